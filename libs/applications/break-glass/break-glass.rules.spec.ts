import { type BreakGlassDates, type BreakGlassState, breakGlassState } from './break-glass.rules.js';

const NOW = new Date('2027-01-20T11:00:00Z');
const ago = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);

it.each<[string, Partial<BreakGlassDates>, BreakGlassState]>([
  ['asked a moment ago', { requestedAt: ago(1) }, 'waiting'],
  ['asked yesterday, agreed by nobody', { requestedAt: ago(24 * 60) }, 'lapsed'],
  ['agreed', { openedUntil: ago(-1) }, 'open'],
  ['agreed an hour ago', { openedUntil: ago(0) }, 'ended'],
  ['agreed, then closed', { openedUntil: ago(-30), closedAt: ago(1) }, 'closed'],
  ['refused', { closedAt: ago(1) }, 'closed'],
])('%s: %o', (_, dates, state) => {
  expect(breakGlassState({ requestedAt: ago(5), openedUntil: null, closedAt: null, ...dates }, NOW)).toBe(
    state,
  );
});
