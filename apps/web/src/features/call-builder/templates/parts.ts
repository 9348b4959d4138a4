import type { Locale } from '~/messages/keys';
import type {
  Commitment,
  Criterion,
  EligibilityRule,
  FieldType,
  FormField,
  FormSection,
  Money,
} from '../api';

/** The words of a template in the author's language: `say('Le besoin', 'The need')`. */
export type Say = (fr: string, en: string) => string;

export const sayIn =
  (locale: Locale): Say =>
  (fr, en) =>
    locale === 'fr' ? fr : en;

export const noMoney: Money = {
  currency: 'EUR',
  envelopeCents: null,
  perProjectMinCents: null,
  perProjectMaxCents: null,
  shareMaxPercent: null,
  laureatesMin: null,
  laureatesMax: null,
  yearsMax: null,
  notes: '',
};

/** A required question; the last argument changes what it must. */
export const field = (
  key: string,
  type: FieldType,
  label: string,
  help = '',
  more: Partial<FormField> = {},
): FormField => ({ key, type, label, help, required: true, ...more });

export const criterion = (
  id: string,
  name: string,
  description: string,
  weightPercent: number | null,
): Criterion => ({ id, name, description, weightPercent, scaleMax: 20 });

export const needSection = (say: Say): FormSection => ({
  key: 'besoin',
  title: say('Le besoin', 'The need'),
  intro: '',
  fields: [
    field(
      'constat',
      'long_text',
      say('Quel besoin, constaté où et auprès de qui ?', 'What need, seen where and with whom?'),
      say('Des faits plutôt que des généralités.', 'Facts rather than generalities.'),
      { maxLength: 2500 },
    ),
    field(
      'personnes',
      'long_text',
      say('Qui est concerné, et combien de personnes ?', 'Who is concerned, and how many people?'),
      '',
      { maxLength: 1500 },
    ),
  ],
});

export const solutionSection = (say: Say): FormSection => ({
  key: 'solution',
  title: say('La solution', 'The solution'),
  intro: say(
    'Cette rubrique peut être marquée confidentielle : seules les personnes qui instruisent la liront.',
    'This section may be marked confidential: only those who review will read it.',
  ),
  fields: [
    field(
      'description',
      'long_text',
      say('Que proposez-vous, concrètement ?', 'What do you propose, in practice?'),
      say(
        'Une journée ordinaire, du point de vue des personnes.',
        'An ordinary day, as people will live it.',
      ),
      { maxLength: 4000 },
    ),
    field(
      'deja',
      'long_text',
      say('Qu’avez-vous déjà essayé, et qu’avez-vous appris ?', 'What have you already tried, and learnt?'),
      '',
      { maxLength: 2500 },
    ),
    field(
      'place',
      'long_text',
      say(
        'Qu’ont décidé les personnes concernées dans ce projet ?',
        'What did the people concerned decide in this project?',
      ),
      '',
      { maxLength: 2000 },
    ),
  ],
});

export const meansSection = (say: Say): FormSection => ({
  key: 'moyens',
  title: say('Les moyens', 'The means'),
  intro: '',
  fields: [
    field('equipe', 'long_text', say('Qui fera quoi ?', 'Who will do what?'), '', { maxLength: 2000 }),
    field(
      'calendrier',
      'long_text',
      say('Les grandes étapes et leurs dates', 'The main steps and their dates'),
      '',
      { maxLength: 1500 },
    ),
    field(
      'budget',
      'budget',
      say('Le budget', 'The budget'),
      say(
        'Ce que cela coûte, et ce qui le paie. Les deux colonnes s’équilibrent.',
        'What it costs, and what pays for it. Both columns balance.',
      ),
    ),
    field(
      'suite',
      'long_text',
      say('Qui paiera quand l’aide s’arrêtera ?', 'Who will pay when the support ends?'),
      '',
      { maxLength: 1500 },
    ),
    field('pieces', 'file', say('Documents utiles', 'Useful documents'), '', { required: false }),
  ],
});

export const socialEnterprisesOnly = (say: Say): EligibilityRule => ({
  id: 'structure',
  statement: say(
    'Être une entreprise sociale : association, coopérative, entreprise agréée ou société à mission.',
    'To be a social enterprise: association, cooperative, approved company or mission company.',
  ),
  severity: 'bar',
  waivable: true,
  condition: { fact: 'organisation.kind', is: 'oneOf', value: ['social_enterprise'] },
});

export const oneYearOld = (say: Say): EligibilityRule => ({
  id: 'anciennete',
  statement: say(
    'Exister depuis un an au moins, ou être porté par une structure qui l’est.',
    'To have existed for one year at least, or be hosted by a body that has.',
  ),
  severity: 'bar',
  waivable: true,
  condition: { fact: 'organisation.ageYears', is: 'atLeast', value: 1 },
});

export const approvedFirst = (say: Say): EligibilityRule => ({
  id: 'agrement',
  statement: say(
    'Être agréé ESUS ou reconnu d’utilité publique.',
    'To hold an ESUS or public-utility approval.',
  ),
  severity: 'priority',
  waivable: false,
  condition: { fact: 'organisation.approvals', is: 'includesAnyOf', value: ['esus', 'public_utility'] },
});

const promise = (
  kind: Commitment['kind'],
  statement: string,
  more: Partial<Commitment> = {},
): Commitment => ({ id: kind.replaceAll('_', '-'), kind, statement, days: null, amountCents: null, ...more });

export const promises = {
  answer: (say: Say, days: number): Commitment =>
    promise(
      'answer_within_days',
      say(
        `Répondre à tous au plus tard ${days} jours après la date limite`,
        `Answer everyone at most ${days} days after the deadline`,
      ),
      { days },
    ),
  reasons: (say: Say): Commitment =>
    promise(
      'reasons_for_refusal',
      say(
        'Motiver chaque refus, critère par critère',
        'Give reasons for each refusal, criterion by criterion',
      ),
    ),
  scores: (say: Say): Commitment =>
    promise(
      'scores_shared',
      say('Partager les notes avec chaque candidat', 'Share scores with each applicant'),
    ),
  ideas: (say: Say): Commitment =>
    promise(
      'ideas_stay_yours',
      say(
        'Vos idées restent à vous : la lecture est tracée, rien n’est repris',
        'Your ideas stay yours: reading is logged, nothing is taken over',
      ),
    ),
  feasibility: (say: Say, amountCents: number): Commitment =>
    promise(
      'paid_feasibility',
      say(
        'Payer l’étude de faisabilité, même si l’on s’arrête là',
        'Pay for the feasibility study, even if it stops there',
      ),
      { amountCents },
    ),
};
