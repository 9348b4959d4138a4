import { rotated } from './rotation.js';

const times = (things: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const thing of things) counts.set(thing, (counts.get(thing) ?? 0) + 1);
  return counts;
};

describe('the order of subjects', () => {
  it.each([1, 2, 3, 4, 5, 6])('is balanced over respondents for %i of them', (size) => {
    const subjects = Array.from({ length: size }, (_, n) => `s${n}`);
    const rows = size % 2 === 0 ? size : 2 * size;
    const orders = Array.from({ length: rows }, (_, row) => rotated(subjects, row));
    for (const order of orders) expect([...order].sort()).toEqual(subjects);
    for (let place = 0; place < size; place++)
      expect(new Set(times(orders.map((order) => order[place] as string)).values())).toEqual(
        new Set([rows / size]),
      );
    const pairs = times(orders.flatMap((order) => order.slice(1).map((one, n) => `${order[n]} ${one}`)));
    expect(pairs.size).toBe(size * (size - 1));
    expect(new Set(pairs.values()).size).toBeLessThanOrEqual(1);
  });

  it('comes round again, and holds for nothing', () => {
    expect(rotated(['a', 'b'], 7)).toEqual(rotated(['a', 'b'], 1));
    expect(rotated([], 3)).toEqual([]);
  });
});
