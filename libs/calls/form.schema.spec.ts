import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FieldType, FormField } from './form.js';
import { askedCents, type Strictness, sectionSchema } from './form.schema.js';

const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);

const field = (type: FieldType, more: Partial<FormField> = {}): FormField => ({
  key: 'f',
  type,
  label: 'F',
  help: '',
  required: true,
  options: type.startsWith('choice')
    ? [
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
      ]
    : null,
  ...more,
});
const accepts = (
  type: FieldType,
  answer: unknown,
  strictness: Strictness,
  more?: Partial<FormField>,
): boolean =>
  ajv.validate(sectionSchema({ key: 's', title: 'S', intro: '', fields: [field(type, more)] }, strictness), {
    f: answer,
  });

const line = { label: 'Salaires', cents: 100 };
const resource = { label: 'Aide', kind: 'asked', cents: 100, secured: false };
const GOOD: Record<FieldType, unknown> = {
  short_text: 'Nuitée Claire',
  long_text: 'Deux\nlignes',
  number: 12.5,
  money: 1250000,
  date: '2027-01-29',
  choice: 'a',
  choices: ['a', 'b'],
  yes_no: false,
  file: ['018f3a5e-7b1c-7d2e-8f3a-123456789abc'],
  email: 'nadia@deux-rives.example',
  url: 'https://deux-rives.example/projet',
  statement: true,
  budget: { costs: [line], resources: [resource] },
};
const BAD: Record<FieldType, unknown[]> = {
  short_text: [5, ['x'], 'x'.repeat(201)],
  long_text: [{}, 'x'.repeat(5001)],
  number: ['12', Number.NaN],
  money: [12.5, -1],
  date: [20270129, '29 janvier 2027'],
  choice: ['c', ['a']],
  choices: ['a', ['a', 'a'], ['c']],
  yes_no: ['true', 1],
  file: ['x', ['x']],
  email: [true, `${'n'.repeat(250)}@x.fr`],
  url: [1],
  statement: ['oui'],
  budget: [
    [],
    { costs: [] },
    { costs: [{ ...line, cents: 0.5 }], resources: [] },
    { costs: [], resources: [{ ...resource, kind: 'magic' }] },
  ],
};
/** Half typed: kept in a draft, so that nothing is lost on the way; refused at submission. */
const HALF_TYPED: [FieldType, unknown, Partial<FormField>][] = [
  ['date', '29/01/2027', {}],
  ['date', '2027-02-31', {}],
  ['email', 'nadia@', {}],
  ['url', 'deux-rives', {}],
  ['url', 'javascript:alert(1)', {}],
  ['number', 1, { min: 3, max: 15 }],
  ['number', 16, { min: 3, max: 15 }],
  ['money', 100, { min: 10_000 }],
  ['statement', false, {}],
  ['short_text', '', {}],
];
const TYPES = Object.keys(GOOD) as FieldType[];

describe('the schema of an answer', () => {
  it.each(TYPES)('%s takes a good one, in a draft and in a submission', (type) => {
    expect([accepts(type, GOOD[type], 'draft'), accepts(type, GOOD[type], 'submission')]).toEqual([
      true,
      true,
    ]);
  });
  it.each(TYPES.flatMap((type) => BAD[type].map((answer) => [type, answer] as const)))(
    '%s refuses %j even in a draft',
    (type, answer) => {
      expect(accepts(type, answer, 'draft')).toBe(false);
    },
  );
  it.each(HALF_TYPED)('%s keeps %j in a draft, not in a submission', (type, answer, field) => {
    expect([accepts(type, answer, 'draft', field), accepts(type, answer, 'submission', field)]).toEqual([
      true,
      false,
    ]);
  });
  it.each(TYPES)('%s may be missing from a draft, not from a submission', (type) => {
    expect([accepts(type, null, 'draft'), accepts(type, null, 'submission')]).toEqual([true, false]);
  });
  it.each(TYPES)('%s may be missing from a submission when it is optional', (type) => {
    expect(accepts(type, null, 'submission', { required: false })).toBe(true);
  });
  it('takes no blank for a required answer', () => {
    expect([
      accepts('short_text', '', 'submission'),
      accepts('choices', [], 'submission'),
      accepts('statement', false, 'submission'),
    ]).toEqual([false, false, false]);
  });
  it('holds the length of a text even in a draft', () => {
    expect(accepts('short_text', 'abcdef', 'draft', { maxLength: 5 })).toBe(false);
  });
  it('refuses an answer nobody asked for', () => {
    const schema = sectionSchema({ key: 's', title: '', intro: '', fields: [] }, 'draft');
    expect(ajv.validate(schema, { extra: 1 })).toBe(false);
  });
});

describe('a budget', () => {
  it('asks of the call only what is marked so', () => {
    expect(
      askedCents({
        costs: [],
        resources: [
          { label: '', kind: 'asked', cents: 300, secured: false },
          { label: '', kind: 'own', cents: 5000, secured: true },
        ],
      }),
    ).toBe(300);
  });
});
