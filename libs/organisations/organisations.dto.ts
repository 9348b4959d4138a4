import { Matches, ValidateBy, ValidateIf } from 'class-validator';
import { AccountResponse } from '#identity';
import {
  ChoiceField,
  DayField,
  EmailField,
  FlagField,
  IdField,
  InstantField,
  IntegerField,
  LOCALES,
  ObjectField,
  ObjectsField,
  ORGANISATION_ROLES,
  type OrganisationRole,
  say,
  TextField,
  TextsField,
  UrlField,
} from '#platform';
import {
  APPROVALS,
  type Approval,
  LEGAL_FORM_KEYS,
  type LegalForm,
  ORGANISATION_KINDS,
  ORGANISATION_SORTS,
  type OrganisationKind,
  type OrganisationSort,
} from './legal-forms.js';
import type { Organisation } from './organisation.entity.js';
import { isRna, isSiren } from './registration-numbers.js';

const given = ValidateIf((_, value) => value !== undefined && value !== null);
const SirenRule = ValidateBy(
  { name: 'siren', validator: { validate: (value) => typeof value === 'string' && isSiren(value) } },
  say('Ce numéro SIREN (neuf chiffres) n’est pas valable.', 'This SIREN number (nine digits) is not valid.'),
);
const RnaRule = ValidateBy(
  { name: 'rna', validator: { validate: (value) => typeof value === 'string' && isRna(value) } },
  say('Un numéro RNA est un W suivi de neuf chiffres.', 'An RNA number is a W followed by nine digits.'),
);
const CommuneRule = Matches(
  /^(\d{5}|2[AB]\d{3})$/,
  say(
    'Le code officiel de la commune a cinq signes, comme 69123 ou 2A004.',
    'The commune’s official code has five signs, like 69123 or 2A004.',
  ),
);

/** What a person may say of an organisation. */
export class OrganisationProfile {
  @TextField({ min: 2, max: 160 }) name!: string;
  @ChoiceField(ORGANISATION_KINDS, { enumName: 'OrganisationKind' }) kind!: OrganisationKind;
  @ChoiceField(ORGANISATION_SORTS, { enumName: 'OrganisationSort' }) sort!: OrganisationSort;
  @ChoiceField(LEGAL_FORM_KEYS, { enumName: 'LegalForm' }) legalForm!: LegalForm;
  @given @SirenRule @TextField({ max: 9, optional: true, nullable: true }) siren?: string | null;
  @given @RnaRule @TextField({ max: 10, optional: true, nullable: true }) rna?: string | null;
  @DayField({ optional: true, nullable: true }) foundedOn?: string | null;
  @TextField({ max: 600, optional: true }) summary?: string;
  @UrlField({ optional: true, nullable: true }) website?: string | null;
  @given @CommuneRule @TextField({ max: 5, optional: true, nullable: true }) communeCode?: string | null;
  @TextField({ max: 120, optional: true, nullable: true }) communeName?: string | null;
  @TextField({ max: 3, optional: true, nullable: true }) departmentCode?: string | null;
  @TextsField({ max: 40, maxItems: 10, optional: true }) approvals?: Approval[];
}

export class OrganisationResponse {
  @IdField() id!: string;
  @TextField({ max: 80 }) slug!: string;
  @TextField({ max: 160 }) name!: string;
  @ChoiceField(ORGANISATION_KINDS, { enumName: 'OrganisationKind' }) kind!: OrganisationKind;
  @ChoiceField(ORGANISATION_SORTS, { enumName: 'OrganisationSort' }) sort!: OrganisationSort;
  @ChoiceField(LEGAL_FORM_KEYS, { enumName: 'LegalForm' }) legalForm!: LegalForm;
  @TextField({ max: 9, nullable: true }) siren!: string | null;
  @TextField({ max: 10, nullable: true }) rna!: string | null;
  @DayField({ nullable: true }) foundedOn!: string | null;
  @TextField({ max: 600 }) summary!: string;
  @UrlField({ nullable: true }) website!: string | null;
  @TextField({ max: 5, nullable: true }) communeCode!: string | null;
  @TextField({ max: 120, nullable: true }) communeName!: string | null;
  @TextField({ max: 3, nullable: true }) departmentCode!: string | null;
  @TextsField({ max: 40, maxItems: APPROVALS.length }) approvals!: Approval[];
  @FlagField() verified!: boolean;
  @IntegerField() version!: number;
  @TextsField({ max: 40, maxItems: 20 }) actions!: string[];

  static from(organisation: Organisation, actions: string[]): OrganisationResponse {
    const { verifiedAt, createdAt: _, ...rest } = organisation;
    return { ...rest, verified: verifiedAt !== null, actions };
  }
}

export class TeamMember {
  @IdField() accountId!: string;
  @TextField({ max: 120 }) displayName!: string;
  @EmailField() email!: string;
  @TextField({ max: 120 }) title!: string;
  @ChoiceField(ORGANISATION_ROLES, { enumName: 'OrganisationRole' }) role!: OrganisationRole;
}

export class TeamResponse {
  @ObjectsField(() => TeamMember) items!: TeamMember[];
}

export class OwnMembership {
  @IdField() organisationId!: string;
  @TextField({ max: 160 }) organisationName!: string;
  @TextField({ max: 80 }) organisationSlug!: string;
  @ChoiceField(ORGANISATION_KINDS, { enumName: 'OrganisationKind' }) organisationKind!: OrganisationKind;
  @ChoiceField(ORGANISATION_ROLES, { enumName: 'OrganisationRole' }) role!: OrganisationRole;
  @ChoiceField(['delegation', 'collective'], {
    nullable: true,
    enumName: 'StandingVia',
    description: 'Lent by a colleague, or through an organisation of the collective; null for one’s own',
  })
  via!: 'delegation' | 'collective' | null;
}

/** Who is there, in which organisations, and what this instance offers. */
export class SessionResponse {
  @ObjectField(() => AccountResponse, { nullable: true }) account!: AccountResponse | null;
  @ObjectsField(() => OwnMembership) memberships!: OwnMembership[];
  @ChoiceField(LOCALES, { enumName: 'Locale' }) locale!: string;
  @FlagField({ description: 'One-click sign-ins are offered' }) demo!: boolean;
  @FlagField({ description: 'A development mailbox shows the mails' }) mailbox!: boolean;
  @InstantField() serverTime!: string;
}
