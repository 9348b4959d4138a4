import { Matches, ValidateBy, ValidateIf } from 'class-validator';
import { AccountResponse } from '#identity';
import {
  ChoiceField,
  ChoicesField,
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
  PageQuery,
  say,
  TextField,
  TextsField,
  UrlField,
} from '#platform';
import { PublicDocument } from './documents/documents.dto.js';
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
import { ORGANISATION_STATUSES, type OrganisationStatus } from './organisation.entity.js';
import { TerritoryResponse } from './places/places.dto.js';
import { PublicReference } from './references/references.dto.js';
import { isRna, isSiren, isSiret } from './registration-numbers.js';

const given = ValidateIf((_, value) => value !== undefined && value !== null);
const SirenRule = ValidateBy(
  { name: 'siren', validator: { validate: (value) => typeof value === 'string' && isSiren(value) } },
  say('Ce numéro SIREN (neuf chiffres) n’est pas valable.', 'This SIREN number (nine digits) is not valid.'),
);
const SiretRule = ValidateBy(
  { name: 'siret', validator: { validate: (value) => typeof value === 'string' && isSiret(value) } },
  say(
    'Ce numéro SIRET (quatorze chiffres) n’est pas valable.',
    'This SIRET number (fourteen digits) is not valid.',
  ),
);
const LegalCodeRule = Matches(
  /^\d{4}$/,
  say('Une catégorie juridique de l’INSEE a quatre chiffres.', 'An INSEE legal category has four digits.'),
);
const TerritoriesRule = Matches(/^(country|region|department|commune):[0-9A-Z]{2,5}$/, {
  each: true,
  ...say(
    'Une clé de lieu est attendue, comme department:69.',
    'A place key is expected, like department:69.',
  ),
});
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

/** What a person may say of an organisation. What is left out stays as it is. */
export class OrganisationProfile {
  @TextField({ min: 2, max: 160 }) name!: string;
  @ChoiceField(ORGANISATION_KINDS, { enumName: 'OrganisationKind' }) kind!: OrganisationKind;
  @ChoiceField(ORGANISATION_SORTS, { enumName: 'OrganisationSort' }) sort!: OrganisationSort;
  @ChoiceField(LEGAL_FORM_KEYS, { enumName: 'LegalForm' }) legalForm!: LegalForm;
  @given
  @LegalCodeRule
  @TextField({ max: 4, optional: true, nullable: true, description: 'INSEE legal category' })
  legalCode?: string | null;
  @given @SirenRule @TextField({ max: 9, optional: true, nullable: true }) siren?: string | null;
  @given
  @SiretRule
  @TextField({ max: 14, optional: true, nullable: true, description: 'Of the seat; gives the SIREN too' })
  siret?: string | null;
  @given @RnaRule @TextField({ max: 10, optional: true, nullable: true }) rna?: string | null;
  @DayField({ optional: true, nullable: true }) foundedOn?: string | null;
  @TextField({ max: 600, optional: true }) summary?: string;
  @UrlField({ optional: true, nullable: true }) website?: string | null;
  @given
  @CommuneRule
  @TextField({ max: 5, optional: true, nullable: true, description: 'Gives the name and the department' })
  communeCode?: string | null;
  @TextField({ max: 120, optional: true, nullable: true, description: 'Kept only without an official code' })
  communeName?: string | null;
  @TextField({ max: 3, optional: true, nullable: true, description: 'Kept only without an official code' })
  departmentCode?: string | null;
  @ChoicesField(APPROVALS, { optional: true, enumName: 'Approval' }) approvals?: Approval[];
  @TextField({ max: 40, optional: true, nullable: true }) esusNumber?: string | null;
  @DayField({ optional: true, nullable: true }) esusGrantedOn?: string | null;
  @DayField({ optional: true, nullable: true }) esusExpiresOn?: string | null;
  @TextsField({ max: 300, maxItems: 10, optional: true, description: 'In the order of the statutes' })
  missionObjectives?: string[];
  @TextField({ max: 200, optional: true, nullable: true }) missionCommittee?: string | null;
  @TextsField({ max: 60, maxItems: 12, optional: true }) themes?: string[];
  @TextsField({ max: 80, maxItems: 20, optional: true }) publics?: string[];
  @TerritoriesRule
  @TextsField({ max: 20, maxItems: 120, optional: true, description: 'Keys of places: department:69' })
  territories?: string[];
}

/** Worth a second look, though accepted. */
export const PROFILE_WARNINGS = ['unusual_rna', 'esus_expired'] as const;
export type ProfileWarning = (typeof PROFILE_WARNINGS)[number];

