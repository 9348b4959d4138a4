import {
  type Actor,
  administratorsOnly,
  allowIf,
  belongsTo,
  defineMachine,
  definePolicies,
  type Policy,
  Problem,
  refuse,
  withSecondFactor,
} from '#platform';
import { CLAIM_STATUSES, type ClaimSubject, OWNERS_HAVE_DAYS } from './claim.types.js';

const DAY_MS = 86_400_000;

/** From then on, owners who did not answer may be stood in for. */
export const ownersHaveUntil = ({ createdAt }: Pick<ClaimSubject, 'createdAt'>): Date =>
  new Date(createdAt.getTime() + OWNERS_HAVE_DAYS * DAY_MS);

const owner: Policy<ClaimSubject> = (actor, claim) =>
  allowIf(
    belongsTo(actor, claim.organisationId, ['owner']),
    refuse('C’est aux propriétaires de répondre.', 'This is for the owners to answer.'),
  );

/** An administrator who owns it answers as an owner. */
export const standsIn = (
  actor: Actor | null,
  { organisationId }: Pick<ClaimSubject, 'organisationId'>,
): boolean => !!actor?.administrator && !belongsTo(actor, organisationId, ['owner']);

const administrator: Policy<ClaimSubject> = (actor, claim) =>
  withSecondFactor(
    actor,
    allowIf(
      standsIn(actor, claim),
      refuse('C’est aux propriétaires de répondre.', 'This is for the owners to answer.'),
    ),
  );

const claimant: Policy<ClaimSubject> = (actor, claim) =>
  allowIf(
    actor?.accountId === claim.accountId,
    refuse('Seule la personne qui l’a faite la retire.', 'Only the person who made it takes it back.'),
  );

export const claimMachine = defineMachine<ClaimSubject>()({
  name: 'claim',
  statuses: CLAIM_STATUSES,
  initial: 'open',
  final: ['accepted', 'refused', 'withdrawn'],
  transitions: [
    { action: 'accept', from: ['open'], to: 'accepted', who: owner, effect: stamp },
    { action: 'refuse', from: ['open'], to: 'refused', who: owner, effect: stamp },
    { action: 'withdraw', from: ['open'], to: 'withdrawn', who: claimant, effect: stamp },
    {
      action: 'acceptInstead',
      from: ['open'],
      to: 'accepted',
      who: administrator,
      when: ownersHadTheirTime,
      effect: stamp,
    },
    {
      action: 'refuseInstead',
      from: ['open'],
      to: 'refused',
      who: administrator,
      when: ownersHadTheirTime,
      effect: stamp,
    },
  ],
});

function stamp(claim: ClaimSubject, now: Date): void {
  claim.decidedAt = now;
}

function ownersHadTheirTime(claim: ClaimSubject, now: Date): Problem | undefined {
  return now < ownersHaveUntil(claim) ? ownersFirst() : undefined;
}

const ownersFirst = (): Problem =>
  new Problem({
    type: 'owners-first',
    status: 409,
    title: { fr: 'Les propriétaires d’abord', en: 'Owners first' },
    detail: {
      fr: `Les propriétaires ont ${OWNERS_HAVE_DAYS} jours pour répondre. Ce délai n’est pas passé.`,
      en: `Owners have ${OWNERS_HAVE_DAYS} days to answer. This time has not passed.`,
    },
  });

export const claimPolicy = definePolicies<ClaimSubject>()({
  // The person, those who answer them, and the administrators who may have to.
  read: (actor, claim) =>
    actor?.accountId === claim.accountId || belongsTo(actor, claim.organisationId, ['owner'])
      ? true
      : administratorsOnly(actor, claim),
});
