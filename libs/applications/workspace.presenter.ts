import { type Actor, currentLocale, type Fault } from '#platform';
import { applicationMachine } from './application.machine.js';
import { applicationPolicy } from './application.policy.js';
import { stateOf } from './application.state.js';
import type { ApplicationSubject, EligibilityFinding, Waiver } from './application.types.js';
import {
  type AnsweredCall,
  ApplicationResponse,
  type BudgetResponse,
  type EligibilityResponse,
  type FaultResponse,
  type PrefillResponse,
  type ReceiptResponse,
  type SectionResponse,
} from './applications.dto.js';
import type { WholeApplication } from './applications.repository.js';
import type { BudgetReading } from './drafts/budget.rules.js';
import { type DraftReading, readDraft } from './drafts/draft-reading.js';
import type { FileRow, SectionRow } from './drafts/drafts.repository.js';
import { type ApplicantProfile, firmBars } from './drafts/eligibility.js';
import type { FormJudge } from './drafts/form-judge.js';

export const toFaults = (faults: readonly Fault[]): FaultResponse[] => {
  const locale = currentLocale();
  return faults.map(({ pointer, detail }) => ({ pointer, detail: detail[locale] }));
};

export function toAnsweredCall(call: WholeApplication['call']): AnsweredCall {
  const { id, slug, reference, title, kind, phase, closesAt } = call;
  return { id, slug, reference, title, kind, phase, closesAt: closesAt?.toISOString() ?? null };
}

export function toEligibility(
  findings: readonly EligibilityFinding[],
  waivers: readonly Waiver[],
): EligibilityResponse {
  return {
    items: findings.map((found) => ({
      ...found,
      waived: waivers.find((waiver) => waiver.ruleId === found.ruleId)?.reason ?? null,
    })),
    open: firmBars(findings).length === 0,
  };
}

export interface WorkspaceParts {
  content: { sections: SectionRow[]; files: FileRow[] };
  receipts: ReceiptResponse[];
  profile: ApplicantProfile | null;
  decisionReleased: boolean;
}

export function toWorkspace(
  actor: Actor,
  application: WholeApplication,
  judge: FormJudge,
  { content, receipts, profile, decisionReleased }: WorkspaceParts,
  now: Date,
): ApplicationResponse {
  const draft = readDraft(application, judge, content, profile, now);
  const state = stateOf(application);
  const written = content.sections.map((row) => row.updatedAt).sort();
  return Object.assign(new ApplicationResponse(), {
    id: application.id,
    title: application.title,
    status: state,
    call: toAnsweredCall(application.call),
    organisation: application.organisation,
    requestedCents: draft.requestedCents,
    receiptNumber: receipts[0]?.number ?? null,
    submittedAt: application.submittedAt?.toISOString() ?? null,
    complementDueAt: application.complement?.dueAt ?? null,
    touchedAt: new Date(written.at(-1) ?? application.createdAt).toISOString(),
    form: judge.form,
    sections: toSections(judge, draft),
    files: content.files,
    eligibility: toEligibility(draft.findings, application.waivers),
    budgets: draft.budgets.map((budget) => toBudget(budget, application)),
    faults: toFaults(draft.faults),
    people: application.people,
    receipts,
    complement: application.complement,
    inadmissibleReason: application.inadmissibleReason,
    decisionReleased,
    prefill: profile && toPrefill(profile),
    deadline:
      state === 'completing'
        ? (application.complement?.dueAt ?? null)
        : (application.call.closesAt?.toISOString() ?? null),
    serverTime: now.toISOString(),
    version: application.version,
    actions: actionsOn(actor, application, now),
  } satisfies ApplicationResponse);
}

/** Moves decided elsewhere: they happen with the release of all decisions, never one by one. */
const RELEASED_TOGETHER: readonly string[] = ['accept', 'waitlist', 'decline'];

export const actionsOn = (actor: Actor, application: ApplicationSubject, now: Date): string[] => [
  ...applicationMachine
    .actionsFor(actor, application, now)
    .filter((action) => !RELEASED_TOGETHER.includes(action)),
  ...applicationPolicy.actionsFor(actor, application),
];

function toSections(judge: FormJudge, draft: DraftReading): SectionResponse[] {
  return judge.form.sections.map((section, i) => {
    const row = draft.sections[i];
    const missing = draft.missing[i] ?? [];
    return {
      key: section.key,
      title: section.title,
      answers: draft.answers[section.key] ?? {},
      confidential: row?.confidential ?? false,
      version: row?.version ?? 0,
      savedAt: row ? new Date(row.updatedAt).toISOString() : null,
      savedBy: row?.updatedBy ?? null,
      complete: missing.length === 0,
      faults: toFaults(missing),
    };
  });
}

const toBudget = (budget: BudgetReading, { call }: WholeApplication): BudgetResponse => ({
  ...budget,
  shareMaxPercent: call.money.shareMaxPercent,
  faults: toFaults(budget.faults),
});

function toPrefill(profile: ApplicantProfile): PrefillResponse {
  const { name, legalForm, siren, rna, foundedOn, summary, website } = profile;
  const { communeCode, communeName, departmentCode, approvals } = profile;
  return {
    name,
    legalForm,
    siren,
    rna,
    foundedOn,
    summary,
    website,
    communeCode,
    communeName,
    departmentCode,
    approvals: [...approvals],
  };
}
