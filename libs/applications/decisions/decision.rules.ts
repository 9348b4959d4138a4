import type { CallView, Commitment, Criterion } from '#calls';
import type { Fault } from '#platform';
import type { Outcome } from '../application.types.js';
import { euros } from '../drafts/money-text.js';

/** One reason of a decision, on a criterion or in general. */
export interface Reason {
  criterionId: string | null;
  text: string;
}

export interface DecisionDraft {
  outcome: Outcome;
  amountCents: number | null;
  reasons: readonly Reason[];
}

type Frame = Pick<CallView, 'criteria' | 'pact' | 'money'>;

export const promises = (pact: readonly Commitment[], kind: Commitment['kind']): boolean =>
  pact.some((commitment) => commitment.kind === kind);

/** Whatever keeps a decision from being held, told at once. The envelope is judged apart, under lock. */
export function decisionFaults(decision: DecisionDraft, call: Frame, requestedCents: number | null): Fault[] {
  return [...amountFaults(decision, call, requestedCents), ...reasonFaults(decision, call)];
}

function amountFaults(
  { outcome, amountCents }: DecisionDraft,
  { money }: Frame,
  requestedCents: number | null,
): Fault[] {
  const pointer = '/amountCents';
  if (outcome === 'declined')
    return amountCents === null
      ? []
      : [
          {
            pointer,
            detail: { fr: 'Un refus n’a pas de montant.', en: 'A refusal has no amount.' },
          },
        ];
  if (amountCents === null)
    return outcome === 'accepted' && requestedCents !== null
      ? [{ pointer, detail: { fr: 'Dites le montant accordé.', en: 'Say the amount granted.' } }]
      : [];
  const most = requestedCents ?? money.perProjectMaxCents;
  if (most === null || amountCents <= most) return [];
  const { fr, en } = euros(most);
  return [
    {
      pointer,
      detail: { fr: `${fr} au plus\u00a0: pas plus que demandé.`, en: `${en} at most: no more than asked.` },
    },
  ];
}

function reasonFaults({ outcome, reasons }: DecisionDraft, { criteria, pact }: Frame): Fault[] {
  const known = new Set(criteria.map((criterion) => criterion.id));
  const strangers: Fault[] = reasons.flatMap(({ criterionId }, i) =>
    criterionId === null || known.has(criterionId)
      ? []
      : [
          {
            pointer: `/reasons/${i}/criterionId`,
            detail: { fr: 'Critère inconnu de la grille.', en: 'Criterion unknown to the grid.' },
          },
        ],
  );
  if (outcome === 'accepted') return strangers;
  if (promises(pact, 'reasons_for_refusal') && criteria.length > 0)
    return [...strangers, ...missingReasons(criteria, reasons)];
  return reasons.length > 0
    ? strangers
    : [
        ...strangers,
        {
          pointer: '/reasons',
          detail: { fr: 'Dites au moins une raison.', en: 'Give at least one reason.' },
        },
      ];
}

/** The pact promised reasons: each criterion has its own. */
function missingReasons(criteria: readonly Criterion[], reasons: readonly Reason[]): Fault[] {
  const given = new Set(reasons.filter((reason) => reason.text.trim()).map((reason) => reason.criterionId));
  return criteria
    .filter((criterion) => !given.has(criterion.id))
    .map((criterion) => ({
      pointer: `/reasons/${criterion.id}`,
      detail: {
        fr: `Le pacte promet une raison sur «\u00a0${criterion.name}\u00a0».`,
        en: `The pact promises a reason on “${criterion.name}”.`,
      },
    }));
}
