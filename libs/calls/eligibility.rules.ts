/**
 * Eligibility as a small declarative language over facts: what the profile says (`organisation.…`), what the form
 * answers (`answers.<section>.<field>`). No expression, no pattern, bounded depth: safe to evaluate for anyone.
 */
export const COMPARISONS = [
  'equals',
  'oneOf',
  'includesAnyOf',
  'atLeast',
  'atMost',
  'onOrAfter',
  'onOrBefore',
  'answered',
] as const;
export type Comparison = (typeof COMPARISONS)[number];

export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { fact: string; is: Comparison; value?: unknown };

export const SEVERITIES = ['bar', 'priority'] as const;

export interface EligibilityRule {
  id: string;
  /** What the applicant reads. */
  statement: string;
  /** A bar refuses; a priority only ranks. */
  severity: (typeof SEVERITIES)[number];
  /** The institution may lift it by hand, with a reason. */
  waivable: boolean;
  /** Null: only a reader can tell. */
  condition: Condition | null;
}

/** Facts an application brings: flat, by dotted name. A missing fact is not yet known. */
export type Facts = Readonly<Record<string, unknown>>;

export type Finding = 'met' | 'not_met' | 'unknown' | 'by_reading';

export const ORGANISATION_FACTS = [
  'organisation.kind',
  'organisation.sort',
  'organisation.legalForm',
  'organisation.nonProfit',
  'organisation.publicBody',
  'organisation.ageYears',
  'organisation.departmentCode',
  'organisation.communeCode',
  'organisation.approvals',
  'application.requestedCents',
] as const;

export function judge(rule: EligibilityRule, facts: Facts): Finding {
  if (!rule.condition) return 'by_reading';
  const holds = evaluate(rule.condition, facts);
  if (holds === undefined) return 'unknown';
  return holds ? 'met' : 'not_met';
}

/** Three-valued: undefined when what is known does not settle it (Kleene). */
export function evaluate(condition: Condition, facts: Facts): boolean | undefined {
  if ('all' in condition) return conjunction(condition.all.map((part) => evaluate(part, facts)));
  if ('any' in condition)
    return negate(conjunction(condition.any.map((part) => negate(evaluate(part, facts)))));
  if ('not' in condition) return negate(evaluate(condition.not, facts));
  return compare(facts[condition.fact], condition.is, condition.value);
}

const negate = (value: boolean | undefined): boolean | undefined =>
  value === undefined ? undefined : !value;

function conjunction(parts: (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

function compare(fact: unknown, is: Comparison, value: unknown): boolean | undefined {
  const known =
    fact !== undefined && fact !== null && fact !== '' && !(Array.isArray(fact) && fact.length === 0);
  if (is === 'answered') return known ? true : undefined;
  if (!known) return undefined;
  const list = Array.isArray(value) ? value : [value];
  switch (is) {
    case 'equals':
      return fact === value;
    case 'oneOf':
      return list.includes(fact);
    case 'includesAnyOf':
      return Array.isArray(fact) && fact.some((item) => list.includes(item));
    case 'atLeast':
      return Number(fact) >= Number(value);
    case 'atMost':
      return Number(fact) <= Number(value);
    // ISO dates compare as text.
    case 'onOrAfter':
      return String(fact) >= String(value);
    case 'onOrBefore':
      return String(fact) <= String(value);
  }
}

const MAX_DEPTH = 8;
const MAX_TESTS = 50;

/** Why a condition written by a person can't be kept; undefined when it can. `knownFacts` are those the form offers. */
export function faultOf(
  condition: unknown,
  knownFacts: ReadonlySet<string>,
): 'shape' | 'fact' | 'size' | undefined {
  let tests = 0;
  const visit = (node: unknown, depth: number): 'shape' | 'fact' | 'size' | undefined => {
    if (depth > MAX_DEPTH || ++tests > MAX_TESTS) return 'size';
    if (node === null || typeof node !== 'object') return 'shape';
    const keys = Object.keys(node);
    const { all, any, not, fact, is } = node as Record<string, unknown>;
    const group = all ?? any;
    if (group !== undefined) {
      if (keys.length !== 1 || !Array.isArray(group) || group.length === 0) return 'shape';
      return group.map((part) => visit(part, depth + 1)).find((fault) => fault !== undefined);
    }
    if (not !== undefined) return keys.length === 1 ? visit(not, depth + 1) : 'shape';
    if (
      !(COMPARISONS as readonly unknown[]).includes(is) ||
      keys.some((k) => !['fact', 'is', 'value'].includes(k))
    )
      return 'shape';
    return knownFacts.has(String(fact)) ? undefined : 'fact';
  };
  return visit(condition, 1);
}
