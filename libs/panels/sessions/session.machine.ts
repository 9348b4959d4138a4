import { type Actor, defineMachine, type Guard, type Policy, type Verdict } from '#platform';
import { asksAboutHealth } from '../guides/guide.schema.js';
import { panelPolicy } from '../panel.policy.js';
import { notReady, otherMode } from './session.problems.js';
import { type LivingSession, SESSION_STATUSES } from './session.types.js';

/** While the panel lives: its facilitators. */
const convener: Policy<LivingSession> = (actor: Actor | null, { panel }): Verdict =>
  panelPolicy.rules.convene(actor, panel);
/** Also once it is closed, for what is still owed to people. */
const facilitator: Policy<LivingSession> = (actor: Actor | null, { panel }): Verdict =>
  panelPolicy.rules.facilitate(actor, panel);

const prepared: Guard<LivingSession> = (session) => {
  const { subjects, seated, consent, guide } = session.preparation;
  const missing = [
    ...(subjects === 0 ? (['subjects'] as const) : []),
    ...(guide === null || guide.length === 0 ? (['guide'] as const) : []),
    ...(seated === 0 ? (['seats'] as const) : []),
    ...(consent === null ? (['consent'] as const) : []),
    ...(session.startsAt === null ? (['date'] as const) : []),
    ...(session.mode === 'asynchronous' && session.endsAt === null ? (['end'] as const) : []),
    ...(consent && !consent.coversHealth && guide && asksAboutHealth(guide) ? (['health'] as const) : []),
  ];
  return missing.length > 0 ? notReady(missing) : undefined;
};

const together: Guard<LivingSession> = ({ mode }) => (mode === 'asynchronous' ? otherMode() : undefined);
const overDays: Guard<LivingSession> = ({ mode }) => (mode === 'asynchronous' ? undefined : otherMode());

/** Questions do not change under people. */
const freeze = (session: LivingSession): void => {
  session.steps = session.preparation.guide;
};

/** Nothing of the room outlives it. */
const end = (session: LivingSession, now: Date): void => {
  session.closedAt = now;
  session.roomCode = null;
  session.questionOpen = false;
};

/**
 * The life of a session. At the table, by phone or by video it is live; over days it is open. What came out is then
 * told, answered by those whose solution it is, and followed up.
 */
export const sessionMachine = defineMachine<LivingSession>()({
  name: 'panel_session',
  statuses: SESSION_STATUSES,
  initial: 'planned',
  final: ['followed_up', 'cancelled'],
  transitions: [
    { action: 'recruit', from: ['planned'], to: 'recruiting', who: convener },
    { action: 'makeReady', from: ['recruiting'], to: 'ready', who: convener, when: prepared, effect: freeze },
    { action: 'start', from: ['ready'], to: 'live', who: convener, when: together },
    { action: 'open', from: ['ready'], to: 'open', who: convener, when: overDays },
    { action: 'close', from: ['live', 'open'], to: 'closed', who: facilitator, effect: end },
    { action: 'synthesise', from: ['closed'], to: 'synthesised', who: facilitator },
    { action: 'answer', from: ['synthesised'], to: 'answered', who: facilitator },
    { action: 'followUp', from: ['answered'], to: 'followed_up', who: facilitator },
    {
      action: 'cancel',
      from: ['planned', 'recruiting', 'ready'],
      to: 'cancelled',
      who: facilitator,
      effect: end,
    },
  ],
});

export type SessionAction = Parameters<typeof sessionMachine.apply>[1];

/** Its title, place and subjects still change. */
export const isBeingPrepared = ({ status }: Pick<LivingSession, 'status'>): boolean =>
  status === 'planned' || status === 'recruiting';

/** People are still invited to it, and say whether they come. */
export const isGathering = ({ status }: Pick<LivingSession, 'status'>): boolean =>
  status === 'recruiting' || status === 'ready' || status === 'open' || status === 'live';
