import { readFileSync } from 'node:fs';
import type { Actor, Problem } from '#platform';
import { callMachine, type LivingCall, phaseOf } from './call.machine.js';
import { callPolicy } from './call.policy.js';
import { CALL_STATUSES, type CallStatus, NO_MONEY, type TeamFunction } from './call.types.js';

const HOUSE = 'house';
const PARTNER = 'partner';
const now = new Date('2027-01-20T11:00:00Z');
const days = (n: number): Date => new Date(now.getTime() + n * 86_400_000);

/** A ready call, in the state a person would see. */
function callIn(phase: CallStatus, more: Partial<LivingCall> = {}): LivingCall {
  const stored = phase === 'open' || phase === 'closed' ? 'published' : phase;
  const opensAt = phase === 'published' || phase === 'draft' ? days(1) : days(-30);
  const closesAt = phase === 'published' || phase === 'open' || phase === 'draft' ? days(10) : days(-1);
  const call: Partial<LivingCall> = {
    id: 'call',
    kind: 'projects',
    status: stored,
    title: 'Bien vieillir chez soi',
    summary: 'Des solutions éprouvées.',
    need: 'Trois résidences sur quatre…',
    money: NO_MONEY,
    opensAt,
    closesAt,
    decisionBy: null,
    eligibility: [],
    form: {
      version: 1,
      sections: [
        {
          key: 's',
          title: 'S',
          intro: '',
          fields: [{ key: 'f', type: 'short_text', label: 'F', help: '', required: true }],
        },
      ],
    },
    criteria: [{ id: 'c', name: 'C', description: '', weightPercent: null, scaleMax: 5 }],
    pact: [
      {
        id: 'p',
        kind: 'reasons_for_refusal',
        statement: 'Motiver chaque refus',
        days: null,
        amountCents: null,
      },
    ],
    contact: null,
    leads: [{ organisationId: HOUSE, approvedAt: now }],
    team: (['lead', 'officer', 'reviewer', 'juror', 'observer'] as TeamFunction[]).map((place) => ({
      accountId: place,
      function: place,
    })),
    ...more,
  };
  return call as LivingCall;
}

const actor = (accountId: string, memberships: Actor['memberships'] = []): Actor => ({
  accountId,
  displayName: accountId,
  administrator: false,
  memberships,
});
const personas: Record<string, Actor | null> = {
  visitor: null,
  stranger: actor('stranger'),
  applicant: actor('applicant', [{ organisationId: 'enterprise', role: 'owner' }]),
  lead: actor('lead'),
  officer: actor('officer'),
  reviewer: actor('reviewer'),
  juror: actor('juror'),
  observer: actor('observer'),
  houseOwner: actor('owner', [{ organisationId: HOUSE, role: 'owner' }]),
  houseManager: actor('manager', [{ organisationId: HOUSE, role: 'manager' }]),
  houseMember: actor('member', [{ organisationId: HOUSE, role: 'member' }]),
  houseReader: actor('reader', [{ organisationId: HOUSE, role: 'reader' }]),
};
const MAY_MOVE = ['lead', 'houseOwner', 'houseManager'];
/** From each visible state, what someone who leads the call may do. */
const WAYS_OUT: Record<CallStatus, string[]> = {
  draft: ['publish', 'cancel'],
  published: ['cancel'],
  open: ['cancel'],
  closed: ['deliberate', 'cancel'],
  deliberating: ['decide', 'cancel'],
  decided: ['archive'],
  archived: [],
  cancelled: [],
};

