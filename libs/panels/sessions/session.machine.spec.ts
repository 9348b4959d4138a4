import { readFileSync } from 'node:fs';
import type { Actor, Problem } from '#platform';
import type { GuideStep } from '../guides/guide.types.js';
import { type SessionAction, sessionMachine } from './session.machine.js';
import type { LivingSession, Preparation, SessionMode, SessionStatus } from './session.types.js';

const now = new Date('2027-02-02T13:00:00Z');
const STEPS: GuideStep[] = [
  { id: 'feel', kind: 'smileys', title: 'Qu’en pensez-vous ?' },
  { id: 'end', kind: 'end', title: 'Merci' },
];
const PREPARED: Preparation = { subjects: 1, seated: 4, consent: { coversHealth: false }, guide: STEPS };

const actor = (accountId: string): Actor => ({
  accountId,
  displayName: accountId,
  administrator: false,
  memberships: [{ organisationId: 'house', role: 'owner' }],
  secondFactor: true,
});
const facilitator = actor('facilitator');

const sessionIn = (status: SessionStatus, more: Partial<LivingSession> = {}): LivingSession => ({
  id: 'session',
  status,
  mode: 'table',
  startsAt: now,
  endsAt: null,
  steps: null,
  roomCode: '042137',
  questionOpen: true,
  closedAt: null,
  panel: { ownerIds: ['house'], facilitatorIds: ['facilitator'], closedAt: null },
  preparation: PREPARED,
  ...more,
});

function play(actions: SessionAction[], mode: SessionMode = 'table'): LivingSession {
  const session = sessionIn('planned', {
    mode,
    endsAt: mode === 'asynchronous' ? new Date(now.getTime() + 1) : null,
  });
  for (const action of actions) sessionMachine.apply(session, action, facilitator, now);
  return session;
}

const problemOf = (session: LivingSession, action: SessionAction, who = facilitator): Problem => {
  try {
    sessionMachine.apply(session, action, who, now);
  } catch (problem) {
    return problem as Problem;
  }
  throw new Error('It passed');
};

describe('the life of a session', () => {
  it('goes from its plan to what became of it, live', () => {
    const session = play(['recruit', 'makeReady', 'start', 'close', 'synthesise', 'answer', 'followUp']);
    expect(session.status).toBe('followed_up');
    expect(session).toMatchObject({ steps: STEPS, roomCode: null, questionOpen: false, closedAt: now });
  });

  it('is open over days, where it is answered over days', () => {
    expect(play(['recruit', 'makeReady', 'open', 'close'], 'asynchronous').status).toBe('closed');
    expect(problemOf(sessionIn('ready', { mode: 'asynchronous' }), 'start').type).toBe('session-other-mode');
    expect(problemOf(sessionIn('ready'), 'open').type).toBe('session-other-mode');
  });

  it.each<[string, Partial<LivingSession>, string[]]>([
    ['a subject', { preparation: { ...PREPARED, subjects: 0 } }, ['/subjects']],
    ['a guide', { preparation: { ...PREPARED, guide: null } }, ['/guideId']],
    ['people', { preparation: { ...PREPARED, seated: 0 } }, ['/seats']],
    ['the words to agree to', { preparation: { ...PREPARED, consent: null } }, ['/consent']],
    ['a date', { startsAt: null }, ['/startsAt']],
    ['an end, over days', { mode: 'asynchronous' }, ['/endsAt']],
    [
      'an agreement about health',
      { preparation: { ...PREPARED, guide: [{ ...(STEPS[0] as GuideStep), health: true }] } },
      ['/guideId'],
    ],
  ])('is not ready without %s', (_, more, pointers) => {
    const { type, errors } = problemOf(sessionIn('recruiting', more), 'makeReady');
    expect(type).toBe('session-not-ready');
    expect(errors?.map((fault) => fault.pointer)).toEqual(pointers);
  });

  it('may ask about health where that was agreed to', () => {
    const guide = STEPS.map((step) => ({ ...step, health: true }));
    const session = sessionIn('recruiting', {
      preparation: { ...PREPARED, guide, consent: { coversHealth: true } },
    });
    sessionMachine.apply(session, 'makeReady', facilitator, now);
    expect(session.steps).toBe(guide);
  });

  it('is its facilitators’ to run, not even those’ who run the institution', () => {
    expect(problemOf(sessionIn('planned'), 'recruit', actor('owner')).status).toBe(403);
    expect(sessionMachine.actionsFor(actor('owner'), sessionIn('ready'), now)).toEqual([]);
  });

  it('of a panel that was closed is still answered, never begun', () => {
    const panel = { ownerIds: ['house'], facilitatorIds: ['facilitator'], closedAt: now };
    expect(problemOf(sessionIn('ready', { panel }), 'start').status).toBe(403);
    expect(sessionMachine.actionsFor(facilitator, sessionIn('closed', { panel }), now)).toEqual([
      'synthesise',
    ]);
  });

  it.each<[SessionStatus]>([['live'], ['open'], ['closed'], ['followed_up']])(
    'is not called off once %s',
    (status) => {
      expect(problemOf(sessionIn(status), 'cancel').type).toBe('transition-refused');
    },
  );

  it('is drawn in the README as it is', () => {
    expect(readFileSync('libs/panels/README.md', 'utf8')).toContain(sessionMachine.toMermaid());
  });
});
