import { type Actor, allowIf, defineMachine } from '#platform';
import { HOUSE_OWNERS_ONLY, ownsHouse, RUNNERS_ONLY, runsCollective } from './collective.policy.js';
import { lastBackbone } from './collective.problems.js';

export const COLLECTIVE_ROLES = ['backbone', 'member'] as const;
export type CollectiveRole = (typeof COLLECTIVE_ROLES)[number];

/** `outside` is where every organisation begins; it is never stored. */
export const COLLECTIVE_STATUSES = ['outside', 'invited', 'asked', 'joined', 'declined', 'left'] as const;
export type CollectiveStatus = (typeof COLLECTIVE_STATUSES)[number];

/** One organisation's place in a collective, as its life depends on. */
export interface CollectivePlace {
  readonly status: string;
  collectiveId: string;
  organisationId: string;
  role: CollectiveRole;
  joinedAt: Date | null;
  leftAt: Date | null;
  /** No other backbone organisation has joined. */
  lastBackbone: boolean;
}

const collective = (actor: Actor | null, { collectiveId }: CollectivePlace) =>
  allowIf(runsCollective(actor, { id: collectiveId }), RUNNERS_ONLY);

const house = (actor: Actor | null, { organisationId }: CollectivePlace) =>
  allowIf(ownsHouse(actor, organisationId), HOUSE_OWNERS_ONLY);

const anotherCarries = (place: CollectivePlace) => (place.lastBackbone ? lastBackbone() : undefined);

const join = (place: CollectivePlace, now: Date): void => {
  place.joinedAt = now;
};
const part = (place: CollectivePlace, now: Date): void => {
  place.leftAt = now;
};

/** Both sides agree before an organisation is in: one proposes, the other accepts. */
export const collectiveMachine = defineMachine<CollectivePlace>()({
  name: 'collective membership',
  statuses: COLLECTIVE_STATUSES,
  initial: 'outside',
  final: ['declined', 'left'],
  transitions: [
    { action: 'invite', from: ['outside'], to: 'invited', who: collective },
    { action: 'ask', from: ['outside'], to: 'asked', who: house },
    { action: 'accept', from: ['invited'], to: 'joined', who: house, effect: join },
    { action: 'admit', from: ['asked'], to: 'joined', who: collective, effect: join },
    { action: 'decline', from: ['invited'], to: 'declined', who: house },
    { action: 'refuse', from: ['asked'], to: 'declined', who: collective },
    { action: 'cancel', from: ['invited'], to: 'declined', who: collective },
    { action: 'withdraw', from: ['asked'], to: 'declined', who: house },
    { action: 'leave', from: ['joined'], to: 'left', who: house, when: anotherCarries, effect: part },
    { action: 'exclude', from: ['joined'], to: 'left', who: collective, when: anotherCarries, effect: part },
  ],
});

export const COLLECTIVE_ACTIONS = [
  'accept',
  'admit',
  'decline',
  'refuse',
  'cancel',
  'withdraw',
  'leave',
  'exclude',
] as const;
export type CollectiveAction = (typeof COLLECTIVE_ACTIONS)[number];
