import { outOf, totalOf } from './marks';

const criterion = (id: string, weightPercent: number | null, scaleMax = 5) => ({
  id,
  name: id,
  description: '',
  weightPercent,
  scaleMax,
});
const score = (criterionId: string, value: number | null) => ({ criterionId, value, comment: '' });

describe('The mark of a grid', () => {
  const criteria = [criterion('need', 30), criterion('team', 70)];

  it('weighs each criterion, whatever its scale', () => {
    expect(totalOf(criteria, [score('need', 5), score('team', 4)])).toBe(17.2);
  });

  it('waits for the last score', () => {
    expect(totalOf(criteria, [score('need', 5), score('team', null)])).toBeNull();
  });

  it('counts all alike when no weight is given, and reads large scales out of 100', () => {
    const free = [criterion('a', null, 40), criterion('b', null, 40)];
    expect(outOf(free)).toBe(100);
    expect(totalOf(free, [score('a', 40), score('b', 20)])).toBe(75);
  });
});
