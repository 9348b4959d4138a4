/** Three readings of one record: where both started from, what is typed here, what the server now holds. */
export interface Merged<V> {
  value: V;
  /** Keys that both sides changed, each in its own way: only a person can choose. `value` keeps what is typed here. */
  clashes: string[];
}

export type Fields = Record<string, unknown>;

/** Puts two people's work together, answer by answer. */
export function mergeFields(base: Fields, mine: Fields, theirs: Fields): Merged<Fields> {
  const value: Fields = {};
  const clashes: string[] = [];
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const untouched = same(mine[key], base[key]);
    const agreed = same(theirs[key], base[key]) || same(mine[key], theirs[key]);
    value[key] = untouched ? theirs[key] : mine[key];
    if (!untouched && !agreed) clashes.push(key);
  }
  return { value, clashes };
}

/** The same JSON, whatever the order of keys; left out, null and emptied are one. */
export function same(one: unknown, other: unknown): boolean {
  if (blank(one) && blank(other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => same((one as Fields)[key], (other as Fields)[key]));
}

const blank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
