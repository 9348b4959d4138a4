import { randomUUID } from 'node:crypto';
import { read, say, standingTable, threadsAbout } from '../support/discussion-scene.js';
import { Meetings, only } from '../support/meetings.js';
import type { Person } from '../support/person.js';

/** Two people write to each other about a meeting, over HTTP. */

const { cornac, as, meetings, around } = standingTable(['nadia', 'malo', 'helene', 'stranger']);

const aboutMeeting = (person: Person, id: string) => threadsAbout(person, Meetings.type, id);

/** A meeting for Nadia and Malo, that Hélène only reads. */
async function aThread(): Promise<string> {
  const { threadId } = await around(
    { shared: { mayRead: only(as.nadia, as.malo, as.helene), mayWrite: only(as.nadia, as.malo) } },
    'Chantier du 7 janvier',
  );
  return threadId;
}

describe('the threads around an object', () => {
  it('show each person the circles they belong to, with what they may do there', async () => {
    const id = meetings.plan('Comité de suivi', {
      team: { mayRead: only(as.nadia) },
      shared: { mayRead: only(as.nadia, as.helene), mayWrite: only(as.nadia) },
    });
    const forNadia = await aboutMeeting(as.nadia, id).expect(200);
    expect(forNadia.body.items).toEqual([
      expect.objectContaining({ audience: 'team', label: 'Cercle team', actions: ['post'], unread: 0 }),
      expect.objectContaining({ audience: 'shared', actions: ['post'] }),
    ]);
    const forHelene = await aboutMeeting(as.helene, id).expect(200);
    expect(forHelene.body.items).toEqual([expect.objectContaining({ audience: 'shared', actions: [] })]);
    expect(forHelene.body.items[0].subject).toEqual({
      type: 'meeting',
      id,
      title: 'Comité de suivi',
      path: `/reunions/${id}`,
    });
  });

  it('speak the reader’s language', async () => {
    const id = meetings.plan('Comité', { team: { mayRead: only(as.nadia) } });
    const { body } = await aboutMeeting(as.nadia, id).set('Accept-Language', 'en').expect(200);
    expect(body.items[0].label).toBe('team circle');
  });

  it('answer a stranger as if the object did not exist', async () => {
    const id = meetings.plan('Réunion fermée', { shared: { mayRead: only(as.nadia) } });
    const closed = await aboutMeeting(as.stranger, id).expect(404);
    const absent = await aboutMeeting(as.stranger, randomUUID()).expect(404);
    const unknownType = await as.stranger
      .get(`/threads?subjectType=nothing&subjectId=${randomUUID()}`)
      .expect(404);
    const told = ({ body }: { body: Record<string, unknown> }) => ({ ...body, instance: undefined });
    expect(told(closed)).toEqual(told(absent));
    expect(told(unknownType)).toEqual(told(absent));
  });
});

