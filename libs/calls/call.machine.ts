import { defineMachine } from '#platform';
import type { Call } from './call.entity.js';
import { callLeads } from './call.policy.js';
import { callNotReady, coLeadsMustApprove } from './call.problems.js';
import { readinessOf } from './call.rules.js';
import { CALL_STATUSES, type CallStatus, type CallSubject } from './call.types.js';

/** A call with what its life depends on. */
export type LivingCall = Call & Pick<CallSubject, 'leads' | 'team'>;

/** Where dates decide, the state is derived from them: no job has to run for a call to open or close. */
export function phaseOf(call: Pick<CallSubject, 'status' | 'opensAt' | 'closesAt'>, now: Date): CallStatus {
  if (call.status !== 'published') return call.status as CallStatus;
  if (call.opensAt && now < call.opensAt) return 'published';
  return call.closesAt && now >= call.closesAt ? 'closed' : 'open';
}

export const callMachine = defineMachine<LivingCall>()({
  name: 'call',
  statuses: CALL_STATUSES,
  initial: 'draft',
  final: ['archived', 'cancelled'],
  statusAt: phaseOf,
  byClock: [
    ['published', 'open', 'opensAt'],
    ['open', 'closed', 'closesAt'],
  ],
  transitions: [
    {
      action: 'publish',
      from: ['draft'],
      to: 'published',
      who: callLeads,
      when: readyToPublish,
      effect: stampPublication,
    },
    { action: 'deliberate', from: ['closed'], to: 'deliberating', who: callLeads },
    { action: 'decide', from: ['deliberating'], to: 'decided', who: callLeads, effect: stampDecision },
    { action: 'archive', from: ['decided'], to: 'archived', who: callLeads },
    {
      action: 'cancel',
      from: ['draft', 'published', 'open', 'closed', 'deliberating'],
      to: 'cancelled',
      who: callLeads,
    },
  ],
});

function readyToPublish(call: LivingCall, now: Date) {
  if (call.leads.some((lead) => !lead.approvedAt)) return coLeadsMustApprove();
  const missing = readinessOf(call, now).filter((item) => !item.done && item.required);
  return missing.length ? callNotReady(missing.map((item) => item.key)) : undefined;
}

function stampPublication(call: LivingCall, now: Date): void {
  call.publishedAt = now;
}

function stampDecision(call: LivingCall, now: Date): void {
  call.decidedAt = now;
}
