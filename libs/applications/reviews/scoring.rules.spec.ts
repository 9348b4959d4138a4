import fc from 'fast-check';
import type { Criterion } from '#calls';
import { isFullyScored, marksOf, type ScoredReview } from './scoring.rules.js';

const criterion = (id: string, scaleMax: number, weightPercent: number | null = null): Criterion => ({
  id,
  name: id,
  description: '',
  weightPercent,
  scaleMax,
});
const review = (reviewerId: string, scores: Record<string, number | null>): ScoredReview => ({
  reviewerId,
  scores: Object.entries(scores).map(([criterionId, value]) => ({ criterionId, value, comment: '' })),
});

describe('marks', () => {
  it('count each criterion by its weight, whatever its scale', () => {
    const grid = [criterion('need', 5, 60), criterion('model', 10, 40)];
    // 4/5 at 60 % and 5/10 at 40 %: 0.48 + 0.20 of 20.
    expect(marksOf(grid, [review('a', { need: 4, model: 5 })]).mean).toBe(13.6);
  });

  it('count criteria the same when none has a weight', () => {
    const grid = [criterion('need', 5), criterion('model', 5)];
    expect(marksOf(grid, [review('a', { need: 5, model: 0 })]).mean).toBe(10);
  });

  it('are read out of 100 where the grid gives a criterion more than 20 points', () => {
    const grid = [criterion('need', 60, 60), criterion('model', 40, 40)];
    expect(marksOf(grid, [review('a', { need: 30, model: 40 })])).toMatchObject({ outOf: 100, mean: 70 });
  });

  it('say how far apart the reviews are, in all and by criterion', () => {
    const grid = [criterion('need', 5)];
    const marks = marksOf(grid, [review('a', { need: 5 }), review('b', { need: 2 })]);
    expect(marks).toMatchObject({ mean: 14, spread: 12 });
    expect(marks.byCriterion).toEqual([{ criterionId: 'need', scaleMax: 5, mean: 3.5, spread: 3 }]);
  });

  it('leave out of the mean a review that lacks a score', () => {
    const grid = [criterion('need', 5), criterion('model', 5)];
    const marks = marksOf(grid, [review('a', { need: 5, model: 5 }), review('b', { need: 1, model: null })]);
    expect(marks.mean).toBe(20);
    expect(marks.byReview[1]?.total).toBeNull();
  });

  it('are nothing where there is no grid or no review', () => {
    expect(marksOf([], [review('a', {})]).mean).toBeNull();
    expect(marksOf([criterion('need', 5)], [])).toMatchObject({ mean: null, spread: null });
  });

  it('take 0 for a score, unlike a blank', () => {
    expect(isFullyScored([criterion('need', 5)], [{ criterionId: 'need', value: 0, comment: '' }])).toBe(
      true,
    );
    expect(isFullyScored([criterion('need', 5)], [{ criterionId: 'need', value: null, comment: '' }])).toBe(
      false,
    );
  });

  it('stay between 0 and the maximum, do not depend on the order of reviews, and agree when all agree', () => {
    const values = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 10 })), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 99 }), (given, weight) => {
        const grid = [criterion('a', 5, weight), criterion('b', 10, 100 - weight)];
        const reviews = given.map(([a, b], i) => review(`${i}`, { a, b }));
        const marks = marksOf(grid, reviews);
        expect(marks.mean).toBeGreaterThanOrEqual(0);
        expect(marks.mean).toBeLessThanOrEqual(20);
        expect(marksOf(grid, [...reviews].reverse()).mean).toBe(marks.mean);
        const [first] = reviews;
        if (first) expect(marksOf(grid, [first, first]).spread).toBe(0);
      }),
    );
  });
});
