import { type Actor, ORGANISATION_ROLES, type OrganisationRole, TravellingClock } from '#platform';
import { Houses, problemOf } from '../../../test/support/houses.js';
import { type Libs, openLibs } from '../../../test/support/libs.js';
import { OrganisationsService } from '../organisations.service.js';
import { DelegationsService } from './delegations.service.js';
import { InvitationsService } from './invitations.service.js';
import { MembersRepository } from './members.repository.js';
import { MembersService } from './members.service.js';
import { memberPolicy } from './membership.policy.js';
import { ReceivedInvitationsService } from './received-invitations.service.js';
import { RightsRepository } from './rights.repository.js';

const START = new Date('2027-01-19T13:00:00Z');
const DAY_MS = 86_400_000;
const clock = new TravellingClock(START);
const inDays = (days: number): Date => new Date(START.getTime() + days * DAY_MS);

let libs: Libs;
let houses: Houses;

beforeAll(async () => {
  libs = await openLibs(clock);
  houses = new Houses(libs.service);
}, 60_000);
beforeEach(() => clock.travelTo(START));
afterAll(() => libs.close());

/** A house with one person per role, the owner first. */
async function aTeam(): Promise<Record<OrganisationRole, Actor> & { id: string }> {
  const [owner, manager, member, reader] = await Promise.all(
    ORGANISATION_ROLES.map((role) => houses.person(role)),
  );
  if (!owner || !manager || !member || !reader) throw new Error('A team of four was expected');
  const id = await houses.open(owner, 'Maison');
  await houses.seat(id, manager, 'manager');
  await houses.seat(id, member, 'member');
  await houses.seat(id, reader, 'reader');
  return {
    id,
    owner: await houses.now(owner),
    manager: await houses.now(manager),
    member: await houses.now(member),
    reader: await houses.now(reader),
  };
}

const members = () => libs.service(MembersService);

