import type { Actor, StoredFile } from '#platform';
import type { CallAnswersPage } from './answers/answers.dto.js';
import { callMachine, phaseOf } from './call.machine.js';
import { callPolicy } from './call.policy.js';
import {
  type CalendarEntry,
  CallResponse,
  type CallSummary,
  CallWorkspaceResponse,
} from './call.responses.js';
import { measure, type PactFacts, readinessOf } from './call.rules.js';
import type { CallStatus, CallSubject } from './call.types.js';
import type { WholeCall } from './calls.repository.js';
import type { CallRow } from './directory.repository.js';

/** Everything the person may do with the call now, from the life and from the rights. */
export function actionsOn(actor: Actor | null, call: WholeCall, now: Date): string[] {
  const phase = phaseOf(call, now);
  const rights = callPolicy.actionsFor(actor, call).filter((verb) => verb !== 'apply' || phase === 'open');
  const life = callMachine.actionsFor(actor, call, now).filter((action) => action !== 'decide');
  const more: string[] = [];
  if (mayApprove(actor, call)) more.push('approve');
  if (rights.includes('manageTeam') && call.closesAt && (phase === 'published' || phase === 'open'))
    more.push('postpone');
  return [...life, ...rights, ...more];
}

/** A co-lead that has not yet approved, seen by someone who runs it. */
export function mayApprove(actor: Actor | null, call: Pick<CallSubject, 'leads' | 'status'>): boolean {
  return call.status === 'draft' && approvable(actor, call).length > 0;
}

export const approvable = (actor: Actor | null, call: Pick<CallSubject, 'leads'>): string[] =>
  call.leads
    .filter(
      (lead) =>
        !lead.approvedAt &&
        actor?.memberships.some(
          (m) => m.organisationId === lead.organisationId && (m.role === 'owner' || m.role === 'manager'),
        ),
    )
    .map((lead) => lead.organisationId);

export function toSummary(actor: Actor | null, row: CallRow, now: Date): CallSummary {
  const subject: CallSubject = {
    ...row,
    team: actor ? row.functions.map((place) => ({ accountId: actor.accountId, function: place })) : [],
  };
  const phase = phaseOf(row, now);
  return {
    id: row.id,
    slug: row.slug,
    reference: row.reference,
    kind: row.kind,
    phase,
    title: row.title,
    summary: row.summary,
    leads: row.leads.map((lead) => ({ id: lead.organisationId, name: lead.name, slug: lead.slug })),
    opensAt: row.opensAt?.toISOString() ?? null,
    closesAt: row.closesAt?.toISOString() ?? null,
    money: row.money,
    themes: row.themes,
    publics: row.publics,
    territories: row.territories,
    version: row.version,
    actions: callPolicy.actionsFor(actor, subject).filter((verb) => verb !== 'apply' || phase === 'open'),
  };
}

export interface Surroundings {
  documents: StoredFile[];
  pactFacts: PactFacts;
  myApplicationId: string | null;
  answers: CallAnswersPage;
}

export function toResponse(
  actor: Actor | null,
  call: WholeCall,
  around: Surroundings,
  now: Date,
): CallResponse {
  const phase = phaseOf(call, now);
  return Object.assign(new CallResponse(), {
    id: call.id,
    slug: call.slug,
    reference: call.reference,
    kind: call.kind,
    phase,
    title: call.title,
    summary: call.summary,
    leads: call.leads.map((lead) => ({ id: lead.organisationId, name: lead.name, slug: lead.slug })),
    opensAt: call.opensAt?.toISOString() ?? null,
    closesAt: call.closesAt?.toISOString() ?? null,
    money: call.money,
    themes: call.themes,
    publics: call.publics,
    territories: call.territories,
    need: call.need,
    awards: call.awards,
    calendar: calendarOf(call, phase, now),
    decisionBy: call.decisionBy?.toISOString() ?? null,
    projectStartsOn: call.projectStartsOn,
    projectEndsOn: call.projectEndsOn,
    eligibility: call.eligibility,
    formVersion: call.form.version,
    sections: call.form.sections,
    criteria: call.criteria,
    pact: call.pact.map((commitment) => ({
      ...commitment,
      state: measure(commitment, { phase, closesAt: call.closesAt }, around.pactFacts, now),
    })),
    documents: around.documents.map(({ id, name, mediaType, sizeBytes }) => ({
      id,
      name,
      mediaType,
      sizeBytes,
    })),
    amendments: call.amendments.map(({ at, reason, closesAtBefore, closesAtAfter }) => ({
      at,
      reason,
      closesAtBefore,
      closesAtAfter,
    })),
    contact: call.contact,
    cancelledReason: call.cancelledReason,
    myApplicationId: around.myApplicationId,
    answers: around.answers,
    version: call.version,
    actions: actionsOn(actor, call, now),
  } satisfies CallResponse);
}

export function toWorkspace(
  actor: Actor,
  call: WholeCall,
  around: Surroundings,
  now: Date,
): CallWorkspaceResponse {
  return Object.assign(new CallWorkspaceResponse(), toResponse(actor, call, around, now), {
    leads: call.leads.map((lead) => ({
      id: lead.organisationId,
      name: lead.name,
      slug: lead.slug,
      approvedAt: lead.approvedAt?.toISOString() ?? null,
    })),
    steps: call.steps,
    team: call.team,
    readiness: readinessOf(call, now),
  });
}

/** The call's dates in one line of time, each done, under way, or to come. */
function calendarOf(call: WholeCall, phase: CallStatus, now: Date): CalendarEntry[] {
  const entries: Omit<CalendarEntry, 'state'>[] = [
    entry('published', call.publishedAt),
    entry('opens', call.opensAt),
    ...call.steps.map((step) => ({
      key: 'step' as const,
      label: step.label,
      at: step.at,
      until: step.until,
    })),
    entry('closes', call.closesAt),
    entry('decision', call.decidedAt ?? call.decisionBy),
    entry('project', dayStart(call.projectStartsOn), dayStart(call.projectEndsOn)),
  ];
  const dated = entries
    .filter((candidate) => candidate.at !== null)
    .sort((a, b) => new Date(a.at ?? 0).getTime() - new Date(b.at ?? 0).getTime());
  const current: CalendarEntry['key'] | null =
    phase === 'open' ? 'closes' : phase === 'closed' || phase === 'deliberating' ? 'decision' : null;
  return dated.map((candidate) => ({ ...candidate, state: stateOf(candidate, current, now) }));
}

function stateOf(
  candidate: Omit<CalendarEntry, 'state'>,
  current: CalendarEntry['key'] | null,
  now: Date,
): CalendarEntry['state'] {
  if (candidate.key === current) return 'now';
  return new Date(candidate.until ?? candidate.at ?? 0) <= now ? 'done' : 'next';
}

const entry = (
  key: CalendarEntry['key'],
  at: Date | null,
  until: Date | null = null,
): Omit<CalendarEntry, 'state'> => ({
  key,
  label: null,
  at: at?.toISOString() ?? null,
  until: until?.toISOString() ?? null,
});

const dayStart = (day: string | null): Date | null => (day ? new Date(`${day}T00:00:00Z`) : null);
