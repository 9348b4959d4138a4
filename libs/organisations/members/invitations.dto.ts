import {
  ChoiceField,
  EmailField,
  FlagField,
  IdField,
  InstantField,
  IntegerField,
  LOCALES,
  type Locale,
  ObjectField,
  ObjectsField,
  ORGANISATION_ROLES,
  type OrganisationRole,
  TextField,
  TextsField,
} from '#platform';
import { INVITATION_STATUSES, type InvitationStatus, invitationMachine } from './invitation.machine.js';
import type { InvitationRow } from './invitations.repository.js';

export const INVITATIONS_AT_ONCE = 50;

export class InviteRequest {
  @TextsField({ max: 254, maxItems: INVITATIONS_AT_ONCE, description: 'Addresses, one invitation each' })
  emails!: string[];

  @ChoiceField(ORGANISATION_ROLES, { enumName: 'OrganisationRole' }) role!: OrganisationRole;
  @ChoiceField(LOCALES, { optional: true, enumName: 'Locale', description: 'Language of the letter' })
  locale?: Locale;
  @TextField({ max: 1000, optional: true, description: 'A few words of one’s own' }) word?: string;
}

/** An invitation, for those who sent it. */
export class InvitationResponse {
  @IdField() id!: string;
  @EmailField() email!: string;
  @ChoiceField(ORGANISATION_ROLES, { enumName: 'OrganisationRole' }) role!: OrganisationRole;
  @ChoiceField(INVITATION_STATUSES, { enumName: 'InvitationStatus' }) status!: InvitationStatus;
  @TextField({ max: 120 }) inviterName!: string;
  @InstantField() sentAt!: string;
  @InstantField({ description: 'First instant at which it can no longer be accepted' }) expiresAt!: string;
  @IntegerField() version!: number;
  @TextsField({ max: 40, maxItems: 10 }) actions!: string[];

  static from(row: InvitationRow, actions: string[], now: Date): InvitationResponse {
    const { id, email, role, inviterName, version } = row;
    return {
      id,
      email,
      role,
      status: invitationMachine.statusAt(row, now),
      inviterName,
      sentAt: row.sentAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      version,
      actions,
    };
  }
}

export class InvitationsResponse {
  @ObjectsField(() => InvitationResponse) items!: InvitationResponse[];
}

export class InvitationsPage {
  @ObjectsField(() => InvitationResponse) items!: InvitationResponse[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}

export class LookRequest {
  @TextField({ min: 20, max: 100, description: 'What follows # in the letter’s link' }) token!: string;
}

export class AcceptInvitationRequest {
  @TextField({ min: 20, max: 100, optional: true }) token?: string;
}

class InvitingOrganisation {
  @IdField() id!: string;
  @TextField({ max: 160 }) name!: string;
  @TextField({ max: 80 }) slug!: string;
}

/** An invitation, for the person invited. */
export class ReceivedInvitation {
  @IdField() id!: string;
  @ObjectField(() => InvitingOrganisation) organisation!: InvitingOrganisation;
  @EmailField() email!: string;
  @FlagField({ description: 'The person signed in is the one invited' }) forMe!: boolean;
  @ChoiceField(ORGANISATION_ROLES, { enumName: 'OrganisationRole' }) role!: OrganisationRole;
  @TextField({ max: 1000 }) word!: string;
  @TextField({ max: 120 }) inviterName!: string;
  @ChoiceField(INVITATION_STATUSES, { enumName: 'InvitationStatus' }) status!: InvitationStatus;
  @InstantField() expiresAt!: string;
  @IntegerField() version!: number;
  @TextsField({ max: 40, maxItems: 10 }) actions!: string[];
}

export class ReceivedInvitations {
  @ObjectsField(() => ReceivedInvitation) items!: ReceivedInvitation[];
}
