import { type Fault, Problem } from '#platform';
import { codeFitsForm } from '../legal-forms.js';
import type { Organisation } from '../organisation.entity.js';
import { searchable } from '../places/place-names.js';
import { isUnusualRna, sirenOf } from '../registration-numbers.js';

/** What the register knows an organisation by: whoever verified it vouched for these. */
const IDENTITY = [
  'name',
  'kind',
  'legalForm',
  'siren',
  'siret',
  'rna',
] as const satisfies readonly (keyof Organisation)[];

export const identityChanged = (before: Organisation, after: Organisation): boolean =>
  IDENTITY.some((name) => before[name] !== after[name]);

/** Fills in what follows from the rest, and lets go of what no longer applies. */
export function completeProfile(organisation: Organisation): void {
  organisation.searchName = searchable(organisation.name).slice(0, 200);
  if (organisation.siret && !organisation.siren) organisation.siren = sirenOf(organisation.siret);
  if (!organisation.approvals.includes('esus')) {
    organisation.esusNumber = null;
    organisation.esusGrantedOn = null;
    organisation.esusExpiresOn = null;
  }
  if (!organisation.approvals.includes('mission_company')) {
    organisation.missionObjectives = [];
    organisation.missionCommittee = null;
  }
}

/** @throws 422 naming everything that does not fit together. `today`: `AAAA-MM-JJ`. */
export function refuseIncoherent(organisation: Organisation, today: string): void {
  const { siren, siret, legalCode, legalForm, foundedOn, esusGrantedOn, esusExpiresOn } = organisation;
  const faults = [
    siren && siret && sirenOf(siret) !== siren ? SIRET_OF_ANOTHER : null,
    legalCode && !codeFitsForm(legalCode, legalForm) ? CODE_OF_ANOTHER_FORM : null,
    foundedOn && foundedOn > today ? NOT_YET_FOUNDED : null,
    esusGrantedOn && esusExpiresOn && esusExpiresOn < esusGrantedOn ? ESUS_ENDS_BEFORE_IT_BEGINS : null,
  ].filter((fault) => fault !== null);
  if (faults.length > 0) throw profileIncoherent(faults);
}

/** Accepted, but worth a second look from its team. */
export function warningsOf(
  { rna, esusExpiresOn }: Pick<Organisation, 'rna' | 'esusExpiresOn'>,
  today: string,
): ('unusual_rna' | 'esus_expired')[] {
  return [
    ...(rna !== null && isUnusualRna(rna) ? (['unusual_rna'] as const) : []),
    ...(esusExpiresOn !== null && esusExpiresOn < today ? (['esus_expired'] as const) : []),
  ];
}

const profileIncoherent = (errors: Fault[]): Problem =>
  new Problem({
    type: 'profile-incoherent',
    status: 422,
    title: { fr: 'Fiche à corriger', en: 'Profile to correct' },
    detail: {
      fr: 'Certaines informations ne vont pas ensemble.',
      en: 'Some pieces of information do not fit together.',
    },
    errors,
  });

const SIRET_OF_ANOTHER: Fault = {
  pointer: '/siret',
  detail: {
    fr: 'Un SIRET commence par le SIREN de l’organisation : ces deux numéros ne vont pas ensemble.',
    en: 'A SIRET starts with the organisation’s SIREN: these two numbers do not fit together.',
  },
};
const CODE_OF_ANOTHER_FORM: Fault = {
  pointer: '/legalCode',
  detail: {
    fr: 'Cette catégorie juridique de l’INSEE est celle d’une autre forme.',
    en: 'This INSEE legal category belongs to another legal form.',
  },
};
const NOT_YET_FOUNDED: Fault = {
  pointer: '/foundedOn',
  detail: { fr: 'Cette date est à venir.', en: 'This date is in the future.' },
};
const ESUS_ENDS_BEFORE_IT_BEGINS: Fault = {
  pointer: '/esusExpiresOn',
  detail: {
    fr: 'L’agrément finit avant d’avoir commencé.',
    en: 'The approval ends before it begins.',
  },
};
