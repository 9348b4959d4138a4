import { type Actor, ORGANISATION_ROLES, TravellingClock } from '#platform';
import { Houses, problemOf } from '../../../test/support/houses.js';
import { type Libs, openLibs } from '../../../test/support/libs.js';
import { RightsRepository } from '../members/rights.repository.js';
import { OrganisationsService } from '../organisations.service.js';
import type { CollectiveRole } from './collective.machine.js';
import { CollectivesService } from './collectives.service.js';

const START = new Date('2027-01-19T13:00:00Z');
const clock = new TravellingClock(START);

let libs: Libs;
let houses: Houses;

beforeAll(async () => {
  libs = await openLibs(clock);
  houses = new Houses(libs.service);
}, 60_000);
afterAll(() => libs.close());

const collectives = () => libs.service(CollectivesService);

interface Scene {
  id: string;
  /** The collective's own coordinator. */
  coordinator: Actor;
  /** Owners of the two organisations. */
  backboneOwner: Actor;
  memberOwner: Actor;
  backboneId: string;
  memberId: string;
}

async function aCollective(): Promise<Scene> {
  const [coordinator, backboneOwner, memberOwner] = [
    await houses.person('Coordinatrice'),
    await houses.person('Appui'),
    await houses.person('Adhérent'),
  ];
  const id = await houses.open(coordinator, 'Collectif', 'collective');
  const backboneId = await houses.open(backboneOwner, 'Bailleur d’appui');
  const memberId = await houses.open(memberOwner, 'Bailleur membre');
  await bringIn(await houses.now(coordinator), id, backboneId, await houses.now(backboneOwner), 'backbone');
  await bringIn(await houses.now(coordinator), id, memberId, await houses.now(memberOwner), 'member');
  return {
    id,
    coordinator: await houses.now(coordinator),
    backboneOwner: await houses.now(backboneOwner),
    memberOwner: await houses.now(memberOwner),
    backboneId,
    memberId,
  };
}

async function bringIn(
  actor: Actor,
  id: string,
  organisationId: string,
  owner: Actor,
  role: CollectiveRole,
): Promise<void> {
  const place = await collectives().invite(actor, id, { organisationId, role });
  await collectives().answer(owner, id, place.id, 'accept');
}

const placeOf = async (scene: Scene, organisationId: string) => {
  const { members } = await collectives().read(scene.coordinator, scene.id);
  const place = members.find(
    ({ organisation, status }) => organisation.id === organisationId && status === 'joined',
  );
  if (!place) throw new Error('No such place');
  return place;
};

describe('rights through a collective', () => {
  it('are those of the table', async () => {
    const scene = await aCollective();
    const table: Record<string, string[]> = {};
    for (const [word, house] of [
      ['backbone', scene.backboneId],
      ['member', scene.memberId],
    ] as const) {
      table[word] = [];
      for (const role of ORGANISATION_ROLES) {
        const person = await houses.person(role);
        await houses.seat(house, person, role);
        const standings = (await houses.now(person)).memberships;
        const through = standings.filter((standing) => standing.organisationId === scene.id);
        expect(through.map((standing) => standing.via)).toEqual(['collective']);
        table[word].push(through[0]?.role ?? '');
      }
    }
    expect(table).toEqual({
      backbone: ['manager', 'manager', 'member', 'reader'],
      member: ['member', 'member', 'member', 'reader'],
    });
  });

  it('do not come from a proposal, nor stay after leaving; the past is kept', async () => {
    const scene = await aCollective();
    const owner = await houses.person('Candidate');
    const houseId = await houses.open(owner, 'Nouveau bailleur');
    const candidate = await houses.now(owner);
    const asked = await collectives().ask(candidate, scene.id, { organisationId: houseId, word: 'Bonjour' });
    expect((await houses.now(owner)).memberships).toHaveLength(1);
    await collectives().answer(scene.coordinator, scene.id, asked.id, 'admit');
    expect((await houses.now(owner)).memberships).toHaveLength(2);
    await collectives().answer(candidate, scene.id, asked.id, 'leave');
    expect((await houses.now(owner)).memberships).toHaveLength(1);
    const { members } = await collectives().read(null, scene.id);
    const past = members.filter(({ organisation }) => organisation.id === houseId);
    expect(past).toEqual([
      expect.objectContaining({ status: 'left', joinedAt: START.toISOString(), leftAt: START.toISOString() }),
    ]);
    const back = await collectives().ask(candidate, scene.id, { organisationId: houseId });
    expect(back.id).not.toBe(asked.id);
  });

  it('are known from outside: the page of an organisation names the collectives it is in today', async () => {
    const scene = await aCollective();
    const slugs = await libs.sql<{ id: string; slug: string; name: string }>(
      'SELECT id, slug, name FROM organisations WHERE id = ANY($1)',
      [[scene.id, scene.memberId]],
    );
    const of = (id: string) => slugs.find((row) => row.id === id);
    const named = async () => {
      const page = await libs.service(OrganisationsService).readBySlug(null, of(scene.memberId)?.slug ?? '');
      return page.collectives;
    };
    const here = { slug: of(scene.id)?.slug, name: of(scene.id)?.name };
    expect(await named()).toEqual([here]);
    await houses.decide(scene.id, 'suspended');
    expect(await named()).toEqual([]);
    await houses.decide(scene.id, 'verified');
    const { members } = await collectives().read(scene.memberOwner, scene.id);
    const place = members.find(({ organisation }) => organisation.id === scene.memberId);
    await collectives().answer(scene.memberOwner, scene.id, place?.id ?? '', 'leave');
    expect(await named()).toEqual([]);
  });

  it('are read with the others, in one statement', async () => {
    const scene = await aCollective();
    const rights = libs.service(RightsRepository);
    const statements = await libs.statementsOf(() =>
      rights.rolesOf([scene.backboneOwner.accountId, scene.memberOwner.accountId]),
    );
    expect(statements).toHaveLength(1);
  });
});

