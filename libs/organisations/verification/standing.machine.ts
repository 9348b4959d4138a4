import { type Actor, administers, allowIf, defineMachine, type Policy, refuse } from '#platform';
import { ORGANISATION_STATUSES, type OrganisationStatus } from '../organisation.entity.js';
import { runsIt } from '../organisation.policy.js';

/** What an organisation's standing depends on. */
export interface StandingSubject {
  id: string;
  status: OrganisationStatus;
  statusReason: string | null;
  verifiedAt: Date | null;
  verificationRequestedAt: Date | null;
}

export const administratorsOnly = refuse(
  'Réservé aux administrateurs de la plateforme.',
  'For the administrators of the platform.',
);

const administrator: Policy<StandingSubject> = (actor: Actor | null) =>
  allowIf(administers(actor), administratorsOnly);

const responsible: Policy<StandingSubject> = (actor, organisation) =>
  allowIf(
    runsIt(actor, organisation),
    refuse(
      'Seuls les responsables de l’organisation demandent sa vérification.',
      'Only the organisation’s owners and managers ask for its verification.',
    ),
  );

/**
 * Where an organisation stands. Verification vouches for its name and numbers: when they change it lapses, and the
 * administrators look again. A suspension that is lifted goes back to them too.
 */
export const standingMachine = defineMachine<StandingSubject>()({
  name: 'organisation',
  statuses: ORGANISATION_STATUSES,
  initial: 'pending',
  final: [],
  transitions: [
    { action: 'verify', from: ['pending', 'refused'], to: 'verified', who: administrator, effect: vouch },
    { action: 'refuse', from: ['pending'], to: 'refused', who: administrator, effect: unvouch },
    { action: 'requestVerification', from: ['refused'], to: 'pending', who: responsible, effect: ask },
    { action: 'lapse', from: ['verified'], to: 'pending', who: responsible, effect: ask },
    {
      action: 'suspend',
      from: ['pending', 'verified', 'refused'],
      to: 'suspended',
      who: administrator,
      effect: unvouch,
    },
    { action: 'reinstate', from: ['suspended'], to: 'pending', who: administrator, effect: ask },
  ],
});

export type StandingAction = Parameters<typeof standingMachine.apply>[1];

function vouch(organisation: StandingSubject, now: Date): void {
  organisation.verifiedAt = now;
  organisation.statusReason = null;
}

function unvouch(organisation: StandingSubject): void {
  organisation.verifiedAt = null;
}

function ask(organisation: StandingSubject, now: Date): void {
  organisation.verifiedAt = null;
  organisation.statusReason = null;
  organisation.verificationRequestedAt = now;
}
