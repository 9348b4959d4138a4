import {
  ChoiceField,
  EmailField,
  IdField,
  InstantField,
  ObjectField,
  ObjectsField,
  ORGANISATION_ROLES,
  type OrganisationRole,
  TextField,
  TextsField,
} from '#platform';

export class DelegateRequest {
  @IdField({ optional: true, description: 'Whose rights: one’s own when left out' }) fromAccountId?: string;
  @IdField({ optional: true, description: 'A colleague' }) toAccountId?: string;
  @EmailField({ optional: true, description: 'Someone else, by address' }) email?: string;
  @ChoiceField(ORGANISATION_ROLES, { enumName: 'OrganisationRole' }) role!: OrganisationRole;
  @InstantField({ optional: true, description: 'Now when left out' }) startsAt?: string;
  @InstantField({ description: 'First instant without it; within a year' }) endsAt!: string;
  @TextField({ max: 300, optional: true }) reason?: string;
}

class DelegationPerson {
  @IdField() accountId!: string;
  @TextField({ max: 120 }) displayName!: string;
}

export class DelegationResponse {
  @IdField() id!: string;
  @ObjectField(() => DelegationPerson) from!: DelegationPerson;
  @ObjectField(() => DelegationPerson) to!: DelegationPerson;
  @ChoiceField(ORGANISATION_ROLES, { enumName: 'OrganisationRole' }) role!: OrganisationRole;
  @TextField({ max: 300 }) reason!: string;
  @InstantField() startsAt!: string;
  @InstantField() endsAt!: string;
  @TextsField({ max: 40, maxItems: 5 }) actions!: string[];
}

export class DelegationsPage {
  @ObjectsField(() => DelegationResponse) items!: DelegationResponse[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}
