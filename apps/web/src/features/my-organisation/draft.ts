import { Approval, LegalForm } from '../../api/generated/types.gen';
import type { Organisation, OrganisationProfile, OrganisationSort, RegistryEntry } from './api';
import type { Place } from './places-field';
import { readRna, readSiren, readSiret } from './registration';

/** A profile as it is being written: places keep their names until they are sent. */
export type Draft = Omit<Required<OrganisationProfile>, 'territories'> & { territories: Place[] };

export const approvals: readonly Approval[] = Object.values(Approval);

/** Legal forms a social enterprise has; institutions are opened with the team of Cornac. */
export const enterpriseForms: readonly LegalForm[] = [
  LegalForm.ASSOCIATION,
  LegalForm.SCIC,
  LegalForm.SCOP,
  LegalForm.COOPERATIVE,
  LegalForm.COMPANY,
  LegalForm.FOUNDATION,
  LegalForm.ENDOWMENT_FUND,
  LegalForm.MUTUAL,
  LegalForm.SISA,
  LegalForm.GIP,
  LegalForm.OTHER,
];

const sortOf: Partial<Record<LegalForm, OrganisationSort>> = {
  association: 'association',
  scic: 'cooperative',
  scop: 'cooperative',
  cooperative: 'cooperative',
  company: 'company',
  foundation: 'foundation',
  endowment_fund: 'foundation',
  mutual: 'mutual',
  collective: 'collective',
};

export const blankDraft: Draft = {
  name: '',
  kind: 'social_enterprise',
  sort: 'association',
  legalForm: 'association',
  legalCode: null,
  siren: null,
  siret: null,
  rna: null,
  foundedOn: null,
  summary: '',
  website: null,
  communeCode: null,
  communeName: null,
  departmentCode: null,
  approvals: [],
  esusNumber: null,
  esusGrantedOn: null,
  esusExpiresOn: null,
  missionObjectives: [],
  missionCommittee: null,
  themes: [],
  publics: [],
  territories: [],
};

export function draftOf(organisation: Organisation): Draft {
  const kept = Object.fromEntries(
    Object.keys(blankDraft).map((name) => [name, organisation[name as keyof Draft]]),
  ) as unknown as Draft;
  return { ...kept, territories: organisation.territories.map(({ key, name }) => ({ key, name })) };
}

/** What the register knows, over what was typed. */
export function fromRegistry(entry: RegistryEntry): Draft {
  const legalForm = entry.legalForm ?? 'association';
  return {
    ...blankDraft,
    legalForm,
    sort: sortOf[legalForm] ?? 'other',
    name: entry.name,
    legalCode: entry.legalForm === null ? null : entry.legalCode,
    siren: entry.siren,
    siret: entry.siret,
    rna: legalForm === 'association' ? entry.rna : null,
    communeCode: entry.communeCode,
    communeName: entry.communeName,
    foundedOn: entry.foundedOn,
    approvals: entry.missionCompany ? [Approval.MISSION_COMPANY] : [],
  };
}

/** What the server expects: blanks as null, numbers without spaces, an address with its protocol. */
export function profileOf(draft: Draft, before: Draft): OrganisationProfile {
  const changed = draft.legalForm !== before.legalForm;
  const website = draft.website?.trim() || null;
  const siret = readSiret(draft.siret ?? '');
  return {
    ...draft,
    name: draft.name.trim(),
    sort: changed ? (sortOf[draft.legalForm] ?? 'other') : draft.sort,
    // A code of the former form would contradict the new one.
    legalCode: changed && draft.legalCode === before.legalCode ? null : draft.legalCode,
    siren: readSiren(draft.siren ?? ''),
    siret,
    rna: draft.legalForm === 'association' ? readRna(draft.rna ?? '') : null,
    website: website === null || /^https?:\/\//i.test(website) ? website : `https://${website}`,
    esusNumber: draft.esusNumber?.trim() || null,
    missionCommittee: draft.missionCommittee?.trim() || null,
    departmentCode: draft.communeCode === null ? draft.departmentCode : null,
    territories: draft.territories.map(({ key }) => key),
  };
}