describe('the last owner', () => {
  it('stays, whatever way they would go', async () => {
    const { id, owner } = await aTeam();
    expect(await problemOf(members().end(owner, id, owner.accountId))).toBe('last-owner');
    expect(await problemOf(members().change(owner, id, owner.accountId, 1, { role: 'manager' }))).toBe(
      'last-owner',
    );
    const { items } = await members().list(owner, id, {});
    expect(items.find((item) => item.accountId === owner.accountId)?.actions).not.toContain('leave');
  });

  it('is one of twenty who all go at once', async () => {
    const first = await houses.person('Première');
    const id = await houses.open(first, 'Maison pressée');
    const owners = [first];
    for (let n = 1; n < 20; n++) {
      const next = await houses.person(`Propriétaire ${n}`);
      await houses.seat(id, next, 'owner');
      owners.push(next);
    }
    const going = await Promise.all(owners.map((owner) => houses.now(owner)));
    const outcomes = await Promise.all(
      going.map((owner, n) =>
        problemOf(
          n % 2
            ? members().end(owner, id, owner.accountId)
            : members().change(owner, id, owner.accountId, 1, { role: 'member' }),
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'last-owner')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(19);
    expect(await libs.service(MembersRepository).countOwners(id)).toBe(1);
  });

  it('can’t be undone by two who demote each other', async () => {
    const { id, owner, manager } = await aTeam();
    await members().change(owner, id, manager.accountId, 1, { role: 'owner' });
    const other = await houses.now(manager);
    const outcomes = await Promise.all([
      problemOf(members().change(owner, id, other.accountId, 2, { role: 'member' })),
      problemOf(members().change(other, id, owner.accountId, 1, { role: 'member' })),
    ]);
    expect(outcomes.sort()).toEqual(['last-owner', undefined]);
  });
});

describe('a team’s list', () => {
  it('says of each row what the policy says of it, to every persona', async () => {
    const team = await aTeam();
    const stranger = await houses.person('Passante');
    for (const persona of [team.owner, team.manager, team.member, team.reader]) {
      const page = await members().list(persona, team.id, {});
      expect(page.items.map((item) => item.role).sort()).toEqual([...ORGANISATION_ROLES].sort());
      for (const item of page.items) {
        const subject = { ...item, organisationId: team.id, lastOwner: item.role === 'owner' };
        expect(item.actions).toEqual(memberPolicy.actionsFor(persona, subject));
      }
    }
    expect(await problemOf(members().list(stranger, team.id, {}))).toBe('forbidden');
  });

  it('comes page by page in a bounded number of statements', async () => {
    const team = await aTeam();
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await members().list(team.owner, team.id, { cursor, limit: 3 });
      seen.push(...page.items.map((item) => item.accountId));
      cursor = page.next;
    }
    expect(new Set(seen).size).toBe(4);
    const few = await libs.statementsOf(() => members().list(team.owner, team.id, { limit: 1 }));
    const many = await libs.statementsOf(() => members().list(team.owner, team.id, { limit: 100 }));
    expect(many.length).toBe(few.length);
  });

  it('lets managers act below them only', async () => {
    const { id, manager, owner, member } = await aTeam();
    expect(await problemOf(members().end(manager, id, owner.accountId))).toBe('forbidden');
    expect(await problemOf(members().change(manager, id, member.accountId, 1, { role: 'manager' }))).toBe(
      'forbidden',
    );
    expect(await problemOf(members().end(manager, id, member.accountId))).toBeUndefined();
    expect((await houses.now(member)).memberships).toEqual([]);
  });
});

describe('invitations', () => {
  const invite = (actor: Actor, id: string, emails: string[], role: OrganisationRole = 'member') =>
    libs.service(InvitationsService).invite(actor, id, { emails, role });

  it('tell every faulty address at once and send nothing then', async () => {
    const { id, owner, member } = await aTeam();
    const [known] = await libs.sql<{ email: string }>('SELECT email FROM accounts WHERE id = $1', [
      member.accountId,
    ]);
    await invite(owner, id, ['deja@test.example']);
    const error: unknown = await invite(owner, id, [
      'bon@test.example',
      'pas une adresse',
      'BON@test.example ',
      known?.email ?? '',
      'Deja@test.example',
    ]).catch((refusal: unknown) => refusal);
    expect(error).toMatchObject({
      type: 'addresses-refused',
      errors: [1, 2, 3, 4].map((line) => expect.objectContaining({ pointer: `/emails/${line}` })),
    });
    const { items } = await libs.service(InvitationsService).list(owner, id, {});
    expect(items.map((item) => item.email)).toEqual(['deja@test.example']);
  });

  it('give no role above what one may give', async () => {
    const { id, owner, manager, member } = await aTeam();
    expect(await problemOf(invite(manager, id, ['a@test.example'], 'manager'))).toBe('role-not-grantable');
    expect(await problemOf(invite(member, id, ['a@test.example']))).toBe('forbidden');
    expect(await problemOf(invite(manager, id, ['a@test.example'], 'member'))).toBeUndefined();
    expect(await problemOf(invite(owner, id, ['b@test.example'], 'owner'))).toBeUndefined();
  });

  it('expire after fourteen days, and come back to life when sent again', async () => {
    const { id, owner } = await aTeam();
    const guest = await houses.person('Invitée');
    const [account] = await libs.sql<{ email: string }>('SELECT email FROM accounts WHERE id = $1', [
      guest.accountId,
    ]);
    const [sent] = (await invite(owner, id, [account?.email ?? ''])).items;
    const received = libs.service(ReceivedInvitationsService);
    clock.travelTo(inDays(14));
    expect(await received.mine(guest)).toEqual([]);
    expect(await problemOf(received.accept(guest, sent?.id ?? '', undefined))).toBe('invitation-not-usable');
    await libs.service(InvitationsService).resend(owner, id, sent?.id ?? '');
    expect((await received.accept(guest, sent?.id ?? '', undefined)).status).toBe('accepted');
    expect((await houses.now(guest)).memberships).toEqual([{ organisationId: id, role: 'member' }]);
  });

  it('accepted twice at once seat the person once', async () => {
    const { id, owner } = await aTeam();
    const guest = await houses.person('Pressée', `pressee-${id}@test.example`);
    const [sent] = (await invite(owner, id, [`pressee-${id}@test.example`])).items;
    const accept = () => libs.service(ReceivedInvitationsService).accept(guest, sent?.id ?? '', undefined);
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => problemOf(accept())));
    expect(outcomes).toEqual(Array(8).fill(undefined));
    const joined = await libs.sql(
      "SELECT FROM outbox_events WHERE type = 'membership.joined' AND subject_id = $1",
      [id],
    );
    expect(joined).toHaveLength(1);
  });

  it('keep no secret in the database', async () => {
    const columns = await libs.sql<{ column_name: string }>(
      "SELECT column_name FROM information_schema.columns WHERE table_name = 'invitations' AND data_type = 'bytea'",
    );
    expect(columns).toEqual([{ column_name: 'token_hash' }]);
  });
});

