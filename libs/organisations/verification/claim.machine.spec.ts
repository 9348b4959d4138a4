import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor, OrganisationRole } from '#platform';
import { claimMachine, claimPolicy } from './claim.machine.js';
import type { ClaimSubject } from './claim.types.js';
import { verificationMachine } from './verification.machine.js';

const CREATED = new Date('2027-01-01T09:00:00Z');
const SOON = new Date('2027-01-10T09:00:00Z');
const LATE = new Date('2027-01-15T09:00:00Z');

const claim = (): ClaimSubject => ({
  id: 'c',
  organisationId: 'house',
  accountId: 'claimant',
  status: 'open',
  createdAt: CREATED,
  role: null,
  decidedAt: null,
});
const person = (accountId: string, role?: OrganisationRole, administrator = false): Actor => ({
  accountId,
  displayName: accountId,
  administrator,
  secondFactor: administrator,
  memberships: role ? [{ organisationId: 'house', role }] : [],
});

describe('who answers a claim', () => {
  it.each([
    ['an owner', person('o', 'owner'), ['accept', 'refuse'], ['accept', 'refuse']],
    ['a manager', person('m', 'manager'), [], []],
    ['the claimant', person('claimant'), ['withdraw'], ['withdraw']],
    ['a stranger', person('s'), [], []],
    ['an administrator', person('a', undefined, true), [], ['acceptInstead', 'refuseInstead']],
    ['an administrator who owns it', person('a', 'owner', true), ['accept', 'refuse'], ['accept', 'refuse']],
    ['a visitor', null, [], []],
  ] as const)('%s', (_, actor, soon, late) => {
    expect(claimMachine.actionsFor(actor, claim(), SOON)).toEqual(soon);
    expect(claimMachine.actionsFor(actor, claim(), LATE)).toEqual(late);
  });

  it('an administrator waits fourteen days', () => {
    const attempt = (at: Date) =>
      claimMachine.apply(claim(), 'acceptInstead', person('a', undefined, true), at);
    expect(() => attempt(new Date('2027-01-15T08:59:59Z'))).toThrow('Owners have 14 days');
    expect(() => attempt(LATE)).not.toThrow();
  });

  it('an administrator proves a second factor first', () => {
    const unproven = { ...person('a', undefined, true), secondFactor: false };
    expect(() => claimMachine.apply(claim(), 'acceptInstead', unproven, LATE)).toThrow(
      'prove your identity a second time',
    );
    expect(claimMachine.actionsFor(unproven, claim(), LATE)).toEqual(['acceptInstead', 'refuseInstead']);
  });

  it('is known of by the claimant, the owners and the administrators', () => {
    const reads = (actor: Actor | null) => claimPolicy.allows(actor, 'read', claim());
    expect([person('claimant'), person('o', 'owner'), person('a', undefined, true)].map(reads)).toEqual([
      true,
      true,
      true,
    ]);
    expect([person('m', 'manager'), person('s'), null].map(reads)).toEqual([false, false, false]);
  });
});

it.each([claimMachine, verificationMachine])('is drawn in the README of the lib as it is', (machine) => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  expect(readme).toContain(machine.toMermaid());
});
