import type { Criterion, Score } from './api';

/** French grids are read out of 20; one that gives a criterion more than 20 points is read out of 100. */
export const outOf = (criteria: readonly Criterion[]): 20 | 100 =>
  criteria.some(({ scaleMax }) => scaleMax > 20) ? 100 : 20;

/**
 * The mark of a grid as it is being filled in, reckoned as the server will: each criterion counts by its weight,
 * whatever its scale. Null as long as one lacks its score.
 */
export function totalOf(criteria: readonly Criterion[], scores: readonly Score[]): number | null {
  let earned = 0;
  let weights = 0;
  for (const { id, scaleMax, weightPercent } of criteria) {
    const value = scores.find(({ criterionId }) => criterionId === id)?.value ?? null;
    if (value === null) return null;
    const weight = weightPercent ?? 1;
    earned += (weight * value) / scaleMax;
    weights += weight;
  }
  return weights === 0 ? null : Math.round((earned / weights) * outOf(criteria) * 100) / 100;
}
