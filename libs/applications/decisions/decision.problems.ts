import { type Fault, Problem } from '#platform';
import { euros } from '../drafts/money-text.js';

export const decisionInvalid = (errors: Fault[]): Problem =>
  new Problem({
    type: 'decision-invalid',
    status: 422,
    title: { fr: 'Décision à compléter', en: 'Decision to complete' },
    detail: {
      fr: 'Une décision se justifie\u00a0: montant dans les bornes, raisons dites.',
      en: 'A decision is justified: amount within bounds, reasons given.',
    },
    errors,
  });

export const decisionReleased = (): Problem =>
  new Problem({
    type: 'decision-released',
    status: 409,
    title: { fr: 'Décision déjà annoncée', en: 'Decision already announced' },
    detail: {
      fr: 'Le candidat a reçu cette décision\u00a0: elle ne change plus.',
      en: 'The applicant received this decision: it no longer changes.',
    },
  });

export const notDecidable = (): Problem =>
  new Problem({
    type: 'not-decidable',
    status: 409,
    title: { fr: 'Pas encore en état d’être décidée', en: 'Not yet ready to be decided' },
    detail: {
      fr: 'On décide d’une candidature recevable, non retirée et pas encore décidée.',
      en: 'A decision is made on an admissible application, neither withdrawn nor decided.',
    },
  });

/** Figures in cents, so that the jury sees what is left. */
export const envelopeExceeded = (
  envelopeCents: number,
  committedCents: number,
  askedCents: number,
): Problem => {
  const left = euros(Math.max(0, envelopeCents - committedCents));
  const envelope = euros(envelopeCents);
  return new Problem({
    type: 'envelope-exceeded',
    status: 422,
    title: { fr: 'Enveloppe dépassée', en: 'Envelope exceeded' },
    detail: {
      fr: `Il reste ${left.fr} sur l’enveloppe de ${envelope.fr}.`,
      en: `${left.en} is left of the envelope of ${envelope.en}.`,
    },
    members: {
      envelopeCents,
      committedCents,
      askedCents,
      leftCents: Math.max(0, envelopeCents - committedCents),
    },
  });
};

export const decisionsMissing = (
  undecided: readonly { applicationId: string; title: string; applicantName: string }[],
  hidden: number,
): Problem => {
  const count = undecided.length + hidden;
  return new Problem({
    type: 'decisions-missing',
    status: 422,
    title: { fr: 'Décisions manquantes', en: 'Decisions missing' },
    detail: {
      fr:
        count === 1
          ? 'Une candidature attend sa décision. Toutes s’annoncent ensemble.'
          : `${count} candidatures attendent leur décision. Toutes s’annoncent ensemble.`,
      en:
        count === 1
          ? 'One application awaits its decision. All are announced together.'
          : `${count} applications await their decision. All are announced together.`,
    },
    members: { undecided, hidden },
  });
};
