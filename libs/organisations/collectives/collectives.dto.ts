import {
  ChoiceField,
  IdField,
  InstantField,
  IntegerField,
  ObjectField,
  ObjectsField,
  TextField,
  TextsField,
} from '#platform';
import {
  COLLECTIVE_ACTIONS,
  COLLECTIVE_ROLES,
  COLLECTIVE_STATUSES,
  type CollectiveAction,
  type CollectiveRole,
  type CollectiveStatus,
} from './collective.machine.js';

class CollectiveOrganisation {
  @IdField() id!: string;
  @TextField({ max: 160 }) name!: string;
  @TextField({ max: 80 }) slug!: string;
}

/** An organisation's place in a collective: awaited, present or past. */
export class CollectivePlaceResponse {
  @IdField() id!: string;
  @ObjectField(() => CollectiveOrganisation) collective!: CollectiveOrganisation;
  @ObjectField(() => CollectiveOrganisation) organisation!: CollectiveOrganisation;
  @ChoiceField(COLLECTIVE_ROLES, { enumName: 'CollectiveRole' }) role!: CollectiveRole;
  @ChoiceField(COLLECTIVE_STATUSES, { enumName: 'CollectiveStatus' }) status!: CollectiveStatus;
  @TextField({ max: 1000 }) word!: string;
  @InstantField() askedAt!: string;
  @InstantField({ nullable: true }) joinedAt!: string | null;
  @InstantField({ nullable: true }) leftAt!: string | null;
  @IntegerField() version!: number;
  @TextsField({ max: 40, maxItems: 10 }) actions!: string[];
}

class BackbonePerson {
  @IdField() accountId!: string;
  @TextField({ max: 120 }) displayName!: string;
  @TextField({ max: 120 }) title!: string;
  @TextField({ max: 160 }) organisationName!: string;
}

export class CollectiveResponse {
  @IdField() id!: string;
  @TextField({ max: 160 }) name!: string;
  @TextField({ max: 80 }) slug!: string;
  @TextField({ max: 8000, description: 'The common agenda' }) agenda!: string;
  @ObjectsField(() => CollectivePlaceResponse, { maxItems: 500 }) members!: CollectivePlaceResponse[];
  @ObjectsField(() => BackbonePerson, { maxItems: 100 }) backboneTeam!: BackbonePerson[];
  @IntegerField({ description: 'Of the agenda' }) version!: number;
  @TextsField({ max: 40, maxItems: 10 }) actions!: string[];
}

export class CollectivePlacesResponse {
  @ObjectsField(() => CollectivePlaceResponse, { maxItems: 500 }) items!: CollectivePlaceResponse[];
}

export class AgendaRequest {
  @TextField({ max: 8000 }) agenda!: string;
}

export class InviteOrganisationRequest {
  @IdField() organisationId!: string;
  @ChoiceField(COLLECTIVE_ROLES, { enumName: 'CollectiveRole' }) role!: CollectiveRole;
  @TextField({ max: 1000, optional: true }) word?: string;
}

export class AskToJoinCollectiveRequest {
  @IdField() organisationId!: string;
  @TextField({ max: 1000, optional: true }) word?: string;
}

export class CollectiveRoleRequest {
  @ChoiceField(COLLECTIVE_ROLES, { enumName: 'CollectiveRole' }) role!: CollectiveRole;
}

export class CollectiveAnswerRequest {
  @ChoiceField(COLLECTIVE_ACTIONS, { enumName: 'CollectiveAction' }) action!: CollectiveAction;
}
