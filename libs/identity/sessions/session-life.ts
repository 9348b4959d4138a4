import type { Proof } from '../sign-in/proof.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long a session lasts at most, whatever happens; how long unseen is in `sessions.repository.ts`. */
export const LIFE_MS = 30 * DAY_MS;
/** A panelist's own device knows them until their letter expires; one they share, until the evening. */
const KEPT_LIFE_MS = { remembered: 365 * DAY_MS, shared: 12 * HOUR_MS };
/** Time to find one's telephone between the first factor and the second. */
export const AWAITING_LIFE_MS = 10 * 60_000;

type Kept = Pick<Proof, 'kept'>;

export const lifeOf = ({ kept }: Kept): number => (kept ? KEPT_LIFE_MS[kept] : LIFE_MS);

/** What the browser is told, in seconds; undefined on a shared device: its cookie goes when the browser is closed. */
export const cookieLifeOf = (proof: Kept): number | undefined =>
  proof.kept === 'shared' ? undefined : lifeOf(proof) / 1_000;
