/**
 * Canonical JSON (RFC 8785, JSON Canonicalization Scheme): the same value gives the same bytes anywhere, so that a
 * hash can be checked offline by anyone. ECMAScript's own number and string forms are those the RFC prescribes; keys
 * are ordered by UTF-16 code units, which is JavaScript's own order of strings.
 * @throws on what JSON cannot say faithfully: NaN, infinities, lone surrogates, undefined, functions, bigints.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw new Error('A lone surrogate has no canonical form');
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new Error('Only finite numbers have a canonical form');
      return JSON.stringify(value);
    case 'boolean':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? `[${value.map(canonicalJson).join(',')}]` : canonicalObject(value);
    default:
      throw new Error(`${typeof value} has no canonical form`);
  }
}

function canonicalObject(value: object): string {
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${canonicalJson(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
