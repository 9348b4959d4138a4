import supertest from 'supertest';
import { openCornac } from '../support/app.js';
import { SCENE_CALL } from '../support/call-scene.js';
import type { Person } from '../support/person.js';
import { standing } from '../support/standing.js';

/** Landlords form a collective, launch a call together, and one of them leaves. */

const cornac = standing(() => openCornac());
let as: Record<'pauline' | 'marc' | 'karim' | 'odile', Person>;
let collective: string;
let backbone: string;
let house: string;

beforeAll(async () => {
  as = await cornac.people({
    pauline: 'Pauline Hérault',
    marc: 'Marc Delorme',
    karim: 'Karim Haddad',
    odile: 'Odile Lemoine',
  });
  const open = async (owner: Person, name: string, kind: string): Promise<string> => {
    const { body } = await owner
      .post('/organisations', { name, kind, sort: 'other', legalForm: 'other' })
      .expect(201);
    return body.id;
  };
  collective = await open(as.pauline, 'Le Mur commun', 'collective');
  backbone = await open(as.marc, 'Habitat des Vallées', 'institution');
  house = await open(as.odile, 'CCAS de Villeneuve', 'institution');
  await as.marc
    .post(`/organisations/${backbone}/invitations`, { emails: ['karim-haddad@test.example'], role: 'member' })
    .expect(201);
  const { body } = await as.karim.get('/my/invitations').expect(200);
  await as.karim.post(`/my/invitations/${body.items[0].id}/accept`, {}).expect(200);
}, 60_000);

const members = async (person: Person) => {
  const { body } = await person.get(`/collectives/${collective}`).expect(200);
  return body.members as {
    id: string;
    version: number;
    status: string;
    actions: string[];
    organisation: { id: string };
  }[];
};

it('an organisation is in once one of its owners accepts', async () => {
  const { body: place } = await as.pauline
    .post(`/collectives/${collective}/invitations`, {
      organisationId: backbone,
      role: 'backbone',
      word: 'Venez',
    })
    .expect(201);
  const answer = (person: Person, action: string) =>
    person.post(`/collectives/${collective}/members/${place.id}/answer`, { action });
  await answer(as.karim, 'accept').expect(404);
  const day = await as.marc.get('/my/day').expect(200);
  expect(day.body.items).toContainEqual(
    expect.objectContaining({ kind: 'answer_collective', subjectId: collective, slug: 'le-mur-commun' }),
  );
  await answer(as.marc, 'accept').expect(200);
  await answer(as.marc, 'accept').expect(409);
  const session = await as.karim.get('/session').expect(200);
  expect(session.body.memberships).toContainEqual(
    expect.objectContaining({ organisationId: collective, role: 'member', via: 'collective' }),
  );
});

it('its backbone launches calls in its name; the public reads who carries it, not the people', async () => {
  const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const { body: call } = await as.marc
    .post('/calls', { ...SCENE_CALL, organisationId: collective, opensAt: at(1), closesAt: at(30) })
    .expect(201);
  // Pauline owns the collective: she leads the call without having been named on it.
  await as.pauline.post(`/calls/${call.id}/publish`).expect(200);
  const { body } = await supertest(cornac.url).get(`/api/v1/collectives/${collective}`).expect(200);
  expect(body).toMatchObject({ backboneTeam: [], actions: [] });
  expect(body.members).toEqual([
    expect.objectContaining({ status: 'joined', role: 'backbone', actions: [] }),
  ]);
});

it('the agenda is written against the version that was read', async () => {
  const write = (version: number) =>
    as.marc
      .put(`/collectives/${collective}/agenda`, { agenda: 'Rouvrir dix lieux.' })
      .set('If-Match', `"${version}"`);
  await as.marc.put(`/collectives/${collective}/agenda`, { agenda: 'X' }).expect(428);
  await write(0).expect(200);
  await write(0).expect(409);
  await as.odile.put(`/collectives/${collective}/agenda`, { agenda: 'X' }).set('If-Match', '"1"').expect(403);
});

it('one asks, is let in, leaves: its rights end at once and its past stays', async () => {
  const { body: asked } = await as.odile
    .post(`/collectives/${collective}/requests`, { organisationId: house })
    .expect(201);
  expect(asked.actions).toEqual(['withdraw']);
  expect((await members(as.karim)).some(({ id }) => id === asked.id)).toBe(false);
  const answer = (person: Person, action: string) =>
    person.post(`/collectives/${collective}/members/${asked.id}/answer`, { action });
  await answer(as.marc, 'admit').expect(200);
  const inside = await as.odile.get(`/collectives/${collective}`).expect(200);
  expect(inside.body.backboneTeam.map((person: { displayName: string }) => person.displayName)).toEqual(
    expect.arrayContaining(['Marc Delorme', 'Pauline Hérault']),
  );
  await answer(as.odile, 'leave').expect(200);
  const after = await as.odile.get(`/collectives/${collective}`).expect(200);
  expect(after.body.backboneTeam).toEqual([]);
  expect((await members(as.marc)).find(({ id }) => id === asked.id)?.status).toBe('left');
});

it('the last backbone organisation stays', async () => {
  const [place] = await members(as.marc);
  const { body } = await as.marc
    .post(`/collectives/${collective}/members/${place?.id}/answer`, { action: 'leave' })
    .expect(422);
  expect(body.type).toBe('/problemes/last-backbone');
});
