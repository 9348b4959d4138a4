import type { Criterion } from '#calls';
import { type Actor, allowIf, defineMachine, refuse } from '#platform';
import { REVIEW_STATUSES } from '../application.types.js';
import { reviewClosed, reviewIncomplete } from './review.problems.js';
import { isFullyScored, type Score } from './scoring.rules.js';

/** One reviewer's reading of one dossier, as its life depends on. */
export interface ReviewSubject {
  readonly status: string;
  reviewerId: string;
  scores: readonly Score[];
  criteria: readonly Criterion[];
  /** State of the application reviewed. */
  applicationState: string;
}

const itsReviewer = (actor: Actor | null, review: ReviewSubject) =>
  allowIf(actor?.accountId === review.reviewerId, refuse('Un avis est personnel.', 'A review is personal.'));

export const reviewMachine = defineMachine<ReviewSubject>()({
  name: 'review',
  statuses: REVIEW_STATUSES,
  initial: 'assigned',
  final: ['sent', 'recused'],
  transitions: [
    { action: 'send', from: ['assigned'], to: 'sent', who: itsReviewer, when: readyToSend },
    { action: 'recuse', from: ['assigned', 'sent'], to: 'recused', who: itsReviewer },
  ],
});

/** Reviews are written from the assignment until decisions are released. */
export const isUnderReview = (applicationState: string): boolean =>
  applicationState === 'in_review' || applicationState === 'shortlisted';

function readyToSend({ criteria, scores, applicationState }: ReviewSubject) {
  if (!isUnderReview(applicationState)) return reviewClosed();
  if (isFullyScored(criteria, scores)) return undefined;
  const scored = new Set(scores.filter((score) => score.value !== null).map((score) => score.criterionId));
  return reviewIncomplete(criteria.filter((criterion) => !scored.has(criterion.id)));
}
