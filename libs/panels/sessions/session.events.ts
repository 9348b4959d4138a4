import type { DomainEvent } from '#platform';
import type { SessionAction } from './session.machine.js';

type About<Type extends string, More extends object = object> = DomainEvent<
  Type,
  { title: string; panelId: string } & More
>;

export type PanelSessionEvent =
  | About<'panel_session.planned'>
  | About<'panel_session.edited'>
  | About<'panel_session.recruiting'>
  | About<'panel_session.ready'>
  | About<'panel_session.started'>
  | About<'panel_session.opened'>
  | About<'panel_session.closed'>
  | About<'panel_session.synthesised'>
  | About<'panel_session.answered'>
  | About<'panel_session.followed_up'>
  | About<'panel_session.cancelled'>
  | About<'panel_session.subject_added'>
  | About<'panel_session.subject_edited'>
  | About<'panel_session.subject_removed'>
  | About<'panel_session.drawn', { seed: string }>
  // Who is invited, comes or not is nobody's to read in a log: how many are.
  | About<'panel_session.invited', { way: string; count: number }>
  | About<'panel_session.seat_noted'>;

/** What became of a session, by what was done to it. */
export const BECAME = {
  recruit: 'panel_session.recruiting',
  makeReady: 'panel_session.ready',
  start: 'panel_session.started',
  open: 'panel_session.opened',
  close: 'panel_session.closed',
  synthesise: 'panel_session.synthesised',
  answer: 'panel_session.answered',
  followUp: 'panel_session.followed_up',
  cancel: 'panel_session.cancelled',
} as const satisfies Record<SessionAction, PanelSessionEvent['type']>;

export const sessionEvent = (
  type: PanelSessionEvent['type'],
  session: { id: string; title: string; panelId: string },
  more: object = {},
): PanelSessionEvent =>
  ({
    type,
    subject: { type: 'panel_session', id: session.id },
    payload: { title: session.title, panelId: session.panelId, ...more },
  }) as PanelSessionEvent;
