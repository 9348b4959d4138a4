import { type WorkContext, workContext } from './context.js';
import { lenderNeeded, lenderUsed } from './lent-rights.js';
import { defineMachine } from './machine.js';
import {
  type Actor,
  allowIf,
  authoriseActor,
  belongsTo,
  definePolicies,
  refuse,
  type Standing,
} from './policy.js';

const HOUSE = 'house';
const member: Standing = { organisationId: HOUSE, role: 'member' };
const lent = (lentBy: string, role: Standing['role'] = 'manager', organisationId = HOUSE): Standing => ({
  organisationId,
  role,
  via: 'delegation',
  lentBy,
});
const rosa = (...memberships: Standing[]): Actor => ({
  accountId: 'rosa',
  displayName: 'Rosa',
  administrator: false,
  memberships,
});
const runsIt = (actor: Actor | null) =>
  allowIf(belongsTo(actor, HOUSE, ['owner', 'manager']), refuse('', ''));
const policy = definePolicies<null>()({
  read: (actor) => allowIf(belongsTo(actor, HOUSE), refuse('', '')),
  write: (actor) => allowIf(belongsTo(actor, HOUSE, ['owner', 'manager', 'member']), refuse('', '')),
  manage: runsIt,
});
const machine = defineMachine<{ status: string }>()({
  name: 'door',
  statuses: ['closed', 'open'],
  initial: 'closed',
  final: ['open'],
  transitions: [{ action: 'open', from: ['closed'], to: 'open', who: runsIt }],
});

/** Whose rights the log would name after this work. */
const namedAfter = (work: () => void): string | null =>
  workContext.run({ requestId: 'r', locale: 'fr', rightsUsed: {} } satisfies WorkContext, () => {
    work();
    return lenderUsed();
  });

describe('the lender of a right', () => {
  it('is named when the act passes by that right only', () => {
    const actor = rosa(member, lent('julien'));
    expect(namedAfter(() => policy.authorise(actor, 'manage', null))).toBe('julien');
    expect(namedAfter(() => machine.apply({ status: 'closed' }, 'open', actor, new Date()))).toBe('julien');
    expect(namedAfter(() => authoriseActor(actor, runsIt))).toBe('julien');
  });

  it('is nobody when one’s own rights are enough, or when nothing is lent', () => {
    expect(namedAfter(() => policy.authorise(rosa(member, lent('julien')), 'write', null))).toBeNull();
    expect(namedAfter(() => policy.authorise(rosa({ ...member, role: 'owner' }), 'manage', null))).toBeNull();
  });

  it('is named when, without it, the thing would not even be known of', () => {
    expect(namedAfter(() => policy.authorise(rosa(lent('julien')), 'read', null))).toBe('julien');
  });

  it('is the one whose right it took, among several', () => {
    const actor = rosa(lent('ines', 'reader'), lent('paul', 'owner', 'elsewhere'), lent('julien'));
    expect(namedAfter(() => policy.authorise(actor, 'manage', null))).toBe('julien');
  });

  it('is nobody for a refusal, nor for what is only looked at', () => {
    const actor = rosa(lent('ines', 'reader'));
    expect(namedAfter(() => expect(() => policy.authorise(actor, 'manage', null)).toThrow())).toBeNull();
    expect(namedAfter(() => void policy.actionsFor(rosa(member, lent('julien')), null))).toBeNull();
  });

  it('is nobody for a visitor', () => expect(lenderNeeded(null, () => true)).toBeNull());
});
