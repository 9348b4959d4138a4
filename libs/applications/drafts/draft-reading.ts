import type { AllAnswers, CallView } from '#calls';
import type { Fault } from '#platform';
import type { EligibilityFinding } from '../application.types.js';
import { type BudgetReading, readBudgets, requestedCentsOf } from './budget.rules.js';
import type { FileRow, SectionRow } from './drafts.repository.js';
import { type ApplicantProfile, factsOf, findingsOf, firmBars } from './eligibility.js';
import { type AttachedFiles, byField, type FormJudge } from './form-judge.js';

/** A draft read whole: every answer with its files, judged against the call. */
export interface DraftReading {
  sections: (SectionRow | undefined)[];
  answers: AllAnswers;
  /** Missing or wrong answers of each section, in the form's order. */
  missing: Fault[][];
  budgets: BudgetReading[];
  requestedCents: number | null;
  findings: EligibilityFinding[];
  /** Everything that keeps it from being submitted. */
  faults: Fault[];
}

export function readDraft(
  application: { title: string; call: Pick<CallView, 'money' | 'closesAt' | 'eligibility'> },
  judge: FormJudge,
  content: { sections: SectionRow[]; files: Omit<FileRow, 'frozen'>[] },
  profile: ApplicantProfile | null,
  now: Date,
): DraftReading {
  const { call } = application;
  const byKey = new Map(content.sections.map((row) => [row.key, row]));
  const sections = judge.form.sections.map((section) => byKey.get(section.key));
  const filesOf = (key: string): AttachedFiles =>
    byField(content.files.filter((file) => file.sectionKey === key));
  const answers: AllAnswers = Object.fromEntries(
    judge.form.sections.map((section) => [
      section.key,
      judge.complete(section, byKey.get(section.key)?.answers ?? {}, filesOf(section.key)),
    ]),
  );
  const missing = judge.form.sections.map((section) =>
    judge.missing(section.key, byKey.get(section.key)?.answers ?? {}, filesOf(section.key)),
  );
  const budgets = readBudgets(judge.form, answers, call.money);
  const requestedCents = requestedCentsOf(budgets);
  // A condition of age is judged on the day of the deadline, as the rules of calls have it.
  const facts = factsOf(profile, answers, requestedCents, call.closesAt ?? now);
  const findings = findingsOf(call.eligibility, facts);
  return {
    sections,
    answers,
    missing,
    budgets,
    requestedCents,
    findings,
    faults: [
      ...titleFaults(application.title),
      ...missing.flat(),
      ...budgets.flatMap((budget) => budget.faults),
      ...firmBars(findings).map(barFault),
    ],
  };
}

const titleFaults = (title: string): Fault[] =>
  title.trim() === ''
    ? [
        {
          pointer: '/title',
          detail: { fr: 'Donnez un titre à votre projet.', en: 'Give your project a title.' },
        },
      ]
    : [];

const barFault = (found: EligibilityFinding): Fault => ({
  pointer: `/eligibility/${found.ruleId}`,
  detail: {
    fr: `Condition non remplie\u00a0: ${found.statement}`,
    en: `Condition not met: ${found.statement}`,
  },
});
