import { type CallView, type Criterion, phaseOf } from '#calls';
import type { Actor } from '#platform';
import { applicationPolicy, mustDeclare } from './application.policy.js';
import type { ApplicationSubject } from './application.types.js';
import type { ApplicationSummary } from './applications.dto.js';
import type { MineRow, TableRow } from './lists.repository.js';
import type { ApplicationRowResponse } from './reviews/reviews.dto.js';
import { marksOf } from './reviews/scoring.rules.js';
import { actionsOn } from './workspace.presenter.js';

const toDate = (instant: string | null): Date | null => (instant === null ? null : new Date(instant));

export function toSummary(actor: Actor, row: MineRow, now: Date): ApplicationSummary {
  const { id, slug, reference, title, kind, status } = row.call;
  const call = { id, kind, status, opensAt: toDate(row.call.opensAt), closesAt: toDate(row.call.closesAt) };
  const phase = phaseOf(call, now);
  const subject: ApplicationSubject = {
    ...row,
    findings: [],
    waivers: [],
    people: row.amongPeople ? [{ accountId: actor.accountId }] : [],
    reviewers: [],
    declarations: [],
    // The institution's side of the call plays no part in what its applicants may do.
    call: { ...call, phase, leads: [], team: [] },
  };
  return {
    id: row.id,
    title: row.title,
    status: row.status,
    call: { id, slug, reference, title, kind, phase, closesAt: call.closesAt?.toISOString() ?? null },
    organisation: row.organisation,
    requestedCents: row.requestedCents,
    receiptNumber: row.receiptNumber,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    complementDueAt: row.complement?.dueAt ?? null,
    touchedAt: row.touchedAt.toISOString(),
    version: row.version,
    actions: actionsOn(actor, subject, now),
  };
}

/** What the policies need of a row; its people are left out, since SQL already kept them away from their own. */
export const subjectOf = (actor: Actor, row: TableRow, call: CallView): ApplicationSubject => ({
  id: row.id,
  status: row.status,
  organisationId: row.organisationId,
  submittedAt: row.submittedAt,
  complement: row.complement,
  findings: row.findings,
  waivers: row.waivers,
  people: [],
  reviewers: row.reviews.map((review) => ({
    accountId: review.reviewerId,
    status: review.status === 'sent' ? 'sent' : 'assigned',
  })),
  declarations: row.declared === null ? [] : [{ accountId: actor.accountId, inConflict: row.declared }],
  call,
});

export function toRow(actor: Actor, row: TableRow, call: CallView, now: Date): ApplicationRowResponse {
  const subject = subjectOf(actor, row, call);
  const marks = visibleMarks(actor, row, subject, call.criteria);
  const lifted = new Set(row.waivers.map((waiver) => waiver.ruleId));
  const isInCharge = applicationPolicy.allows(actor, 'instruct', subject);
  return {
    id: row.id,
    title: row.title,
    applicantName: row.applicantName,
    organisation: row.organisation,
    status: row.status,
    receiptNumber: row.receiptNumber,
    submittedAt: row.submittedAt.toISOString(),
    requestedCents: row.requestedCents,
    standingBars: row.findings.filter(
      (found) => found.severity === 'bar' && found.finding === 'not_met' && !lifted.has(found.ruleId),
    ).length,
    reviewers: row.reviews.map(({ reviewerId, displayName, status }) => ({
      accountId: reviewerId,
      displayName,
      status,
    })),
    mean: marks?.mean ?? null,
    outOf: marksOf(call.criteria, []).outOf,
    declarationRequired: mustDeclare(actor, subject),
    decision:
      isInCharge && row.decision
        ? {
            outcome: row.decision.outcome,
            amountCents: row.decision.amountCents,
            released: row.decision.releasedAt !== null,
          }
        : null,
    version: row.version,
    actions: actionsOn(actor, subject, now),
  };
}

/** Marks of the reviews sent, for those who may see them: independent scoring holds in lists too. */
export function visibleMarks(
  actor: Actor,
  row: Pick<TableRow, 'reviews'>,
  subject: ApplicationSubject,
  criteria: readonly Criterion[],
) {
  if (!applicationPolicy.allows(actor, 'seeReviews', subject)) return null;
  return marksOf(
    criteria,
    row.reviews.filter((review) => review.status === 'sent'),
  );
}
