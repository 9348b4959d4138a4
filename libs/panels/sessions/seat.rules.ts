import type { InvitationWay, SeatState, SessionMode } from './session.types.js';

/** What a facilitator notes of a seat, or the person says of their own. */
export const SEAT_ACTS = ['accept', 'decline', 'came', 'absent'] as const;
export type SeatAct = (typeof SEAT_ACTS)[number];

const ACTS: Record<SeatAct, { from: readonly SeatState[]; to: SeatState }> = {
  accept: { from: ['invited', 'declined'], to: 'accepted' },
  decline: { from: ['drawn', 'invited', 'accepted'], to: 'declined' },
  came: { from: ['invited', 'accepted', 'absent'], to: 'came' },
  absent: { from: ['invited', 'accepted', 'came'], to: 'absent' },
};

/** The state that an act leads to; null when it does not apply. */
export const seatAfter = (state: SeatState, act: SeatAct): SeatState | null =>
  ACTS[act].from.includes(state) ? ACTS[act].to : null;

export const actsOn = (state: SeatState): SeatAct[] =>
  SEAT_ACTS.filter((act) => seatAfter(state, act) !== null);

/** Whoever needs a visit or a telephone takes part where that is offered. */
export function suitsMode(mode: SessionMode, needs: readonly string[]): boolean {
  if (mode === 'home' || mode === 'mixed') return true;
  if (needs.includes('home_visit')) return false;
  return mode === 'asynchronous' || !needs.includes('phone');
}

export interface Reachable {
  email: string | null;
  phone: string | null;
  address: string | null;
}

/** How somebody can be invited. */
export const waysTo = ({ email, phone, address }: Reachable): InvitationWay[] => [
  ...(email ? (['mail'] as const) : []),
  ...(address ? (['letter'] as const) : []),
  ...(phone ? (['phone', 'text'] as const) : []),
];
