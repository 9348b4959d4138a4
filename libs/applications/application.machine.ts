import { callNotOpen } from '#calls';
import { defineMachine, type Problem } from '#platform';
import { applicants, instructors, leaders, releasers } from './application.policy.js';
import {
  applicationFrozen,
  barsNotLifted,
  complementLate,
  decisionsTooEarly,
} from './application.problems.js';
import { AFTER_CLOSING, stateOf } from './application.state.js';
import { APPLICATION_STATUSES, type ApplicationSubject } from './application.types.js';
import { notDecidable } from './decisions/decision.problems.js';

export const applicationMachine = defineMachine<ApplicationSubject>()({
  name: 'application',
  statuses: APPLICATION_STATUSES,
  initial: 'draft',
  final: ['inadmissible', 'accepted', 'declined', 'withdrawn'],
  statusAt: stateOf,
  byClock: [['draft', 'submitted', 'closesAt, where a dossier stands']],
  transitions: [
    { action: 'submit', from: ['draft'], to: 'submitted', who: applicants, when: callTakesIt },
    { action: 'submit', from: ['completing'], to: 'submitted', who: applicants, when: beforeComplementIsDue },
    { action: 'reopen', from: ['submitted'], to: 'draft', who: applicants, when: callTakesIt },
    {
      action: 'withdraw',
      from: ['draft', 'submitted', 'completing', 'admissible', 'in_review', 'shortlisted'],
      to: 'withdrawn',
      who: applicants,
    },
    {
      action: 'admit',
      from: ['submitted', 'completing'],
      to: 'admissible',
      who: instructors,
      when: everyBarIsLifted,
    },
    {
      action: 'refuseAdmission',
      from: ['submitted', 'completing'],
      to: 'inadmissible',
      who: instructors,
    },
    {
      action: 'requestComplement',
      from: ['submitted', 'completing'],
      to: 'completing',
      who: instructors,
    },
    {
      action: 'assignReviewers',
      from: ['admissible', 'in_review'],
      to: 'in_review',
      who: instructors,
    },
    { action: 'shortlist', from: ['in_review'], to: 'shortlisted', who: instructors },
    {
      action: 'accept',
      from: ['admissible', 'in_review', 'shortlisted'],
      to: 'accepted',
      who: releasers,
      when: decisionsMayFall,
    },
    {
      action: 'waitlist',
      from: ['admissible', 'in_review', 'shortlisted'],
      to: 'waitlisted',
      who: releasers,
      when: decisionsMayFall,
    },
    {
      action: 'decline',
      from: ['admissible', 'in_review', 'shortlisted'],
      to: 'declined',
      who: releasers,
      when: decisionsMayFall,
    },
    { action: 'promote', from: ['waitlisted'], to: 'accepted', who: leaders },
  ],
});

export type ApplicationAction = (typeof applicationMachine.definition.transitions)[number]['action'];

function callTakesIt({ call }: ApplicationSubject) {
  return call.phase === 'open' ? undefined : callNotOpen();
}

function beforeComplementIsDue({ complement }: Pick<ApplicationSubject, 'complement'>, now: Date) {
  return complement && now < new Date(complement.dueAt) ? undefined : complementLate();
}

function everyBarIsLifted({ findings, waivers }: ApplicationSubject) {
  const lifted = new Set(waivers.map((waiver) => waiver.ruleId));
  const standing = findings.filter(
    (found) => found.severity === 'bar' && found.finding === 'not_met' && !lifted.has(found.ruleId),
  );
  return standing.length ? barsNotLifted(standing) : undefined;
}

/** Ideas are answered as they come; the other calls once nothing more is received. */
function decisionsMayFall({ call }: ApplicationSubject) {
  const mayFall =
    (call.kind === 'ideas' && call.phase === 'open') ||
    (AFTER_CLOSING as readonly string[]).includes(call.phase);
  return mayFall ? undefined : decisionsTooEarly();
}

/** A decision may be held on what could be released now. @throws 409 otherwise. */
export function refuseUnlessDecidable(application: ApplicationSubject): void {
  if (!['admissible', 'in_review', 'shortlisted'].includes(application.status)) throw notDecidable();
  const early = decisionsMayFall(application);
  if (early) throw early;
}

/**
 * Writing (a section, a title, a file) is open while the draft may still be submitted.
 * @throws 409 that says why not.
 */
export function refuseUnlessWritable(
  application: Pick<ApplicationSubject, 'status' | 'complement'> & {
    call: Pick<ApplicationSubject['call'], 'phase'>;
  },
  now: Date,
): void {
  const obstacle: Record<string, () => Problem | undefined> = {
    draft: () => (application.call.phase === 'open' ? undefined : callNotOpen()),
    completing: () => beforeComplementIsDue(application, now),
  };
  const problem = (obstacle[application.status] ?? applicationFrozen)();
  if (problem) throw problem;
}