describe('a proposal', () => {
  it('is answered by an owner of the house, and known to the two sides only', async () => {
    const scene = await aCollective();
    const [owner, manager] = [await houses.person('Propriétaire'), await houses.person('Responsable')];
    const houseId = await houses.open(owner, 'Maison invitée');
    await houses.seat(houseId, manager, 'manager');
    const place = await collectives().invite(scene.backboneOwner, scene.id, {
      organisationId: houseId,
      role: 'member',
      word: 'Venez',
    });
    const answer = (actor: Actor) => problemOf(collectives().answer(actor, scene.id, place.id, 'accept'));
    const stranger = await houses.person('Passant');
    for (const actor of [stranger, await houses.now(manager), scene.memberOwner])
      expect(await answer(actor)).toBe('not-found');
    expect(await answer(scene.backboneOwner)).toBe('forbidden');
    const seen = async (actor: Actor | null) =>
      (await collectives().read(actor, scene.id)).members.some(({ id }) => id === place.id);
    expect(await seen(await houses.now(owner))).toBe(true);
    expect(await seen(scene.backboneOwner)).toBe(true);
    for (const actor of [null, stranger, scene.memberOwner]) expect(await seen(actor)).toBe(false);
    expect(await answer(await houses.now(owner))).toBeUndefined();
  });

  it('is refused to a collective, to one already there, and from those who do not run it', async () => {
    const scene = await aCollective();
    const invite = (actor: Actor, organisationId: string) =>
      problemOf(collectives().invite(actor, scene.id, { organisationId, role: 'member' }));
    const other = await aCollective();
    expect(await invite(scene.coordinator, other.id)).toBe('not-for-collectives');
    expect(await invite(scene.coordinator, scene.memberId)).toBe('already-in-collective');
    expect(await invite(scene.memberOwner, other.memberId)).toBe('forbidden');
    expect(await problemOf(collectives().read(null, scene.memberId))).toBe('not-found');
  });
});

describe('the backbone', () => {
  it('keeps one organisation, even when two leave at once', async () => {
    const scene = await aCollective();
    const first = await placeOf(scene, scene.backboneId);
    expect(first.actions).not.toContain('exclude');
    expect(await problemOf(collectives().answer(scene.backboneOwner, scene.id, first.id, 'leave'))).toBe(
      'last-backbone',
    );
    expect(
      await problemOf(
        collectives().changeRole(scene.coordinator, scene.id, first.id, first.version, 'member'),
      ),
    ).toBe('last-backbone');
    const second = await placeOf(scene, scene.memberId);
    await collectives().changeRole(scene.coordinator, scene.id, second.id, second.version, 'backbone');
    const outcomes = await Promise.all([
      problemOf(collectives().answer(scene.backboneOwner, scene.id, first.id, 'leave')),
      problemOf(collectives().answer(scene.memberOwner, scene.id, second.id, 'leave')),
    ]);
    expect(outcomes.sort()).toEqual(['last-backbone', undefined]);
  });

  it('writes the agenda, and is named to members only', async () => {
    const scene = await aCollective();
    const { version } = await collectives().read(null, scene.id);
    expect(await problemOf(collectives().editAgenda(scene.memberOwner, scene.id, version, 'X'))).toBe(
      'forbidden',
    );
    const written = await collectives().editAgenda(
      scene.backboneOwner,
      scene.id,
      version,
      'Ouvrir dix lieux.',
    );
    expect(written).toMatchObject({ agenda: 'Ouvrir dix lieux.', version: version + 1 });
    expect(await problemOf(collectives().editAgenda(scene.coordinator, scene.id, version, 'Y'))).toBe(
      'stale-version',
    );
    expect((await collectives().read(null, scene.id)).backboneTeam).toEqual([]);
    const team = (await collectives().read(scene.memberOwner, scene.id)).backboneTeam;
    expect(team.map((person) => person.displayName).sort()).toEqual(['Appui', 'Coordinatrice']);
  });
});
