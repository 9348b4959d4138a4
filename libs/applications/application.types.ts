import type { CallView, Finding } from '#calls';

/** What a person sees; a reopened draft falls back to `submitted` when the call closes. */
export const APPLICATION_STATUSES = [
  'draft',
  'submitted',
  'completing',
  'admissible',
  'inadmissible',
  'in_review',
  'shortlisted',
  'accepted',
  'waitlisted',
  'declined',
  'withdrawn',
] as const;
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

export const OUTCOMES = [
  'accepted',
  'waitlisted',
  'declined',
] as const satisfies readonly ApplicationStatus[];
export type Outcome = (typeof OUTCOMES)[number];

export const REVIEW_STATUSES = ['assigned', 'sent', 'recused'] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

export const PERSON_ROLES = ['bearer', 'teammate'] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];

/** What the institution asks to add or mend after the deadline. */
export interface Complement {
  message: string;
  askedAt: string;
  /** First instant at which nothing is accepted any more. */
  dueAt: string;
}

/** A condition lifted by hand. */
export interface Waiver {
  ruleId: string;
  reason: string;
  by: string;
  at: string;
}

/** One condition of the call, judged on an application's facts. */
export interface EligibilityFinding {
  ruleId: string;
  statement: string;
  severity: 'bar' | 'priority';
  waivable: boolean;
  finding: Finding;
}

export interface Person {
  accountId: string;
  displayName: string;
  role: PersonRole;
}

/** What rights and life of an application depend on. */
export interface ApplicationSubject {
  id: string;
  /** As stored; `stateOf` says what a person sees. */
  readonly status: string;
  organisationId: string | null;
  submittedAt: Date | null;
  complement: Complement | null;
  findings: readonly EligibilityFinding[];
  waivers: readonly Pick<Waiver, 'ruleId'>[];
  people: readonly Pick<Person, 'accountId'>[];
  /** Those the dossier was given to, recused ones left out. */
  reviewers: readonly { accountId: string; status: Exclude<ReviewStatus, 'recused'> }[];
  /** What each person of the institution said about a conflict of interest. */
  declarations: readonly { accountId: string; inConflict: boolean }[];
  /** Administrators to whom it is open for an hour, by which request (break-glass). */
  glass?: readonly { id: string; accountId: string }[];
  call: Pick<CallView, 'id' | 'status' | 'kind' | 'opensAt' | 'closesAt' | 'phase' | 'leads' | 'team'>;
}
