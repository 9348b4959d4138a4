import type { QueryClient } from '@tanstack/react-query';
import type { Api } from '~/api/client';
import { Autosave, type Held } from '~/shared/autosave';
import { localCopies } from '~/shared/local-copies';
import { type Criterion, myReviewQuery, type Review, type Score, saveReview, saveReviewLeaving } from './api';

/** The opinion, and one entry per criterion: two windows may then write different ones. */
export type ReviewDraft = Record<string, unknown>;

const OPINION = 'opinion';
const keyOf = (criterionId: string): string => `score:${criterionId}`;

export const opinionOf = (draft: ReviewDraft): string => String(draft[OPINION] ?? '');

export function scoreOf(draft: ReviewDraft, criterionId: string): Score {
  const known = draft[keyOf(criterionId)] as Score | undefined;
  return known ?? { criterionId, value: null, comment: '' };
}

/** Scores that fit the grid: one that does not is said beside its field, and waits without holding the rest back. */
export const fittingScores = (draft: ReviewDraft, criteria: readonly Criterion[]): Score[] =>
  criteria.map(({ id, scaleMax }) => {
    const score = scoreOf(draft, id);
    const fits = score.value !== null && score.value >= 0 && score.value <= scaleMax;
    return fits ? score : { ...score, value: null };
  });

export const withScore = (draft: ReviewDraft, score: Score): ReviewDraft => ({
  ...draft,
  [keyOf(score.criterionId)]: score,
});

export const withOpinion = (draft: ReviewDraft, opinion: string): ReviewDraft => ({
  ...draft,
  [OPINION]: opinion,
});

export const heldReview = ({ scores, opinion, version }: Review): Held<ReviewDraft> => ({
  value: {
    [OPINION]: opinion,
    ...Object.fromEntries(scores.map((score) => [keyOf(score.criterionId), score])),
  },
  version,
  savedAt: null,
});

interface Surroundings {
  api: Api;
  queryClient: QueryClient;
  accountId: string;
}

const open = new Map<string, Autosave<ReviewDraft>>();

/** The review under way on one dossier; it outlives the page, so that what is being sent goes on being sent. */
export function reviewDraftOf(
  { api, queryClient, accountId }: Surroundings,
  applicationId: string,
  review: Review,
  criteria: readonly Criterion[],
): Autosave<ReviewDraft> {
  const known = open.get(review.id);
  if (known !== undefined) return known;
  const query = myReviewQuery(api, applicationId);
  const made = new Autosave<ReviewDraft>({
    held: heldReview(review),
    copies: localCopies(`${accountId}:review:${review.id}`),
    reread: async () => heldReview(await queryClient.fetchQuery({ ...query, staleTime: 0 })),
    send: async (draft, version, leaving) => {
      const body = { scores: fittingScores(draft, criteria), opinion: opinionOf(draft) };
      const saved = await (leaving
        ? saveReviewLeaving(applicationId, version, body)
        : saveReview(api, applicationId, version, body));
      queryClient.setQueryData(query.queryKey, saved);
      return { version: saved.version, savedAt: new Date().toISOString() };
    },
  });
  open.set(review.id, made);
  return made;
}
