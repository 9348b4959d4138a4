import type { Actor } from '#platform';
import { notForGuests, notForPanelists } from '../identity.problems.js';

/** People who came in with a key, and belong to no organisation. */
export type Outsider = Pick<Actor, 'panelist' | 'guest'>;

/** Leaving, one's own data, what one agreed to. */
const OWN = ['session.own', 'data.own', 'consent.own'];

/**
 * All that a panelist or a guest may reach, by the policy a route or an event names. Everything else answers alike,
 * whether the object is there or not; what is written next is closed until it is here.
 */
const OF_PANELISTS: ReadonlySet<string> = new Set([...OWN, 'panel.own']);
/** One thread: which one is for discussions to judge, each time. */
const OF_GUESTS: ReadonlySet<string> = new Set([
  ...OWN,
  'thread.read',
  'thread.post',
  'thread.inbox',
  'message.edit',
]);

export const isOutsider = (actor: Outsider | null): boolean => !!actor && (!!actor.panelist || !!actor.guest);

/** @throws 403 to a panelist or a guest for what is not theirs to reach; others are judged by the policy itself. */
export function refuseOutsider(actor: Outsider | null, policy: string): void {
  if (actor?.panelist && !OF_PANELISTS.has(policy)) throw notForPanelists();
  if (actor?.guest && !OF_GUESTS.has(policy)) throw notForGuests();
}
