import { Problem } from '#platform';
import type { PanelistMove } from './panelists.dto.js';
import type { PanelistStatus } from './person.types.js';

const MOVES: Readonly<Record<PanelistMove, { from: readonly PanelistStatus[]; to: PanelistStatus }>> = {
  pause: { from: ['active'], to: 'paused' },
  resume: { from: ['paused', 'left'], to: 'active' },
  leave: { from: ['active', 'paused'], to: 'left' },
};

/** @throws 409 with the moves open from there. */
export function moved(panelist: { status: PanelistStatus }, move: PanelistMove): PanelistStatus {
  if (!MOVES[move].from.includes(panelist.status)) throw notFromHere(movesFrom(panelist));
  return MOVES[move].to;
}

const movesFrom = ({ status }: { status: PanelistStatus }): PanelistMove[] =>
  (Object.keys(MOVES) as PanelistMove[]).filter((move) => MOVES[move].from.includes(status));

/** What their facilitator may do now. */
export function actionsOn(panelist: { status: PanelistStatus }, closed: boolean): string[] {
  if (panelist.status === 'withdrawn') return [];
  return ['edit', ...movesFrom(panelist), 'withdraw', ...(closed ? [] : ['issueKey'])];
}

const notFromHere = (allowed: readonly PanelistMove[]): Problem =>
  new Problem({
    type: 'panelist-transition',
    status: 409,
    title: { fr: 'Impossible maintenant', en: 'Not possible now' },
    detail: {
      fr: 'La situation de cette personne ne permet pas ce changement.',
      en: 'Where this person stands does not allow this change.',
    },
    members: { allowed },
  });