describe('the life of a call', () => {
  const cells = CALL_STATUSES.flatMap((phase) =>
    Object.keys(personas).map((persona) => [phase, persona] as const),
  );

  it.each(cells)('%s, seen by %s', (phase, persona) => {
    const expected = MAY_MOVE.includes(persona) ? WAYS_OUT[phase] : [];
    expect(callMachine.actionsFor(personas[persona] ?? null, callIn(phase), now)).toEqual(expected);
  });

  it('is drawn in the README as it is', () => {
    expect(readFileSync('libs/calls/README.md', 'utf8')).toContain(callMachine.toMermaid());
  });

  it('opens and closes to the millisecond, by the dates alone', () => {
    const call = callIn('open', { opensAt: now, closesAt: days(1) });
    const at = (ms: number) => phaseOf(call, new Date(now.getTime() + ms));
    expect([at(-1), at(0), at(86_400_000 - 1), at(86_400_000)]).toEqual([
      'published',
      'open',
      'open',
      'closed',
    ]);
  });

  it.each([
    ['the night hours go back', '2026-10-25T03:00:00+01:00'],
    ['the night hours go forward', '2027-03-28T03:00:00+02:00'],
  ])('closes once, and at its instant, on %s', (_, deadline) => {
    const closesAt = new Date(deadline);
    const call = callIn('open', { opensAt: days(-100), closesAt });
    expect(phaseOf(call, new Date(closesAt.getTime() - 1))).toBe('open');
    expect(phaseOf(call, closesAt)).toBe('closed');
    expect(phaseOf(call, new Date(closesAt.getTime() + 3_600_000))).toBe('closed');
  });

  it('never closes an idea box by itself', () => {
    expect(phaseOf(callIn('open', { kind: 'ideas', closesAt: null }), days(10_000))).toBe('open');
  });

  it('waits for every institution that leads it before it is published', () => {
    const call = callIn('draft', {
      leads: [
        { organisationId: HOUSE, approvedAt: now },
        { organisationId: PARTNER, approvedAt: null },
      ],
    });
    expect(() => callMachine.apply(call, 'publish', personas.lead ?? null, now)).toThrow(
      expect.objectContaining({ type: 'co-leads-must-approve' }) as Error,
    );
  });

  it('says what is missing before publication', () => {
    const call = callIn('draft', { summary: '', criteria: [], closesAt: days(-1) });
    const refused = (): Problem => {
      try {
        callMachine.apply(call, 'publish', personas.lead ?? null, now);
      } catch (error) {
        return error as Problem;
      }
      throw new Error('published');
    };
    expect(refused()).toMatchObject({
      status: 422,
      members: { missing: ['summary', 'deadline', 'criteria'] },
    });
    expect(call.status).toBe('draft');
  });
});

describe('the rights on a call', () => {
  const may = (verb: Parameters<typeof callPolicy.allows>[1], call: LivingCall): string[] =>
    Object.keys(personas).filter((persona) => callPolicy.allows(personas[persona] ?? null, verb, call));
  const team = ['lead', 'officer', 'reviewer', 'juror', 'observer'];
  const everyone = Object.keys(personas);

  it('hide a draft from all but its team and those who run the institution', () => {
    expect(may('read', callIn('draft')).sort()).toEqual([...team, 'houseOwner', 'houseManager'].sort());
  });
  it('show a published call to anyone', () => expect(may('read', callIn('published'))).toEqual(everyone));
  it('let its working team edit a draft', () => {
    expect(may('edit', callIn('draft')).sort()).toEqual(
      ['lead', 'officer', 'houseOwner', 'houseManager'].sort(),
    );
  });
  it('let nobody edit what is published', () => expect(may('edit', callIn('open'))).toEqual([]));
  it('keep applications from reviewers as a list', () => {
    expect(may('seeApplications', callIn('closed')).sort()).toEqual(
      ['lead', 'officer', 'juror', 'observer', 'houseOwner', 'houseManager'].sort(),
    );
  });
  it('let anyone signed in apply to an ordinary call', () => {
    expect(may('apply', callIn('open'))).toEqual(everyone.filter((persona) => persona !== 'visitor'));
  });
  it('keep an internal call for the house', () => {
    expect(may('apply', callIn('open', { kind: 'internal' }))).toEqual([
      'houseOwner',
      'houseManager',
      'houseMember',
    ]);
  });
});