describe('messages', () => {
  it('are numbered, kept and read in pages, both ways', async () => {
    const threadId = await aThread();
    for (let n = 1; n <= 7; n++) await say(n % 2 ? as.nadia : as.malo, threadId, `Message ${n}`).expect(201);
    const seqs = async (query: string) => {
      const { body } = await as.malo.get(`/threads/${threadId}/messages?${query}`).expect(200);
      expect(body.lastSeq).toBe(7);
      return body.items.map((message: { seq: number }) => message.seq);
    };
    expect(await seqs('')).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(await seqs('limit=3')).toEqual([5, 6, 7]);
    expect(await seqs('before=5&limit=3')).toEqual([2, 3, 4]);
    expect(await seqs('after=5')).toEqual([6, 7]);
    expect(await seqs('after=7')).toEqual([]);
  });

  it('say who wrote them and when', async () => {
    const threadId = await aThread();
    const clientId = randomUUID();
    const { body } = await say(as.malo, threadId, 'Le CCAS confirme.', { clientId }).expect(201);
    expect(body).toEqual({
      seq: 1,
      author: { id: as.malo.accountId, displayName: 'Malo Ortega' },
      body: 'Le CCAS confirme.',
      sentAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      clientId,
    });
    expect(await read(as.nadia, threadId)).toEqual([body]);
  });

  it('sent again after a lost answer are the same message', async () => {
    const threadId = await aThread();
    const clientId = randomUUID();
    const [first, again] = [
      await say(as.nadia, threadId, 'Une fois', { clientId }).expect(201),
      await say(as.nadia, threadId, 'Une fois', { clientId }).expect(201),
    ];
    expect(again.body).toEqual(first.body);
    await say(as.nadia, threadId, 'Autre chose', { clientId }).expect(422);
  });

  it('are refused from a reader who may not write (403) and from a stranger (404)', async () => {
    const threadId = await aThread();
    await say(as.helene, threadId, 'Bonjour').expect(403);
    await say(as.stranger, threadId, 'Bonjour').expect(404);
    await as.stranger.get(`/threads/${threadId}/messages`).expect(404);
    await as.stranger.put(`/threads/${threadId}/read`, { seq: 0 }).expect(404);
  });

  it('leave one trace when a thread begins, and none for the next ones', async () => {
    const threadId = await aThread();
    await say(as.nadia, threadId, 'Un').expect(201);
    await say(as.nadia, threadId, 'Deux').expect(201);
    const events = await cornac.sql(
      "SELECT type FROM outbox_events WHERE type = 'thread.started' AND payload ->> 'threadId' = $1",
      [threadId],
    );
    expect(events).toHaveLength(1);
  });
});

describe('a malformed request', () => {
  it.each([
    ['no body', {}, ['/clientId', '/body']],
    ['a blank message', { clientId: randomUUID(), body: ' \n ' }, ['/body']],
    ['a message too long', { clientId: randomUUID(), body: 'x'.repeat(8_001) }, ['/body']],
    ['a wrong type', { clientId: 12, body: ['x'] }, ['/clientId', '/body']],
    ['an unknown key', { clientId: randomUUID(), body: 'x', seq: 1 }, ['/seq']],
    ['a NUL', { clientId: randomUUID(), body: 'a\0b' }, ['/body']],
  ])('with %s tells every fault and stores nothing', async (_, body, pointers) => {
    const threadId = await aThread();
    const answer = await as.nadia.post(`/threads/${threadId}/messages`, body).expect(400);
    expect(answer.body.errors.map((fault: { pointer: string }) => fault.pointer)).toEqual(
      expect.arrayContaining(pointers),
    );
    const page = await as.nadia.get(`/threads/${threadId}/messages`).expect(200);
    expect(page.body).toEqual({ items: [], lastSeq: 0, lastChange: 0 });
  });

  it.each([
    'after=-1',
    'after=abc',
    'after=1&after=2',
    'after=1&before=3',
    'limit=101',
    'limit=0',
    'offset=3',
  ])('is refused as a page: %s', async (query) => {
    const threadId = await aThread();
    await as.nadia.get(`/threads/${threadId}/messages?${query}`).expect(400);
  });

  it.each(['abc', btoa('[1]'), btoa('["yesterday","x"]'), btoa('{}')])(
    'is refused as a cursor: %s',
    async (cursor) => {
      await as.nadia.get(`/my/threads?cursor=${cursor}`).expect(400);
    },
  );
});

