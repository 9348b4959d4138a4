export const BREAK_GLASS_STATES = ['waiting', 'open', 'ended', 'closed', 'lapsed'] as const;
export type BreakGlassState = (typeof BREAK_GLASS_STATES)[number];

const HOUR_MS = 3_600_000;
/** An agreement given today to yesterday's reason is no agreement. */
const WAITS_MS = 24 * HOUR_MS;
export const OPENS_MS = HOUR_MS;

export interface BreakGlassDates {
  requestedAt: Date;
  openedUntil: Date | null;
  closedAt: Date | null;
}

/** Where a request stands: only `open` opens anything, and only to who asked. */
export function breakGlassState(request: BreakGlassDates, now: Date): BreakGlassState {
  if (request.closedAt) return 'closed';
  if (request.openedUntil) return request.openedUntil > now ? 'open' : 'ended';
  return now.getTime() - request.requestedAt.getTime() < WAITS_MS ? 'waiting' : 'lapsed';
}
