import type { Actor } from '#platform';
import { notForPanelists } from '../identity.problems.js';

/**
 * All that a panelist may reach, by the policy a route or an event names: leaving, their own data, what they agreed to.
 * Everything else answers alike, whether the object is there or not; what is written next is closed until it is here.
 */
const OPEN: ReadonlySet<string> = new Set(['session.own', 'data.own', 'consent.own']);

/** @throws 403 to a panelist for what is not theirs to reach; others are judged by the policy itself. */
export function refusePanelist(actor: Pick<Actor, 'panelist'> | null, policy: string): void {
  if (actor?.panelist && !OPEN.has(policy)) throw notForPanelists();
}
