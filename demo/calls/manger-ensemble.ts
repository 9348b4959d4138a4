import type { Calendar } from '../world/calendar.js';
import type { CallFile } from './call-file.js';
import { cents, choice, long, section } from './form-parts.js';

/** A call still being written: its grid is missing, and the partner has not approved it yet. */
export const mangerEnsemble = (calendar: Calendar): CallFile => ({
  leads: ['mutuelle-des-deux-rives', 'departement-de-la-haute-vallee'],
  team: [{ email: 'fatou.sarr@deux-rives.example', function: 'officer' }],
  call: {
    kind: 'projects',
    title: 'Manger ensemble, manger bien',
    summary: `Des tables partagées, des cuisines ouvertes, des jardins nourriciers : retrouver le goût de manger quand on vit seul.`,
    need: `Une personne âgée sur cinq, parmi nos adhérents qui vivent seuls, saute régulièrement le repas du soir. Ce n’est pas d’abord une affaire de diététique : c’est une affaire de table vide.

*À compléter avec les chiffres du Département.*`,
    themes: ['Alimentation', 'Lien social'],
    publics: ['Personnes de plus de 60 ans'],
    territories: ['Loire', 'Rhône'],
    money: {
      currency: 'EUR',
      envelopeCents: cents(240_000),
      perProjectMinCents: cents(10_000),
      perProjectMaxCents: cents(40_000),
      shareMaxPercent: 80,
      laureatesMin: 6,
      laureatesMax: 10,
      yearsMax: 1,
      notes: '',
    },
    opensAt: calendar.officialAt(45, '09:00'),
    closesAt: calendar.officialAt(90, '18:00'),
    sections: [
      section('action', `L’action`, '', [
        choice('forme', 'Forme', [
          ['table', 'Table partagée'],
          ['cuisine', 'Cuisine ouverte'],
          ['jardin', 'Jardin nourricier'],
        ]),
        long('description', 'Le déroulement', 3000),
      ]),
    ],
    pact: [
      {
        id: 'raisons',
        kind: 'reasons_for_refusal',
        statement: 'Motiver chaque refus, critère par critère',
        days: null,
        amountCents: null,
      },
    ],
    contact: { name: 'Nadia Belkacem', email: 'nadia.belkacem@deux-rives.example' },
  },
});
