import type { FormField, FormSection } from './api';

/** The automatic check of an eligibility rule, as the API keeps it. */
export type Comparison =
  | 'equals'
  | 'oneOf'
  | 'includesAnyOf'
  | 'atLeast'
  | 'atMost'
  | 'onOrAfter'
  | 'onOrBefore'
  | 'answered';
export interface Test {
  fact: string;
  is: Comparison;
  value?: unknown;
}
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | Test;

export const isTest = (condition: Condition): condition is Test => 'fact' in condition;

/** What kind of answer a fact is: it decides what may be asked of it. */
export type FactNature = 'one' | 'several' | 'number' | 'money' | 'date' | 'flag' | 'text' | 'presence';

export interface Fact {
  name: string;
  nature: FactNature;
  /** Where the words of its values are: options of a field, or the catalogue. */
  options: readonly { value: string; label: string }[];
  /** The field's own label, or null for a fact of the profile. */
  label: string | null;
}

/** The comparisons each nature offers; the first is the one a new test takes. */
export const comparisonsOf: Record<FactNature, readonly [Comparison, ...Comparison[]]> = {
  one: ['oneOf'],
  several: ['includesAnyOf'],
  number: ['atLeast', 'atMost'],
  money: ['atMost', 'atLeast'],
  date: ['onOrBefore', 'onOrAfter'],
  flag: ['equals'],
  text: ['oneOf', 'answered'],
  presence: ['answered'],
};

/** What the profile and the application say of themselves, by the names the API knows. */
const said = {
  organisation: {
    kind: 'one',
    sort: 'one',
    legalForm: 'one',
    nonProfit: 'flag',
    publicBody: 'flag',
    ageYears: 'number',
    departmentCode: 'text',
    communeCode: 'text',
    approvals: 'several',
  },
  application: { requestedCents: 'money' },
} as const satisfies Record<string, Record<string, FactNature>>;

export const profileFacts: readonly { name: string; nature: FactNature }[] = Object.entries(said).flatMap(
  ([owner, facts]) =>
    Object.entries<FactNature>(facts).map(([fact, nature]) => ({ name: `${owner}.${fact}`, nature })),
);

const natures: Record<FormField['type'], FactNature> = {
  short_text: 'text',
  long_text: 'presence',
  number: 'number',
  money: 'money',
  date: 'date',
  choice: 'one',
  choices: 'several',
  yes_no: 'flag',
  file: 'presence',
  email: 'presence',
  url: 'presence',
  statement: 'flag',
  budget: 'presence',
};

/** One fact per field of the form: `answers.<section>.<field>`. */
export const formFacts = (sections: readonly FormSection[]): Fact[] =>
  sections.flatMap((section) =>
    section.fields.map((field) => ({
      name: `answers.${section.key}.${field.key}`,
      nature: natures[field.type],
      options: field.options ?? [],
      label: field.label,
    })),
  );

export function newTest(fact: Fact): Test {
  const [is] = comparisonsOf[fact.nature];
  return { fact: fact.name, is, value: emptyValue(fact.nature, is) };
}

/** The value a test starts with, so that it can be kept from the first moment. */
export function emptyValue(nature: FactNature, is: Comparison): unknown {
  if (is === 'answered') return undefined;
  switch (nature) {
    case 'flag':
      return true;
    case 'number':
      return 1;
    case 'money':
      return 0;
    case 'date':
      return '';
    default:
      return [];
  }
}

/** A rule's check as the editor shows it: one group of parts, joined by « et » or « ou ». */
export interface Group {
  join: 'all' | 'any';
  parts: Condition[];
}

export function groupOf(condition: Condition): Group {
  if ('all' in condition) return { join: 'all', parts: condition.all };
  if ('any' in condition) return { join: 'any', parts: condition.any };
  return { join: 'all', parts: [condition] };
}

/** A group of one is kept as that one; an empty group is no check at all. */
export function conditionOf({ join, parts }: Group): Condition | null {
  const [first] = parts;
  if (first === undefined) return null;
  if (parts.length === 1 && isTest(first)) return first;
  return join === 'all' ? { all: parts } : { any: parts };
}
