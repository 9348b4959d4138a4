import { CollectivesService } from '#organisations';
import { type Actor, TravellingClock } from '#platform';
import { SCENE_CALL } from '../../test/support/call-scene.js';
import { Houses, problemOf } from '../../test/support/houses.js';
import { type Libs, openLibs } from '../../test/support/libs.js';
import { CallsService } from './calls.service.js';

const START = new Date('2027-01-19T13:00:00Z');
const inDays = (days: number): string => new Date(START.getTime() + days * 86_400_000).toISOString();

let libs: Libs;
let houses: Houses;

beforeAll(async () => {
  libs = await openLibs(new TravellingClock(START));
  houses = new Houses(libs.service);
}, 60_000);
afterAll(() => libs.close());

it('a call led by a collective is led through it: policies need no other word', async () => {
  const collectives = libs.service(CollectivesService);
  const calls = libs.service(CallsService);
  const owners = [
    await houses.person('Coordinatrice'),
    await houses.person('Appui'),
    await houses.person('Membre'),
  ];
  const [coordinator, carrier, partner] = owners as [Actor, Actor, Actor];
  const id = await houses.open(coordinator, 'Collectif', 'collective');
  for (const [owner, role] of [
    [carrier, 'backbone'],
    [partner, 'member'],
  ] as const) {
    const organisationId = await houses.open(owner, 'Bailleur');
    const place = await collectives.invite(await houses.now(coordinator), id, { organisationId, role });
    await collectives.answer(await houses.now(owner), id, place.id, 'accept');
  }
  const call = await calls.draft(await houses.now(carrier), {
    ...SCENE_CALL,
    organisationId: id,
    opensAt: inDays(1),
    closesAt: inDays(30),
  });
  const work = async (owner: Actor) => calls.readWorkspace(await houses.now(owner), call.id);
  // The coordinator owns the collective; the partner's owner only belongs to it.
  expect((await work(coordinator)).actions).toContain('publish');
  expect(await problemOf(work(partner))).toBe('not-found');
  const { members } = await collectives.read(await houses.now(coordinator), id);
  const place = members.find(({ role }) => role === 'member');
  await collectives.changeRole(
    await houses.now(coordinator),
    id,
    place?.id ?? '',
    place?.version ?? 0,
    'backbone',
  );
  expect((await work(partner)).actions).toContain('publish');
});