describe('a delegation', () => {
  const lend = (
    actor: Actor,
    id: string,
    to: Actor,
    role: OrganisationRole,
    days: number,
    more: object = {},
  ) =>
    libs.service(DelegationsService).give(actor, id, {
      toAccountId: to.accountId,
      role,
      endsAt: inDays(days).toISOString(),
      ...more,
    });

  it('begins and ends by the clock, and is marked for what it is', async () => {
    const { id, manager, reader } = await aTeam();
    await lend(manager, id, reader, 'manager', 10, { startsAt: inDays(2).toISOString() });
    const own = { organisationId: id, role: 'reader' };
    const lent = { organisationId: id, role: 'manager', via: 'delegation', lentBy: manager.accountId };
    expect((await houses.now(reader)).memberships).toEqual([own]);
    clock.travelTo(inDays(2));
    expect((await houses.now(reader)).memberships).toEqual(expect.arrayContaining([own, lent]));
    clock.travelTo(inDays(10));
    expect((await houses.now(reader)).memberships).toEqual([own]);
  });

  it('is told by the log, for what passes by it and for nothing else', async () => {
    const { id, manager, reader } = await aTeam();
    await lend(manager, id, reader, 'manager', 10);
    const standIn = await houses.now(reader);
    const logged = (action: string) =>
      libs.sql('SELECT actor_id, on_behalf_of FROM audit_entries WHERE action = $1 AND subject_id = $2', [
        action,
        id,
      ]);
    const profile = { name: 'Maison', kind: 'institution', sort: 'other', legalForm: 'other' } as const;
    await libs.service(OrganisationsService).update(standIn, id, 1, profile);
    expect(await logged('organisation.updated')).toEqual([
      { actor_id: reader.accountId, on_behalf_of: manager.accountId },
    ]);
    const colleague = await houses.person('Colette');
    await houses.seat(id, colleague, 'reader');
    await lend(reader, id, colleague, 'reader', 5);
    expect(await logged('membership.delegated')).toEqual([
      { actor_id: manager.accountId, on_behalf_of: null },
      { actor_id: reader.accountId, on_behalf_of: null },
    ]);
  });

  it('never exceeds what the lender has today', async () => {
    const { id, owner, manager, reader } = await aTeam();
    await lend(manager, id, reader, 'manager', 10);
    await members().change(owner, id, manager.accountId, 1, { role: 'member' });
    expect((await houses.now(reader)).memberships).toContainEqual({
      organisationId: id,
      role: 'member',
      via: 'delegation',
      lentBy: manager.accountId,
    });
    await members().end(owner, id, manager.accountId);
    expect((await houses.now(reader)).memberships).toEqual([{ organisationId: id, role: 'reader' }]);
  });

  it('is refused above one’s role, beyond a year, to oneself, or for a colleague when one is no owner', async () => {
    const { id, owner, manager, member, reader } = await aTeam();
    expect(await problemOf(lend(manager, id, reader, 'owner', 10))).toBe('delegation-refused');
    expect(await problemOf(lend(manager, id, reader, 'manager', 400))).toBe('delegation-refused');
    expect(await problemOf(lend(manager, id, manager, 'manager', 10))).toBe('delegation-refused');
    const forMember = { fromAccountId: member.accountId };
    expect(await problemOf(lend(manager, id, reader, 'member', 10, forMember))).toBe('forbidden');
    expect(await problemOf(lend(owner, id, reader, 'member', 10, forMember))).toBeUndefined();
  });

  it('gives no say on who comes in or goes: that would outlive it', async () => {
    const { id, owner, reader, member } = await aTeam();
    await lend(owner, id, reader, 'owner', 10);
    const standIn = await houses.now(reader);
    expect(await problemOf(members().end(standIn, id, member.accountId))).toBe('forbidden');
    const invitation = { emails: ['ami@test.example'], role: 'owner' as const };
    expect(await problemOf(libs.service(InvitationsService).invite(standIn, id, invitation))).toBe(
      'forbidden',
    );
    expect(await problemOf(lend(standIn, id, member, 'owner', 10))).toBe('delegation-refused');
  });

  it('ends for someone who leaves the team', async () => {
    const { id, owner, manager, reader } = await aTeam();
    await lend(manager, id, reader, 'manager', 10);
    await members().end(owner, id, reader.accountId);
    expect((await houses.now(reader)).memberships).toEqual([]);
  });
});

it('the rights of any number of people are one statement', async () => {
  const team = await aTeam();
  const ids = [team.owner, team.manager, team.member, team.reader].map((actor) => actor.accountId);
  const rights = libs.service(RightsRepository);
  expect(await libs.statementsOf(() => rights.rolesOf(ids.slice(0, 1)))).toHaveLength(1);
  expect(await libs.statementsOf(() => rights.rolesOf(ids))).toHaveLength(1);
});
