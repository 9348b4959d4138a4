import fc from 'fast-check';
import { drawPseudonyms, WORDS } from './pseudonyms.js';

describe('pseudonyms', () => {
  it('are drawn among distinct words', () => {
    expect(WORDS.length).toBeGreaterThan(150);
    expect(new Set(WORDS).size).toBe(WORDS.length);
  });

  it('are never given twice in a panel, whatever its size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.subarray([...WORDS]), (count, taken) => {
        const drawn = drawPseudonyms(count, new Set(taken));
        expect(new Set([...drawn, ...taken]).size).toBe(count + taken.length);
        for (const one of drawn) expect(one.length).toBeLessThanOrEqual(40);
      }),
      { numRuns: 20 },
    );
  });

  it('come in no order: neither of the list nor of arrivals', () => {
    const drawn = drawPseudonyms(60, new Set());
    expect(drawn).not.toEqual([...drawn].sort((one, other) => WORDS.indexOf(one) - WORDS.indexOf(other)));
  });
});
