import { administratorsOnly, allowIf, defineMachine, type Policy, refuse } from '#platform';
import { ORGANISATION_STATUSES, type OrganisationStatus } from '../organisation.entity.js';
import { runsIt } from '../organisation.policy.js';

/** What an organisation's verification depends on. */
export interface VerificationSubject {
  id: string;
  status: OrganisationStatus;
  statusReason: string | null;
  verifiedAt: Date | null;
  verificationRequestedAt: Date | null;
}

const responsible: Policy<VerificationSubject> = (actor, organisation) =>
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
export const verificationMachine = defineMachine<VerificationSubject>()({
  name: 'organisation',
  statuses: ORGANISATION_STATUSES,
  initial: 'pending',
  final: [],
  transitions: [
    {
      action: 'verify',
      from: ['pending', 'refused'],
      to: 'verified',
      who: administratorsOnly,
      effect: vouch,
    },
    { action: 'refuse', from: ['pending'], to: 'refused', who: administratorsOnly, effect: unvouch },
    { action: 'requestVerification', from: ['refused'], to: 'pending', who: responsible, effect: ask },
    { action: 'lapse', from: ['verified'], to: 'pending', who: responsible, effect: ask },
    {
      action: 'suspend',
      from: ['pending', 'verified', 'refused'],
      to: 'suspended',
      who: administratorsOnly,
      effect: unvouch,
    },
    { action: 'reinstate', from: ['suspended'], to: 'pending', who: administratorsOnly, effect: ask },
  ],
});

export type VerificationAction = Parameters<typeof verificationMachine.apply>[1];

function vouch(organisation: VerificationSubject, now: Date): void {
  organisation.verifiedAt = now;
  organisation.statusReason = null;
}

function unvouch(organisation: VerificationSubject): void {
  organisation.verifiedAt = null;
}

function ask(organisation: VerificationSubject, now: Date): void {
  organisation.verifiedAt = null;
  organisation.statusReason = null;
  organisation.verificationRequestedAt = now;
}
