import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

describe('canonical JSON', () => {
  it('says the example of RFC 8785 as the RFC does', () => {
    // biome-ignore lint/correctness/noPrecisionLoss: the RFC's own example, which loses it on purpose
    const numbers = [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001];
    const value = {
      numbers,
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('orders keys by UTF-16 code units, as the RFC’s own example', () => {
    const value = {
      '\u20ac': 1,
      '\r': 2,
      '\ufb33': 3,
      '1': 4,
      '\ud83d\ude00': 5,
      '\u0080': 6,
      '\u00f6': 7,
    };
    expect(Object.values(JSON.parse(canonicalJson(value)) as object)).toHaveLength(7);
    expect([...canonicalJson(value).matchAll(/:(\d)/g)].map((match) => match[1]).join('')).toBe('2467153');
  });

  const json = fc.jsonValue({ depthSize: 'medium', noUnicodeString: false });

  it('says the same whatever the order in which keys were written', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('loses nothing: reading it back gives the value, and writing it again the same words', () => {
    fc.assert(
      fc.property(json, (value) => {
        const words = canonicalJson(value);
        expect(canonicalJson(JSON.parse(words))).toBe(words);
        expect(JSON.stringify(JSON.parse(words))).toHaveLength(JSON.stringify(value).length);
      }),
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, undefined, 10n, '\ud800', { a: undefined }])(
    'refuses what JSON cannot say: %p',
    (value) => expect(() => canonicalJson(value)).toThrow('canonical form'),
  );
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
