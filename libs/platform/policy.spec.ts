import {
  type Actor,
  administratorsOnly,
  allowIf,
  belongsTo,
  definePolicies,
  refuse,
  requireSecondFactor,
  withSecondFactor,
} from './policy.js';

interface Note {
  owner: string;
  secret: boolean;
}

const policy = definePolicies<Note>()({
  read: (actor, note) =>
    allowIf(!note.secret || actor?.accountId === note.owner, refuse('Secret.', 'Secret.')),
  erase: (actor, note) => allowIf(actor?.accountId === note.owner, refuse('Pas à vous.', 'Not yours.')),
});

const actor = (accountId: string, memberships: Actor['memberships'] = []): Actor => ({
  accountId,
  displayName: accountId,
  administrator: false,
  memberships,
});
const statusOf = (work: () => void): number | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { status: number }).status;
  }
};

describe('policies', () => {
  const open: Note = { owner: 'nadia', secret: false };
  const secret: Note = { owner: 'nadia', secret: true };

  it('let the owner act', () =>
    expect(statusOf(() => policy.authorise(actor('nadia'), 'erase', open))).toBeUndefined());
  it('refuse another with 403', () =>
    expect(statusOf(() => policy.authorise(actor('malo'), 'erase', open))).toBe(403));
  it('ask a visitor to sign in', () =>
    expect(statusOf(() => policy.authorise(null, 'erase', open))).toBe(401));
  it('hide what may not be read, whatever the verb', () => {
    expect(statusOf(() => policy.authorise(actor('malo'), 'erase', secret))).toBe(404);
    expect(statusOf(() => policy.authorise(null, 'read', secret))).toBe(404);
  });
  it('list the verbs open to the actor, reading left out', () => {
    expect(policy.actionsFor(actor('nadia'), open)).toEqual(['erase']);
    expect(policy.actionsFor(actor('malo'), open)).toEqual([]);
  });
});

describe('a right that asks for a second factor', () => {
  const judging = definePolicies<Note>()({
    read: (who, note) => withSecondFactor(who, allowIf(who?.accountId === note.owner, refuse('', ''))),
    judge: (who, note) => withSecondFactor(who, allowIf(who?.accountId === note.owner, refuse('', ''))),
  });
  const note: Note = { owner: 'odile', secret: false };
  const proven = { ...actor('odile'), secondFactor: true };
  const typeOf = (work: () => void): string | undefined => {
    try {
      work();
      return undefined;
    } catch (error) {
      return (error as { type: string }).type;
    }
  };

  it('is open once it is proven', () => {
    expect(typeOf(() => judging.authorise(proven, 'judge', note))).toBeUndefined();
    expect(typeOf(() => requireSecondFactor(proven))).toBeUndefined();
  });
  it('asks for the proof until then, and is among the actions already', () => {
    expect(typeOf(() => judging.authorise(actor('odile'), 'judge', note))).toBe('second-factor-required');
    expect(typeOf(() => judging.authorise(actor('odile'), 'read', note))).toBe('second-factor-required');
    expect(typeOf(() => requireSecondFactor(actor('odile')))).toBe('second-factor-required');
    expect(judging.actionsFor(actor('odile'), note)).toEqual(['judge']);
    expect(judging.allows(actor('odile'), 'judge', note)).toBe(false);
  });
  it('says nothing of it to whoever lacks the right', () => {
    expect(typeOf(() => judging.authorise(actor('malo'), 'judge', note))).toBe('not-found');
    expect(judging.actionsFor({ ...actor('malo'), secondFactor: true }, note)).toEqual([]);
  });
  it('is what administrators have', () => {
    const ariane = { ...actor('ariane'), administrator: true };
    expect(administratorsOnly({ ...ariane, secondFactor: true }, null)).toBe(true);
    expect(administratorsOnly(ariane, null)).toMatchObject({ liftedBySecondFactor: true });
    expect(administratorsOnly({ ...proven }, null)).not.toHaveProperty('liftedBySecondFactor');
    expect(administratorsOnly(null, null)).not.toHaveProperty('liftedBySecondFactor');
  });
});

describe('belonging to an organisation', () => {
  const member = actor('malo', [{ organisationId: 'o1', role: 'reader' }]);
  it('is any role when none is named', () => expect(belongsTo(member, 'o1')).toBe(true));
  it('is the role when one is', () => expect(belongsTo(member, 'o1', ['owner'])).toBe(false));
  it('is not belonging to another', () => expect(belongsTo(member, 'o2')).toBe(false));
  it('is nothing for a visitor', () => expect(belongsTo(null, 'o1')).toBe(false));
});