/** A collective that an organisation belongs to. */
export class PublicCollective {
  @TextField({ max: 80 }) slug!: string;
  @TextField({ max: 160 }) name!: string;
}

export class OrganisationResponse {
  @IdField() id!: string;
  @TextField({ max: 80 }) slug!: string;
  @TextField({ max: 160 }) name!: string;
  @ChoiceField(ORGANISATION_KINDS, { enumName: 'OrganisationKind' }) kind!: OrganisationKind;
  @ChoiceField(ORGANISATION_SORTS, { enumName: 'OrganisationSort' }) sort!: OrganisationSort;
  @ChoiceField(LEGAL_FORM_KEYS, { enumName: 'LegalForm' }) legalForm!: LegalForm;
  @TextField({ max: 4, nullable: true }) legalCode!: string | null;
  @TextField({ max: 9, nullable: true }) siren!: string | null;
  @TextField({ max: 14, nullable: true }) siret!: string | null;
  @TextField({ max: 10, nullable: true }) rna!: string | null;
  @DayField({ nullable: true }) foundedOn!: string | null;
  @TextField({ max: 600 }) summary!: string;
  @UrlField({ nullable: true }) website!: string | null;
  @TextField({ max: 5, nullable: true }) communeCode!: string | null;
  @TextField({ max: 120, nullable: true }) communeName!: string | null;
  @TextField({ max: 3, nullable: true }) departmentCode!: string | null;
  @TextField({ max: 80, nullable: true }) departmentName!: string | null;
  @TextField({ max: 80, nullable: true }) regionName!: string | null;
  @ChoicesField(APPROVALS, { enumName: 'Approval' }) approvals!: Approval[];
  @TextField({ max: 40, nullable: true }) esusNumber!: string | null;
  @DayField({ nullable: true }) esusGrantedOn!: string | null;
  @DayField({ nullable: true }) esusExpiresOn!: string | null;
  @TextsField({ max: 300, maxItems: 10 }) missionObjectives!: string[];
  @TextField({ max: 200, nullable: true }) missionCommittee!: string | null;
  @TextsField({ max: 60, maxItems: 12 }) themes!: string[];
  @TextsField({ max: 80, maxItems: 20 }) publics!: string[];
  @ObjectsField(() => TerritoryResponse) territories!: TerritoryResponse[];
  @TextField({ max: 200, nullable: true, description: 'Address of the picture' }) logo!: string | null;
  @ObjectsField(() => PublicReference, { description: 'Attested, and shown by agreement of both' })
  references!: PublicReference[];
  @ObjectsField(() => PublicDocument) documents!: PublicDocument[];
  @ObjectsField(() => PublicCollective, { description: 'It belongs to today' })
  collectives!: PublicCollective[];
  @FlagField() verified!: boolean;
  @ChoiceField(ORGANISATION_STATUSES, { enumName: 'OrganisationStatus' }) status!: OrganisationStatus;
  @TextField({ max: 1000, nullable: true, description: 'For its team and the administrators only' })
  statusReason!: string | null;
  @ChoicesField(PROFILE_WARNINGS, { enumName: 'ProfileWarning', description: 'For its team only' })
  warnings!: ProfileWarning[];
  @IntegerField() version!: number;
  @TextsField({ max: 40, maxItems: 30 }) actions!: string[];
}

export class OrganisationsQuery extends PageQuery {
  @TextField({ max: 80, optional: true, description: 'Part of the name' }) q?: string;
  @ChoiceField(ORGANISATION_KINDS, { enumName: 'OrganisationKind', optional: true }) kind?: OrganisationKind;
}

/** An organisation in a list to choose from. */
export class OrganisationSummary {
  @IdField() id!: string;
  @TextField({ max: 80 }) slug!: string;
  @TextField({ max: 160 }) name!: string;
  @ChoiceField(ORGANISATION_KINDS, { enumName: 'OrganisationKind' }) kind!: OrganisationKind;
  @ChoiceField(ORGANISATION_SORTS, { enumName: 'OrganisationSort' }) sort!: OrganisationSort;
  @TextField({ max: 120, nullable: true }) communeName!: string | null;
  @TextField({ max: 3, nullable: true }) departmentCode!: string | null;
}

export class OrganisationPage {
  @ObjectsField(() => OrganisationSummary) items!: OrganisationSummary[];
  @TextField({ max: 400, nullable: true }) next!: string | null;
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
