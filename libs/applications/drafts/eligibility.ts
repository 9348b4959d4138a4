import { type AllAnswers, type EligibilityRule, type Facts, judge } from '#calls';
import { LEGAL_FORMS, type LegalForm } from '#organisations';
import type { EligibilityFinding } from '../application.types.js';

/** What the applicant's profile says of itself: told once, read by every call. */
export interface ApplicantProfile {
  id: string;
  name: string;
  slug: string;
  kind: string;
  sort: string;
  legalForm: LegalForm;
  siren: string | null;
  rna: string | null;
  foundedOn: string | null;
  approvals: readonly string[];
  summary: string;
  website: string | null;
  communeCode: string | null;
  communeName: string | null;
  departmentCode: string | null;
}

/** Facts that the conditions of a call may speak of. `at`: the instant on which an age is reckoned. */
export function factsOf(
  profile: ApplicantProfile | null,
  answers: AllAnswers,
  requestedCents: number | null,
  at: Date,
): Facts {
  const facts: Record<string, unknown> = { 'application.requestedCents': requestedCents };
  if (profile) {
    const { nonProfit, publicBody } = LEGAL_FORMS[profile.legalForm];
    Object.assign(facts, {
      'organisation.kind': profile.kind,
      'organisation.sort': profile.sort,
      'organisation.legalForm': profile.legalForm,
      'organisation.nonProfit': nonProfit,
      'organisation.publicBody': publicBody,
      'organisation.ageYears': profile.foundedOn === null ? null : fullYears(profile.foundedOn, at),
      'organisation.departmentCode': profile.departmentCode,
      'organisation.communeCode': profile.communeCode,
      'organisation.approvals': profile.approvals,
    });
  }
  for (const [section, given] of Object.entries(answers)) {
    for (const [field, answer] of Object.entries(given)) facts[`answers.${section}.${field}`] = answer;
  }
  return facts;
}

export const findingsOf = (rules: readonly EligibilityRule[], facts: Facts): EligibilityFinding[] =>
  rules.map((rule) => ({
    ruleId: rule.id,
    statement: rule.statement,
    severity: rule.severity,
    waivable: rule.waivable,
    finding: judge(rule, facts),
  }));

/** Bars that close the door at once: not met, and that nobody may lift. */
export const firmBars = (findings: readonly EligibilityFinding[]): EligibilityFinding[] =>
  findings.filter((found) => found.severity === 'bar' && found.finding === 'not_met' && !found.waivable);

/** Birthdays passed, by calendar days in UTC. */
function fullYears(foundedOn: string, at: Date): number {
  const [year = 0, month = 0, day = 0] = foundedOn.split('-').map(Number);
  const birthdayPassed =
    at.getUTCMonth() + 1 > month || (at.getUTCMonth() + 1 === month && at.getUTCDate() >= day);
  return at.getUTCFullYear() - year - (birthdayPassed ? 0 : 1);
}
