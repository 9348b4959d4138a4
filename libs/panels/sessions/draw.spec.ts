import fc from 'fast-check';
import type { Stratum } from '../panel.types.js';
import { Chance } from './chance.js';
import { type Candidate, draw, nextInLine, wantedOf } from './draw.js';

const value = (key: string, quota: number | null) => ({ key, label: key, quota });
const AGE: Stratum = {
  key: 'age',
  label: 'Âge',
  values: [value('65', 30), value('75', 40), value('85', 30)],
};
const PLACE: Stratum = { key: 'place', label: 'Lieu', values: [value('town', 60), value('country', 40)] };
const FREE: Stratum = { key: 'age', label: 'Âge', values: [value('65', null), value('75', null)] };

/** Twelve people of each age, a third of them in the country. */
const PEOPLE: Candidate[] = ['65', '75', '85'].flatMap((age) =>
  Array.from({ length: 12 }, (_, n) => ({
    id: `${age}-${String(n).padStart(2, '0')}`,
    strata: { age, place: n % 3 === 0 ? 'country' : 'town' },
  })),
);

const FIRST_WORD = 3_805_713_676;

const seeds = (count: number) => Array.from({ length: count }, (_, n) => `graine ${n}`);

describe('chance', () => {
  it('is the same for the same seed, on any machine', () => {
    const [one, two] = [new Chance('abc'), new Chance('abc')];
    const numbers = Array.from({ length: 40 }, () => one.below(1000));
    expect(Array.from({ length: 40 }, () => two.below(1000))).toEqual(numbers);
    // HMAC-SHA256("abc", "cornac-draw-1:0") begins so: anybody can check it with another program.
    expect(new Chance('abc').below(2 ** 32)).toBe(FIRST_WORD);
    expect(new Chance('abd').below(2 ** 32)).not.toBe(FIRST_WORD);
  });

  it('is fair', () => {
    const chance = new Chance('équité');
    const counts = Array.from({ length: 7 }, () => 0);
    for (let time = 0; time < 7_000; time++) {
      const side = chance.below(7);
      counts[side] = (counts[side] ?? 0) + 1;
    }
    // Six degrees of freedom: 30 is one in fifty thousand.
    expect(counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(30);
  });
});

describe('a draw', () => {
  it('gives the same people for the same seed, whatever the order they are told in', () => {
    const order = { seed: 'loterie du 4 janvier', seats: 10, strata: [AGE, PLACE], candidates: PEOPLE };
    const backwards = { ...order, candidates: [...PEOPLE].reverse() };
    expect(draw(backwards)).toEqual(draw(order));
    expect(draw({ ...order, seed: 'loterie du 5 janvier' })).not.toEqual(draw(order));
  });

  it('meets the quotas exactly where there are people enough', () => {
    for (const seed of seeds(30)) {
      const { counts } = draw({ seed, seats: 10, strata: [AGE, PLACE], candidates: PEOPLE });
      expect(counts.map((one) => one.obtained)).toEqual([3, 4, 3, 6, 4]);
    }
  });

  it('fills every seat and tells what is missing where there are not', () => {
    const few = PEOPLE.filter((one) => one.strata.age !== '85' || one.id === '85-00');
    const { seated, counts } = draw({ seed: 'peu', seats: 10, strata: [AGE], candidates: few });
    expect(seated).toHaveLength(10);
    expect(counts.find((one) => one.value === '85')).toMatchObject({ wanted: 3, available: 1, obtained: 1 });
  });

  it('seats everybody once, at most, whoever there is', () => {
    const people = fc
      .array(fc.constantFrom('65', '75', '85', undefined), { maxLength: 40 })
      .map((ages) => ages.map((age, n): Candidate => ({ id: `p${n}`, strata: age ? { age } : {} })));
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 30 }), fc.string(), (candidates, seats, seed) => {
        const { seated, waiting } = draw({ seed, seats, strata: [AGE], candidates });
        expect(seated).toHaveLength(Math.min(seats, candidates.length));
        const all = [...seated, ...waiting];
        expect(new Set(all).size).toBe(all.length);
        expect(all.every((id) => candidates.some((one) => one.id === id))).toBe(true);
      }),
    );
  });

  /** Pearson's statistic for draws without putting back, on n − 1 degrees; five deviations away is never. */
  function unfairness(ids: readonly string[], drawnBy: (seed: string) => string[], times: number): number {
    const counts = new Map(ids.map((id) => [id, 0]));
    for (const seed of seeds(times))
      for (const id of drawnBy(seed)) if (counts.has(id)) counts.set(id, (counts.get(id) ?? 0) + 1);
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const each = total / ids.length;
    const spread = each * (1 - each / times) * (ids.length / (ids.length - 1));
    const chi2 = [...counts.values()].reduce((sum, count) => sum + (count - each) ** 2 / spread, 0);
    const degrees = ids.length - 1;
    return (chi2 - degrees) / Math.sqrt(2 * degrees);
  }

  it('gives everybody of the same strata the same chance', () => {
    const order = { seats: 10, strata: [AGE, PLACE], candidates: PEOPLE };
    const drawn = new Map(seeds(800).map((seed) => [seed, draw({ ...order, seed }).seated]));
    for (const age of ['65', '75', '85'])
      for (const place of ['town', 'country']) {
        const group = PEOPLE.filter((one) => one.strata.age === age && one.strata.place === place);
        const ids = group.map((one) => one.id);
        expect(Math.abs(unfairness(ids, (seed) => drawn.get(seed) ?? [], 800))).toBeLessThan(5);
      }
  });

  it('gives everybody the same chance where nothing is wished for, however uneven the groups', () => {
    const uneven = PEOPLE.filter((one) => one.strata.age === '65' || one.id === '75-03');
    const drawnBy = (seed: string) => draw({ seed, seats: 4, strata: [FREE], candidates: uneven }).seated;
    const ids = uneven.map((one) => one.id);
    expect(Math.abs(unfairness(ids, drawnBy, 1_000))).toBeLessThan(5);
  });

  it('would be caught if it were not fair', () => {
    const ids = PEOPLE.map((one) => one.id);
    expect(unfairness(ids, () => ids.slice(0, 10), 200)).toBeGreaterThan(50);
  });
});

describe('quotas', () => {
  it('make whole seats, none lost', () => {
    expect([...wantedOf(AGE, 10).values()]).toEqual([3, 4, 3]);
    expect([...wantedOf(AGE, 7).values()].reduce<number>((sum, n) => sum + (n ?? 0), 0)).toBe(7);
    expect([...wantedOf(FREE, 7).values()]).toEqual([null, null]);
  });
});

describe('a seat given up', () => {
  const waiting = (id: string, age: string, rank: number) => ({ id, strata: { age }, rank });
  const declined = { id: 'gone', strata: { age: '85' } };
  it('goes to somebody alike, else to the first in line, else to nobody', () => {
    expect(nextInLine(declined, [waiting('a', '65', 11), waiting('b', '85', 12)])).toBe('b');
    expect(nextInLine(declined, [waiting('a', '65', 12), waiting('b', '75', 11)])).toBe('b');
    expect(nextInLine(declined, [])).toBeNull();
  });
});
