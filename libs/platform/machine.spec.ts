import { defineMachine } from './machine.js';
import { type Actor, allowIf, refuse } from './policy.js';
import { Problem } from './problems.js';

interface Door {
  readonly status: 'shut' | 'ajar' | 'open';
  keyholder: string;
  stuck?: boolean;
  opensAt?: Date;
  openedAt?: Date;
}

const keyholder = (actor: Actor | null, door: Door) =>
  allowIf(actor?.accountId === door.keyholder, refuse('Il faut la clé.', 'The key is needed.'));
const stuck = new Problem({ type: 'stuck', status: 422, title: { fr: 'Coincée', en: 'Stuck' } });

const machine = defineMachine<Door>()({
  name: 'door',
  statuses: ['shut', 'ajar', 'open'],
  initial: 'shut',
  final: ['open'],
  statusAt: (door, now) =>
    door.status === 'shut' && door.opensAt && now >= door.opensAt ? 'ajar' : door.status,
  byClock: [['shut', 'ajar', 'opensAt']],
  transitions: [
    {
      action: 'push',
      from: ['shut', 'ajar'],
      to: 'open',
      who: keyholder,
      when: (door) => (door.stuck ? stuck : undefined),
      effect: (door, now) => {
        door.openedAt = now;
      },
    },
  ],
});

const someone = (accountId: string): Actor => ({
  accountId,
  displayName: '',
  administrator: false,
  memberships: [],
});
const now = new Date('2027-01-07T11:00:00Z');
const shut = (more: Partial<Door> = {}): Door => ({ status: 'shut', keyholder: 'nadia', ...more });
const problemOf = (work: () => void): Problem => {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
};

describe('a machine', () => {
  it('moves the subject and marks what goes with the new state', () => {
    const door = shut();
    machine.apply(door, 'push', someone('nadia'), now);
    expect(door).toMatchObject({ status: 'open', openedAt: now });
  });

  it('refuses who may not, with the reason, and leaves the subject alone', () => {
    const door = shut();
    expect(problemOf(() => machine.apply(door, 'push', someone('malo'), now))).toMatchObject({
      status: 403,
      detail: { fr: 'Il faut la clé.' },
    });
    expect(door.status).toBe('shut');
  });

  it('asks a visitor to sign in rather than saying no', () => {
    expect(problemOf(() => machine.apply(shut(), 'push', null, now)).status).toBe(401);
  });

  it('refuses what the state does not permit and lists what it does', () => {
    const open: Door = { status: 'open', keyholder: 'nadia' };
    expect(problemOf(() => machine.apply(open, 'push', someone('nadia'), now))).toMatchObject({
      status: 409,
      members: { state: 'open', action: 'push', allowed: [] },
    });
  });

  it('does not tell a stranger what state forbids them', () => {
    const open: Door = { status: 'open', keyholder: 'nadia' };
    expect(problemOf(() => machine.apply(open, 'push', someone('malo'), now)).status).toBe(403);
  });

  it('throws the guard’s own problem', () => {
    expect(problemOf(() => machine.apply(shut({ stuck: true }), 'push', someone('nadia'), now))).toBe(stuck);
  });

  it('offers exactly the actions that would pass', () => {
    expect(machine.actionsFor(someone('nadia'), shut(), now)).toEqual(['push']);
    expect(machine.actionsFor(someone('malo'), shut(), now)).toEqual([]);
    expect(machine.actionsFor(someone('nadia'), shut({ stuck: true }), now)).toEqual([]);
  });

  it('lets the clock decide where dates do', () => {
    const door = shut({ opensAt: now });
    expect(machine.statusAt(door, new Date(now.getTime() - 1))).toBe('shut');
    expect(machine.statusAt(door, now)).toBe('ajar');
  });

  it('draws itself', () => {
    expect(machine.toMermaid()).toBe(
      [
        'stateDiagram-v2',
        '  [*] --> shut',
        '  shut --> ajar: opensAt',
        '  shut --> open: push',
        '  ajar --> open: push',
        '  open --> [*]',
      ].join('\n'),
    );
  });

  it('refuses to exist with a state nobody reaches or leaves', () => {
    const unsound = () =>
      defineMachine<{ status: string }>()({
        name: 'unsound',
        statuses: ['a', 'b', 'lost'],
        initial: 'a',
        final: [],
        transitions: [{ action: 'go', from: ['a'], to: 'b', who: () => true }],
      });
    expect(unsound).toThrow('Machine unsound: unreachable [lost], dead ends [b, lost]');
  });
});
