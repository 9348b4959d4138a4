import type { Template } from './index';
import {
  approvedFirst,
  criterion,
  field,
  meansSection,
  needSection,
  noMoney,
  oneYearOld,
  promises,
  type Say,
  socialEnterprisesOnly,
  solutionSection,
} from './parts';

/** A call for projects that begins with a paid feasibility study. */
export const projects = (say: Say): Template => ({
  kind: 'projects',
  money: {
    ...noMoney,
    shareMaxPercent: 80,
    notes: say(
      'Versé en trois fois : 40 % à la signature, 40 % à mi-parcours, 20 % au bilan.',
      'Paid in three parts: 40 % at signature, 40 % half-way, 20 % at the end.',
    ),
  },
  eligibility: [socialEnterprisesOnly(say), oneYearOld(say), approvedFirst(say)],
  sections: [needSection(say), solutionSection(say), meansSection(say)],
  criteria: [
    criterion(
      'besoin',
      say('Réponse au besoin', 'Answer to the need'),
      say(
        'Pour qui, à quel moment de leur journée, mieux que quoi',
        'For whom, when in their day, better than what',
      ),
      30,
    ),
    criterion(
      'place',
      say('Place des personnes concernées', 'Place of the people concerned'),
      say('Elles ont décidé de quelque chose', 'They decided something'),
      25,
    ),
    criterion(
      'modele',
      say('Modèle économique', 'Economic model'),
      say('Ce qui paie quand l’aide s’arrête', 'What pays when the support ends'),
      20,
    ),
    criterion(
      'faisabilite',
      say('Faisabilité sur place', 'Feasibility on site'),
      say('Avec les équipes, les lieux et les horaires', 'With the teams, the places and the hours'),
      15,
    ),
    criterion(
      'reproductible',
      say('Reproductible ailleurs', 'Reproducible elsewhere'),
      say('Ce qu’une autre institution pourrait reprendre', 'What another institution could take up'),
      10,
    ),
  ],
  pact: [
    promises.answer(say, 60),
    promises.reasons(say),
    promises.feasibility(say, 500_000),
    promises.ideas(say),
  ],
});

/** A call for interest: short, early, to meet people before writing anything heavier. */
export const interest = (say: Say): Template => ({
  kind: 'interest',
  eligibility: [socialEnterprisesOnly(say)],
  sections: [
    {
      key: 'interet',
      title: say('Votre intérêt', 'Your interest'),
      intro: say('Deux pages suffisent.', 'Two pages are enough.'),
      fields: [
        field('savoir', 'long_text', say('Ce que vous savez faire', 'What you can do'), '', {
          maxLength: 3000,
        }),
        field('envie', 'long_text', say('Ce que vous feriez avec nous', 'What you would do with us'), '', {
          maxLength: 3000,
        }),
        field('territoires', 'short_text', say('Où pouvez-vous agir ?', 'Where can you act?')),
        field('site', 'url', say('Votre site', 'Your site'), '', { required: false }),
      ],
    },
  ],
  criteria: [
    criterion('pertinence', say('Pertinence', 'Relevance'), '', 50),
    criterion('experience', say('Expérience', 'Experience'), '', 50),
  ],
  pact: [promises.answer(say, 30), promises.reasons(say), promises.ideas(say)],
});

/** Regional prizes: several awards, some of them in kind. */
export const prizes = (say: Say): Template => ({
  kind: 'projects',
  awards: [
    {
      name: say('Premier prix', 'First prize'),
      amountCents: 1_500_000,
      count: 1,
      optional: false,
      note: '',
    },
    {
      name: say('Prix du public', 'Public’s prize'),
      amountCents: 500_000,
      count: 1,
      optional: false,
      note: '',
    },
    {
      name: say('Coup de cœur du jury', 'Jury’s favourite'),
      amountCents: null,
      count: 1,
      optional: true,
      note: say('Un an d’accompagnement par nos équipes', 'One year of support by our teams'),
    },
  ],
  eligibility: [
    {
      id: 'region',
      statement: say('Agir dans la région.', 'To act in the region.'),
      severity: 'bar',
      waivable: false,
      condition: null,
    },
    oneYearOld(say),
  ],
  sections: [
    {
      key: 'initiative',
      title: say('L’initiative', 'The initiative'),
      intro: '',
      fields: [
        field('recit', 'long_text', say('Racontez-la', 'Tell it'), '', { maxLength: 3000 }),
        field('depuis', 'date', say('Depuis quand ?', 'Since when?')),
        field(
          'personnes',
          'number',
          say('Combien de personnes en profitent ?', 'How many people benefit?'),
          '',
          {
            min: 0,
          },
        ),
        field('resultats', 'long_text', say('Qu’est-ce qui a changé ?', 'What has changed?'), '', {
          maxLength: 2000,
        }),
        field('photos', 'file', say('Photos', 'Photos'), '', { required: false }),
      ],
    },
  ],
  criteria: [
    criterion('utilite', say('Utilité', 'Usefulness'), '', 40),
    criterion('originalite', say('Originalité', 'Originality'), '', 30),
    criterion('durable', say('Capacité à durer', 'Ability to last'), '', 30),
  ],
  pact: [promises.answer(say, 45), promises.reasons(say)],
});