describe('my threads', () => {
  it('come latest first, page by page, with what is unread', async () => {
    const { reader } = await cornac.people({ reader: 'Lectrice Assidue' });
    const ids: string[] = [];
    for (let n = 1; n <= 5; n++) {
      const id = meetings.plan(`Réunion ${n}`, { shared: { mayRead: only(reader, as.nadia) } });
      const { body } = await aboutMeeting(reader, id).expect(200);
      ids.push(body.items[0].id);
      await reader.put(`/threads/${body.items[0].id}/read`, { seq: 0 }).expect(200);
      for (let m = 0; m < n; m++) await say(as.nadia, body.items[0].id, `Mot ${m} de ${n}`).expect(201);
    }
    const first = await reader.get('/my/threads?limit=3').expect(200);
    const second = await reader.get(`/my/threads?limit=3&cursor=${first.body.next}`).expect(200);
    const seen = [...first.body.items, ...second.body.items];
    expect(seen.map((thread) => thread.id)).toEqual(ids.toReversed());
    expect(seen.map((thread) => thread.unread)).toEqual([5, 4, 3, 2, 1]);
    expect(seen[0]).toMatchObject({ lastAuthorName: 'Nadia Belkacem', lastExcerpt: 'Mot 4 de 5' });
    expect(second.body.next).toBeNull();
    await reader.get('/my/threads/unread').expect(200, { total: 15, awaiting: 0 });
    await reader.put(`/threads/${ids[4]}/read`, { seq: 5 }).expect(200, { readSeq: 5 });
    await reader.put(`/threads/${ids[4]}/read`, { seq: 2 }).expect(200, { readSeq: 5 });
    await reader.get('/my/threads/unread').expect(200, { total: 10, awaiting: 0 });
  });

  it('hold neither what was never opened nor what is no longer mine to read, not even in a count', async () => {
    const { guest } = await cornac.people({ guest: 'Invité Bref' });
    const id = meetings.plan('Réunion', { shared: { mayRead: only(guest, as.nadia) } });
    const { body } = await aboutMeeting(guest, id).expect(200);
    const threadId = body.items[0].id;
    await say(as.nadia, threadId, 'Bonjour').expect(201);
    await guest.get('/my/threads/unread').expect(200, { total: 0, awaiting: 0 });
    await guest.put(`/threads/${threadId}/read`, { seq: 0 }).expect(200);
    await guest.get('/my/threads/unread').expect(200, { total: 1, awaiting: 0 });
    meetings.restrict(id, 'shared', only(as.nadia));
    await guest.get('/my/threads/unread').expect(200, { total: 0, awaiting: 0 });
    const inbox = await guest.get('/my/threads').expect(200);
    expect(inbox.body).toEqual({ items: [], next: null });
  });

  it('hold what I wrote in, and never count my own words as unread', async () => {
    const threadId = await aThread();
    await say(as.malo, threadId, 'Un').expect(201);
    await say(as.nadia, threadId, 'Deux').expect(201);
    await say(as.malo, threadId, 'Trois').expect(201);
    const mine = await as.malo.get(`/threads/${threadId}`).expect(200);
    expect(mine.body).toMatchObject({ lastSeq: 3, readSeq: 0, unread: 1 });
    const inbox = await as.malo.get('/my/threads?limit=1').expect(200);
    expect(inbox.body.items[0]).toMatchObject({ id: threadId, unread: 1 });
  });
});

it('a visitor is asked to sign in', async () => {
  const threadId = await aThread();
  const answer = await fetch(`${cornac.url}/api/v1/threads/${threadId}/messages`);
  expect(answer.status).toBe(401);
});

describe('a question', () => {
  it('is answered by the first reply of somebody else, and every reader can learn it later', async () => {
    const threadId = await aThread();
    await say(as.malo, threadId, 'Peut-on associer deux communes ?', { question: true }).expect(201);
    await say(as.malo, threadId, 'Je précise : voisines.', { replyTo: 1 }).expect(201);
    const before = await as.nadia.get(`/threads/${threadId}/changes?after=0`).expect(200);
    expect(before.body).toEqual({ items: [], lastChange: 0 });
    await say(as.nadia, threadId, 'Oui.', { replyTo: 1 }).expect(201);
    const after = await as.malo.get(`/threads/${threadId}/changes?after=0`).expect(200);
    expect(after.body).toMatchObject({
      items: [{ seq: 1, question: true, answeredBy: 3, change: 1 }],
      lastChange: 1,
    });
    await say(as.nadia, threadId, 'Et même trois.', { replyTo: 1 }).expect(201);
    expect((await read(as.malo, threadId))[0]).toMatchObject({ answeredBy: 3 });
    await as.stranger.get(`/threads/${threadId}/changes?after=0`).expect(404);
  });

  it('cannot be answered before it is asked', async () => {
    const threadId = await aThread();
    const { body } = await say(as.malo, threadId, 'Oui.', { replyTo: 1 }).expect(400);
    expect(body.errors).toEqual([expect.objectContaining({ pointer: '/replyTo' })]);
  });
});
