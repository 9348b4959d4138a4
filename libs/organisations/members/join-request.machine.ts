import { type Actor, allowIf, defineMachine, refuse } from '#platform';
import { teamPolicy } from './membership.policy.js';

export const JOIN_REQUEST_STATUSES = ['pending', 'approved', 'refused', 'withdrawn'] as const;
export type JoinRequestStatus = (typeof JOIN_REQUEST_STATUSES)[number];

export interface JoinRequestSubject {
  readonly status: string;
  organisationId: string;
  accountId: string;
}

const asker = (actor: Actor | null, request: JoinRequestSubject) =>
  allowIf(
    actor?.accountId === request.accountId,
    refuse('Cette demande est celle d’une autre personne.', 'This request is another person’s.'),
  );

const managers = (actor: Actor | null, request: JoinRequestSubject) =>
  teamPolicy.rules.answerJoinRequests(actor, request);

/** A colleague of a verified domain asks to come in. */
export const joinRequestMachine = defineMachine<JoinRequestSubject>()({
  name: 'join request',
  statuses: JOIN_REQUEST_STATUSES,
  initial: 'pending',
  final: ['approved', 'refused', 'withdrawn'],
  transitions: [
    { action: 'approve', from: ['pending'], to: 'approved', who: managers },
    { action: 'refuse', from: ['pending'], to: 'refused', who: managers },
    { action: 'withdraw', from: ['pending'], to: 'withdrawn', who: asker },
  ],
});
