import { type Actor, allowIf, defineMachine, type OrganisationRole, refuse } from '#platform';
import { grantableRoles } from './membership.policy.js';
import { invitationNotUsable } from './membership.problems.js';

/** Fourteen days, counted from the last sending. */
export const INVITATION_LIFE_MS = 14 * 24 * 3_600_000;

export const INVITATION_STATUSES = ['pending', 'expired', 'accepted', 'declined', 'revoked'] as const;
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];

/** An invitation, as its life depends on; `invitee` is the account signed in under the address invited. */
export interface InvitationSubject {
  readonly status: string;
  organisationId: string;
  role: OrganisationRole;
  expiresAt: Date;
  settledAt: Date | null;
  inviteeId: string | null;
}

/** Whoever may give this role may also take the invitation back. */
const whoMayGive = (actor: Actor | null, invitation: InvitationSubject) =>
  allowIf(
    grantableRoles(actor, invitation).includes(invitation.role),
    refuse(
      'Réservé aux responsables qui peuvent donner ce rôle.',
      'For owners and managers who may give this role.',
    ),
  );

const invitee = (actor: Actor | null, { inviteeId }: InvitationSubject) =>
  allowIf(
    actor !== null && actor.accountId === inviteeId,
    refuse('Cette invitation est pour une autre adresse.', 'This invitation is for another address.'),
  );

const settle = (invitation: InvitationSubject, now: Date): void => {
  invitation.settledAt = now;
};

export const invitationMachine = defineMachine<InvitationSubject>()({
  name: 'invitation',
  statuses: INVITATION_STATUSES,
  initial: 'pending',
  final: ['accepted', 'declined', 'revoked'],
  statusAt: ({ status, expiresAt }, now) =>
    status === 'pending' && now >= expiresAt ? 'expired' : (status as InvitationStatus),
  byClock: [['pending', 'expired', 'fourteen days']],
  transitions: [
    { action: 'accept', from: ['pending'], to: 'accepted', who: invitee, effect: settle },
    { action: 'decline', from: ['pending'], to: 'declined', who: invitee, effect: settle },
    {
      action: 'resend',
      from: ['pending', 'expired'],
      to: 'pending',
      who: whoMayGive,
      effect: (invitation, now) => {
        invitation.expiresAt = new Date(now.getTime() + INVITATION_LIFE_MS);
      },
    },
    { action: 'revoke', from: ['pending', 'expired'], to: 'revoked', who: whoMayGive, effect: settle },
  ],
});

/** @throws 422 in words for the invited person, before the machine would answer in those of states. */
export function refuseUnusable(invitation: InvitationSubject, now: Date): void {
  if (invitationMachine.statusAt(invitation, now) !== 'pending') throw invitationNotUsable();
}
