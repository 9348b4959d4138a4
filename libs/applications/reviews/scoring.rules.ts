import type { Criterion } from '#calls';

/** One criterion's mark in one review; `value` goes from 0 to the criterion's own maximum. */
export interface Score {
  criterionId: string;
  value: number | null;
  comment: string;
}

/** One review read as a mark. */
export interface Mark {
  reviewerId: string;
  /** Out of `outOf`, two decimals; null as long as a criterion lacks its score. */
  total: number | null;
}

export interface Marks {
  /** 20, or 100 where the grid itself is scored beyond 20. */
  outOf: 20 | 100;
  mean: number | null;
  /** Distance between the most and the least generous review. */
  spread: number | null;
  byReview: Mark[];
  byCriterion: { criterionId: string; scaleMax: number; mean: number | null; spread: number | null }[];
}

export interface ScoredReview {
  reviewerId: string;
  scores: readonly Score[];
}

/** French grids are read out of 20; one that gives a criterion more than 20 points is read out of 100. */
export const outOfOf = (criteria: readonly Criterion[]): 20 | 100 =>
  criteria.some((criterion) => criterion.scaleMax > 20) ? 100 : 20;

/**
 * Each criterion counts by its weight (all the same when none has one), whatever its scale: 4 out of 5 is worth 16
 * out of 20. The mean is that of the reviews, each counting once.
 */
export function marksOf(criteria: readonly Criterion[], reviews: readonly ScoredReview[]): Marks {
  const outOf = outOfOf(criteria);
  const byReview = reviews.map((review) => ({
    reviewerId: review.reviewerId,
    total: totalOf(criteria, review.scores, outOf),
  }));
  const totals = byReview.map((mark) => mark.total).filter((total) => total !== null);
  return {
    outOf,
    mean: meanOf(totals),
    spread: spreadOf(totals),
    byReview,
    byCriterion: criteria.map((criterion) => {
      const values = reviews
        .map((review) => scoreOn(review.scores, criterion.id))
        .filter((value) => value !== null);
      return {
        criterionId: criterion.id,
        scaleMax: criterion.scaleMax,
        mean: meanOf(values),
        spread: spreadOf(values),
      };
    }),
  };
}

export const isFullyScored = (criteria: readonly Criterion[], scores: readonly Score[]): boolean =>
  criteria.every((criterion) => scoreOn(scores, criterion.id) !== null);

function totalOf(criteria: readonly Criterion[], scores: readonly Score[], outOf: number): number | null {
  if (criteria.length === 0 || !isFullyScored(criteria, scores)) return null;
  let earned = 0;
  let weights = 0;
  for (const { id, scaleMax, weightPercent } of criteria) {
    const weight = weightPercent ?? 1;
    earned += (weight * (scoreOn(scores, id) ?? 0)) / scaleMax;
    weights += weight;
  }
  return weights === 0 ? null : rounded((earned / weights) * outOf);
}

const scoreOn = (scores: readonly Score[], criterionId: string): number | null =>
  scores.find((score) => score.criterionId === criterionId)?.value ?? null;

/** Summed in whole hundredths: the order in which reviews come can't move a mean across a rounding. */
const meanOf = (values: readonly number[]): number | null => {
  if (values.length === 0) return null;
  const hundredths = values.reduce((sum, value) => sum + Math.round(value * 100), 0);
  return Math.round(hundredths / values.length) / 100;
};

const spreadOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : rounded(Math.max(...values) - Math.min(...values));

const rounded = (value: number): number => Math.round(value * 100) / 100;
