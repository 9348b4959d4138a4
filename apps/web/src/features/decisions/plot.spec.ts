import { dotsOf, PLOT, topOf, xOf } from './plot';

describe('score dots', () => {
  it('stand where the score is, and never out of the axis', () => {
    expect(xOf(0, 20)).toBe(PLOT.left);
    expect(xOf(20, 20)).toBe(PLOT.right);
    expect(xOf(25, 20)).toBe(PLOT.right);
  });

  it('pile up where scores are close, and stay on the line where they are apart', () => {
    const [low, one, two] = dotsOf([15, 7, 15], 20);
    expect(low).toEqual({ x: xOf(7, 20), y: PLOT.base });
    expect(one?.y).toBe(PLOT.base);
    expect(two).toEqual({ x: xOf(15, 20), y: PLOT.base - PLOT.step });
  });

  it('leave room above for high piles', () => {
    expect(topOf(dotsOf([12], 20))).toBe(-8);
    expect(topOf(dotsOf([12, 12, 12, 12, 12, 12], 20))).toBeLessThan(-20);
  });
});
