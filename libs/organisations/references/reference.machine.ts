import { allowIf, belongsTo, defineMachine, definePolicies, type Policy, refuse } from '#platform';
import { REFERENCE_STATUSES, type ReferenceSubject } from './reference.types.js';

const RUNNERS = ['owner', 'manager'] as const;

const enterprise: Policy<ReferenceSubject> = (actor, reference) =>
  allowIf(
    belongsTo(actor, reference.enterpriseId, RUNNERS),
    refuse(
      'C’est aux responsables de la structure concernée de le faire.',
      'This is for the owners and managers of the organisation concerned.',
    ),
  );

const institution: Policy<ReferenceSubject> = (actor, reference) =>
  allowIf(
    belongsTo(actor, reference.institutionId, RUNNERS),
    refuse(
      'C’est aux responsables de l’institution de le faire.',
      'This is for the institution’s owners and managers.',
    ),
  );

/**
 * A reference counts once both agree: the enterprise asked and the institution attested, or the institution wrote
 * and the enterprise accepted. When the institution rewrites its statement, the enterprise is asked again.
 */
export const referenceMachine = defineMachine<ReferenceSubject>()({
  name: 'reference',
  statuses: REFERENCE_STATUSES,
  initial: 'requested',
  final: ['refused', 'declined', 'withdrawn'],
  transitions: [
    { action: 'attest', from: ['requested'], to: 'attested', who: institution, effect: stampAttestation },
    { action: 'refuse', from: ['requested'], to: 'refused', who: institution },
    { action: 'cancel', from: ['requested'], to: 'withdrawn', who: enterprise },
    { action: 'accept', from: ['proposed'], to: 'attested', who: enterprise, effect: stampAttestation },
    { action: 'decline', from: ['proposed'], to: 'declined', who: enterprise },
    { action: 'revise', from: ['attested'], to: 'proposed', who: institution },
    { action: 'withdraw', from: ['proposed', 'attested'], to: 'withdrawn', who: institution },
  ],
});

/** Born of an institution's own move, a reference starts as a proposal. */
export const FIRST_STATUS = { request: 'requested', proposal: 'proposed' } as const;

function stampAttestation(reference: ReferenceSubject, now: Date): void {
  reference.attestedAt = now;
}

/** True when anyone may read it: attested, and the enterprise shows it. */
export const isPublic = ({ status, shown }: Pick<ReferenceSubject, 'status' | 'shown'>): boolean =>
  status === 'attested' && shown;

export const referencePolicy = definePolicies<ReferenceSubject>()({
  // Both parties' people know of it; everyone does once it is shown.
  read: (actor, reference) =>
    allowIf(
      isPublic(reference) ||
        belongsTo(actor, reference.enterpriseId) ||
        belongsTo(actor, reference.institutionId),
      refuse('Cette référence n’est pas ouverte.', 'This reference is not open.'),
    ),
  // While it waits for the other, whoever wrote the facts may mend them.
  edit: (actor, reference) => {
    if (reference.status === 'requested') return enterprise(actor, reference);
    if (reference.status === 'proposed') return institution(actor, reference);
    return refuse('Une référence attestée ne change plus.', 'An attested reference no longer changes.');
  },
  show: (actor, reference) =>
    reference.status === 'attested'
      ? enterprise(actor, reference)
      : refuse('Cette référence n’est pas attestée.', 'This reference is not attested.'),
});
