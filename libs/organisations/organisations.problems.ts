import { type Fault, Problem } from '#platform';

/** The organisation that holds the number already: its page is public, so it may be named. */
interface Known {
  id: string;
  name: string;
  slug: string;
  taken: 'siren' | 'rna';
}

/** Carries `known`, so that the person may ask to join it instead. */
export const organisationExists = ({ taken, ...known }: Known): Problem =>
  new Problem({
    type: 'organisation-exists',
    status: 422,
    title: { fr: 'Organisation déjà connue', en: 'Organisation already known' },
    detail: {
      fr: `${known.name} porte déjà ce numéro. Si c’est la vôtre, demandez à la rejoindre : ses propriétaires vous répondront.`,
      en: `${known.name} already has this number. If it is yours, ask to join it: its owners will answer you.`,
    },
    errors: [TAKEN[taken]],
    members: { known },
  });

const TAKEN: Record<Known['taken'], Fault> = {
  siren: { pointer: '/siren', detail: { fr: 'SIREN déjà enregistré.', en: 'SIREN already registered.' } },
  rna: {
    pointer: '/rna',
    detail: { fr: 'Numéro RNA déjà enregistré.', en: 'RNA number already registered.' },
  },
};
