import { readFileSync } from 'node:fs';
import type { Actor } from '#platform';
import { collectiveMachine } from '../collectives/collective.machine.js';
import { INVITATION_LIFE_MS, type InvitationSubject, invitationMachine } from './invitation.machine.js';
import { joinRequestMachine } from './join-request.machine.js';

const NOW = new Date('2027-01-19T13:00:00Z');
const HOUSE = 'house';
const actor = (accountId: string, role?: 'owner' | 'manager' | 'member'): Actor => ({
  accountId,
  displayName: accountId,
  administrator: false,
  memberships: role ? [{ organisationId: HOUSE, role }] : [],
});

const invitation = (changes: Partial<InvitationSubject> = {}): InvitationSubject => ({
  status: 'pending',
  organisationId: HOUSE,
  role: 'member',
  expiresAt: new Date(NOW.getTime() + 1),
  settledAt: null,
  inviteeId: 'guest',
  ...changes,
});

const people = {
  owner: actor('owner', 'owner'),
  manager: actor('manager', 'manager'),
  member: actor('member', 'member'),
  guest: actor('guest'),
  stranger: actor('stranger'),
};

describe('an invitation', () => {
  it.each<[string, Partial<InvitationSubject>, Record<string, string[]>]>([
    [
      'pending',
      {},
      { owner: ['resend', 'revoke'], manager: ['resend', 'revoke'], guest: ['accept', 'decline'] },
    ],
    [
      'pending, to an owner’s place',
      { role: 'owner' },
      { owner: ['resend', 'revoke'], guest: ['accept', 'decline'] },
    ],
    ['expired', { expiresAt: NOW }, { owner: ['resend', 'revoke'], manager: ['resend', 'revoke'] }],
    ['accepted', { status: 'accepted' }, {}],
    ['declined', { status: 'declined' }, {}],
    ['revoked', { status: 'revoked' }, {}],
  ])('%s: who may do what', (_, changes, expected) => {
    const found = Object.entries(people).flatMap(([name, person]) => {
      const actions = invitationMachine.actionsFor(person, invitation(changes), NOW);
      return actions.length ? [[name, actions]] : [];
    });
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  it('sent again, runs for fourteen more days', () => {
    const expired = invitation({ expiresAt: NOW });
    invitationMachine.apply(expired, 'resend', people.owner, NOW);
    expect(expired.expiresAt).toEqual(new Date(NOW.getTime() + INVITATION_LIFE_MS));
    expect(invitationMachine.statusAt(expired, NOW)).toBe('pending');
  });
});

it.each(
  [invitationMachine, joinRequestMachine, collectiveMachine].map((machine) => [
    machine.definition.name,
    machine,
  ]),
)('the README draws the life of a %s', (_, machine) => {
  expect(readFileSync('libs/organisations/README.md', 'utf8')).toContain(
    (machine as { toMermaid(): string }).toMermaid(),
  );
});
