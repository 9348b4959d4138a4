import type { Held } from '../../shared/autosave';
import { same } from '../../shared/merge';
import type { CallDraft, CallWork } from './api';

/** The parts of a call its team writes, each saved apart from the others. */
const keys = [
  'kind',
  'title',
  'summary',
  'need',
  'themes',
  'publics',
  'territories',
  'money',
  'awards',
  'opensAt',
  'closesAt',
  'decisionBy',
  'steps',
  'projectStartsOn',
  'projectEndsOn',
  'eligibility',
  'sections',
  'criteria',
  'pact',
  'contact',
] as const satisfies readonly (keyof CallDraft)[];
export type Part = (typeof keys)[number];
export type CallParts = Required<Pick<CallDraft, Part>>;

const pick = <Whole, Key extends keyof Whole>(whole: Whole, names: readonly Key[]): Pick<Whole, Key> =>
  Object.fromEntries(names.map((name) => [name, whole[name]])) as Pick<Whole, Key>;

/** What the API measured of the pact is not written back. */
export function partsOf(call: CallWork): CallParts {
  const pact = call.pact.map(({ id, kind, statement, days, amountCents }) => ({
    id,
    kind,
    statement,
    days,
    amountCents,
  }));
  return { ...pick(call, keys), pact };
}

export const heldOf = (call: CallWork): Held<CallParts> => ({
  value: partsOf(call),
  version: call.version,
  savedAt: null,
});

/** Only what differs goes to the server: two people may write two parts at once. */
export const changedSince = (before: CallParts, now: CallParts): Partial<CallParts> =>
  Object.fromEntries(keys.filter((key) => !same(before[key], now[key])).map((key) => [key, now[key]]));

/** `/sections/2/title` and `/form/sections/2/title` speak of the same part. */
export const partAt = (pointer: string): string => pointer.replace(/^\/form(?=\/)/, '').split('/')[1] ?? '';

/** What was typed, without the parts the server refuses; null when that would leave nothing out. */
export function withoutFaulty(
  typed: CallParts,
  held: CallParts,
  pointers: readonly string[],
): CallParts | null {
  const faulty = keys.filter((key) => pointers.some((pointer) => partAt(pointer) === key));
  const refused = faulty.filter((key) => !same(typed[key], held[key]));
  if (refused.length === 0) return null;
  return { ...typed, ...Object.fromEntries(refused.map((key) => [key, held[key]])) };
}

/** The call as it will be once saved: what the server has, and over it what was typed. */
export const withParts = (call: CallWork, parts: CallParts): CallWork => ({
  ...call,
  ...parts,
  pact: parts.pact.map((commitment) => ({
    ...commitment,
    state: call.pact.find(({ id }) => id === commitment.id)?.state ?? 'to_come',
  })),
});
