import {
  ChoiceField,
  EmailField,
  FlagField,
  IdField,
  InstantField,
  IntegerField,
  ObjectField,
  ObjectsField,
  ORGANISATION_ROLES,
  type OrganisationRole,
  PageQuery,
  TextField,
  TextsField,
} from '#platform';
import {
  LEGAL_FORM_KEYS,
  type LegalForm,
  ORGANISATION_KINDS,
  type OrganisationKind,
} from '../legal-forms.js';
import { ORGANISATION_STATUSES, type OrganisationStatus } from '../organisation.entity.js';
import { CLAIM_STATUSES, type ClaimStatus } from './claim.types.js';

export class OrganisationsToVerifyQuery extends PageQuery {
  @ChoiceField(ORGANISATION_STATUSES, { enumName: 'OrganisationStatus', optional: true })
  status?: OrganisationStatus;
  @TextField({ max: 80, optional: true, description: 'Part of the name, or a SIREN' }) q?: string;
}

/** What an administrator needs to tell whether an organisation is who it says. */
export class OrganisationUnderReview {
  @IdField() id!: string;
  @TextField({ max: 160 }) name!: string;
  @TextField({ max: 80 }) slug!: string;
  @ChoiceField(ORGANISATION_KINDS, { enumName: 'OrganisationKind' }) kind!: OrganisationKind;
  @ChoiceField(LEGAL_FORM_KEYS, { enumName: 'LegalForm' }) legalForm!: LegalForm;
  @TextField({ max: 9, nullable: true }) siren!: string | null;
  @TextField({ max: 10, nullable: true }) rna!: string | null;
  @TextField({ max: 120, nullable: true }) communeName!: string | null;
  @ChoiceField(ORGANISATION_STATUSES, { enumName: 'OrganisationStatus' }) status!: OrganisationStatus;
  @TextField({ max: 1000, nullable: true }) statusReason!: string | null;
  @InstantField({ nullable: true }) verificationRequestedAt!: string | null;
  @IntegerField() members!: number;
  @TextsField({
    max: 253,
    maxItems: 10,
    description: 'E-mail domains it says are its own: verified, it may let their people in and sign them in',
  })
  domains!: string[];
  @IntegerField() version!: number;
  @TextsField({ max: 40, maxItems: 10 }) actions!: string[];
}

export class OrganisationsUnderReviewPage {
  @ObjectsField(() => OrganisationUnderReview) items!: OrganisationUnderReview[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}

export class ClaimRequest {
  @TextField({ min: 10, max: 1000, description: 'Who one is there, and who can confirm it' })
  message!: string;
  @TextField({ max: 120, optional: true, description: 'One’s function there' }) title?: string;
}

export class AcceptClaimRequest {
  @ChoiceField(ORGANISATION_ROLES, { enumName: 'OrganisationRole' }) role!: OrganisationRole;
}

export class ClaimParty {
  @IdField() id!: string;
  @TextField({ max: 160 }) name!: string;
  @TextField({ max: 80 }) slug!: string;
}

export class Claimant {
  @IdField() id!: string;
  @TextField({ max: 120 }) name!: string;
  @EmailField({ description: 'For the owners and the administrators' }) email!: string;
}

export class ClaimResponse {
  @IdField() id!: string;
  @ObjectField(() => ClaimParty) organisation!: ClaimParty;
  @ObjectField(() => Claimant) claimant!: Claimant;
  @ChoiceField(CLAIM_STATUSES, { enumName: 'ClaimStatus' }) status!: ClaimStatus;
  @TextField({ max: 120 }) title!: string;
  @TextField({ max: 1000 }) message!: string;
  @ChoiceField(ORGANISATION_ROLES, { enumName: 'OrganisationRole', nullable: true })
  role!: OrganisationRole | null;
  @TextField({ max: 1000, nullable: true }) reason!: string | null;
  @InstantField() createdAt!: string;
  @InstantField({ description: 'From then on, administrators may answer' }) ownersHaveUntil!: string;
  @FlagField({ description: 'The owners let their time pass' }) overdue!: boolean;
  @InstantField({ nullable: true }) decidedAt!: string | null;
  @IntegerField() version!: number;
  @TextsField({ max: 40, maxItems: 10 }) actions!: string[];
}

export class ClaimPage {
  @ObjectsField(() => ClaimResponse) items!: ClaimResponse[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
}

export class ClaimsResponse {
  @ObjectsField(() => ClaimResponse) items!: ClaimResponse[];
}
