import { randomUUID } from 'node:crypto';
import { say, standingTable, threadOf, threadsAbout } from '../support/discussion-scene.js';
import { Meetings, only, seated } from '../support/meetings.js';
import type { Person } from '../support/person.js';

/** Threads of named people, those of an organisation, and those between two. */

const { as, meetings } = standingTable(['nadia', 'malo', 'helene', 'ines', 'stranger']);

describe('a thread of named people', () => {
  let meeting: string;
  beforeEach(() => {
    meeting = meetings.plan('Comité', {
      team: {
        mayRead: only(as.nadia, as.malo, as.helene, as.ines),
        mayWrite: only(as.nadia, as.malo, as.helene),
        people: [as.nadia, as.malo, as.helene, as.ines].map((person) =>
          seated(person, 'table', person === as.malo ? { roles: ['chair'] } : {}),
        ),
      },
    });
  });
  const open = (person: Person, people: Person[], title = 'À trois') =>
    person.post('/threads', {
      subjectType: Meetings.type,
      subjectId: meeting,
      audience: 'team',
      title,
      people: people.map(({ accountId }) => accountId),
    });
  const around = async (person: Person) => {
    const { body } = await threadsAbout(person, Meetings.type, meeting).expect(200);
    return body.items.map((thread: { title?: string }) => thread.title ?? 'le cercle');
  };

  it('is for them and nobody else, and each sees who is in it', async () => {
    const { body: thread } = await open(as.nadia, [as.malo]).expect(201);
    expect(thread).toMatchObject({
      title: 'À trois',
      label: 'Entre personnes choisies',
      actions: ['pin', 'post'],
    });
    await say(as.malo, thread.id, 'Bonjour').expect(201);
    await as.helene.get(`/threads/${thread.id}`).expect(404);
    await say(as.helene, thread.id, 'Bonjour').expect(404);
    expect(await around(as.malo)).toEqual(['le cercle', 'À trois']);
    expect(await around(as.helene)).toEqual(['le cercle']);
    const { body } = await as.malo.get(`/threads/${thread.id}/people`).expect(200);
    expect(body).toMatchObject({ named: true, open: false });
    expect(body.items).toEqual([
      {
        id: as.malo.accountId,
        displayName: 'Malo Ortega',
        mayWrite: true,
        roles: ['Présidence'],
        addedBy: 'Nadia Belkacem',
      },
      { id: as.nadia.accountId, displayName: 'Nadia Belkacem', mayWrite: true, roles: [] },
    ]);
    await as.helene.get(`/threads/${thread.id}/people`).expect(404);
  });

  it('takes people in, and lets them leave', async () => {
    const { body: thread } = await open(as.nadia, [as.malo]).expect(201);
    await say(as.nadia, thread.id, 'Avant').expect(201);
    await as.malo.post(`/threads/${thread.id}/people`, { people: [as.ines.accountId] }).expect(200);
    // Inès reads the circle without writing in it.
    await say(as.ines, thread.id, 'Bonjour').expect(403);
    const { body } = await as.ines.get(`/threads/${thread.id}/messages`).expect(200);
    expect(body.items).toHaveLength(1);
    await as.ines.post(`/threads/${thread.id}/people`, { people: [as.helene.accountId] }).expect(403);
    await as.malo.post(`/threads/${thread.id}/leave`).expect(204);
    await as.malo.get(`/threads/${thread.id}`).expect(404);
    const { body: inbox } = await as.malo.get('/my/threads').expect(200);
    expect(inbox.items.map((one: { id: string }) => one.id)).not.toContain(thread.id);
  });

  it('stays within its circle: a stranger is not brought in, a lost right is lost there too', async () => {
    const refused = await open(as.nadia, [as.stranger]).expect(422);
    expect(refused.body.type).toBe('/problemes/not-among-readers');
    await open(as.stranger, []).expect(404);
    await open(as.ines, []).expect(403);
    const { body: thread } = await open(as.nadia, [as.malo]).expect(201);
    meetings.restrict(meeting, 'team', only(as.nadia));
    await as.malo.get(`/threads/${thread.id}`).expect(404);
  });

  it('puts whoever left out of its room within seconds', async () => {
    const { body: thread } = await open(as.nadia, [as.malo]).expect(201);
    const screen = await as.malo.socket();
    await screen.emitWithAck('join', { threadId: thread.id, after: 0 });
    const revoked = new Promise((resolve) => screen.once('revoked', resolve));
    await as.malo.post(`/threads/${thread.id}/leave`).expect(204);
    expect(await revoked).toEqual({ threadId: thread.id });
  });

  it('whole circles are neither left nor entered by hand', async () => {
    const id = await threadOf(as.nadia, Meetings.type, meeting);
    await as.nadia.post(`/threads/${id}/leave`).expect(409);
    await as.nadia.post(`/threads/${id}/people`, { people: [as.malo.accountId] }).expect(409);
  });
});

describe('organisations', () => {
  const found = async (owner: Person, name: string): Promise<string> => {
    const { body } = await owner
      .post('/organisations', { name, kind: 'institution', sort: 'mutual', legalForm: 'mutual' })
      .expect(201);
    return body.id;
  };

  it('have a thread for their own people', async () => {
    const house = await found(as.nadia, 'Le Relais');
    const { body } = await threadsAbout(as.nadia, 'organisation', house).expect(200);
    expect(body.items).toMatchObject([
      {
        audience: 'team',
        subject: { title: 'Le Relais', path: '/organisations/le-relais' },
        actions: ['pin', 'post'],
      },
    ]);
    await threadsAbout(as.malo, 'organisation', house).expect(404);
    await threadsAbout(as.nadia, 'collective', house).expect(404);
  });

  it('write to each other in one thread, that those who run the other one find in their inbox', async () => {
    const [mine, theirs] = [await found(as.nadia, 'La Halte'), await found(as.malo, 'Le Gué')];
    const open = (person: Person, fromId: string, toId: string) =>
      person.post('/correspondences', { fromId, toId });
    const { body: thread } = await open(as.nadia, mine, theirs).expect(200);
    expect(thread.subject.title).toContain('Le Gué');
    await say(as.nadia, thread.id, 'Bonjour').expect(201);
    const { body: inbox } = await as.malo.get('/my/threads').expect(200);
    expect(inbox.items[0]).toMatchObject({ id: thread.id, unread: 1 });
    expect((await open(as.malo, theirs, mine).expect(200)).body.id).toBe(thread.id);
    await as.helene.get(`/threads/${thread.id}`).expect(404);
    await open(as.helene, mine, theirs).expect(403);
    await open(as.nadia, mine, mine).expect(400);
    await open(as.nadia, mine, randomUUID()).expect(404);
    const { body: mentionable } = await as.nadia.get(`/threads/${thread.id}/mentionable`).expect(200);
    expect(mentionable.items.map((one: { label: string }) => one.label)).toEqual(['La Halte', 'Le Gué']);
  });
});
