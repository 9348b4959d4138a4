import type { CallForm } from './form.js';

export const CALL_KINDS = ['projects', 'interest', 'internal', 'ideas'] as const;
export type CallKind = (typeof CALL_KINDS)[number];

/** What a person sees; `open` and `closed` are told by the clock. */
export const CALL_STATUSES = [
  'draft',
  'published',
  'open',
  'closed',
  'deliberating',
  'decided',
  'archived',
  'cancelled',
] as const;
export type CallStatus = (typeof CALL_STATUSES)[number];

export const TEAM_FUNCTIONS = ['lead', 'officer', 'reviewer', 'juror', 'observer'] as const;
export type TeamFunction = (typeof TEAM_FUNCTIONS)[number];

/** Money of a call, in cents. Everything is optional: many calls publish only part of it. */
export interface CallMoney {
  currency: 'EUR';
  envelopeCents: number | null;
  perProjectMinCents: number | null;
  perProjectMaxCents: number | null;
  /** At most this share of the project's cost, in percent. */
  shareMaxPercent: number | null;
  laureatesMin: number | null;
  laureatesMax: number | null;
  /** Longest funding, in years. */
  yearsMax: number | null;
  notes: string;
}

export const NO_MONEY: CallMoney = {
  currency: 'EUR',
  envelopeCents: null,
  perProjectMinCents: null,
  perProjectMaxCents: null,
  shareMaxPercent: null,
  laureatesMin: null,
  laureatesMax: null,
  yearsMax: null,
  notes: '',
};

/** A named prize or support, in money or in kind. */
export interface Award {
  name: string;
  amountCents: number | null;
  count: number | null;
  /** The jury may leave it unawarded. */
  optional: boolean;
  note: string;
}

/** A dated step announced beside opening and closing: information session, jury, results. */
export interface CalendarStep {
  label: string;
  at: string;
  until: string | null;
}

export interface Criterion {
  id: string;
  name: string;
  description: string;
  /** All weights add up to 100, or all are null and count the same. */
  weightPercent: number | null;
  /** Scores go from 0 to this. */
  scaleMax: number;
}

export const COMMITMENT_KINDS = [
  'answer_within_days',
  'reasons_for_refusal',
  'scores_shared',
  'ideas_stay_yours',
  'paid_feasibility',
  'other',
] as const;
export type CommitmentKind = (typeof COMMITMENT_KINDS)[number];

/** One promise of the pact. */
export interface Commitment {
  id: string;
  kind: CommitmentKind;
  statement: string;
  /** For `answer_within_days`: days after the deadline. */
  days: number | null;
  /** For `paid_feasibility`. */
  amountCents: number | null;
}

export interface Amendment {
  at: string;
  by: string;
  reason: string;
  closesAtBefore: string | null;
  closesAtAfter: string;
}

export interface Lead {
  organisationId: string;
  name: string;
  slug: string;
  approvedAt: Date | null;
}

export interface TeamPlace {
  accountId: string;
  displayName: string;
  function: TeamFunction;
}

/** What rights and life of a call depend on: enough to judge without reading the whole call. */
export interface CallSubject {
  id: string;
  readonly status: string;
  kind: CallKind;
  opensAt: Date | null;
  closesAt: Date | null;
  leads: readonly Pick<Lead, 'organisationId' | 'approvedAt'>[];
  team: readonly Pick<TeamPlace, 'accountId' | 'function'>[];
}

/** What applications needs of a call, and nothing more. Read once per verb. */
export interface CallView extends CallSubject {
  slug: string;
  reference: string;
  title: string;
  phase: CallStatus;
  money: CallMoney;
  form: CallForm;
  criteria: Criterion[];
  eligibility: import('./eligibility.rules.js').EligibilityRule[];
  pact: Commitment[];
  decisionBy: Date | null;
}
