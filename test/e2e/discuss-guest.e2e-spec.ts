import supertest from 'supertest';
import { API_PREFIX } from '../../apps/api/server.js';
import { read, say as sayIn, standingTable } from '../support/discussion-scene.js';
import { only, seated } from '../support/meetings.js';
import { connected, openSocket, type Person } from '../support/person.js';
import { standing } from '../support/standing.js';
import { openWorker } from '../support/worker.js';

/** Somebody from outside, let into one thread by a link: they read it, write in it, and know of nothing else. */

const { cornac, as, around } = standingTable(['nadia', 'malo', 'stranger']);
const worker = standing(() => openWorker(cornac));
let threadId: string;
let otherThreadId: string;

beforeAll(async () => {
  [threadId, otherThreadId] = [await aThread('Chantier'), await aThread('Autre chantier')];
});

/** Nadia runs it; Malo writes in it. */
async function aThread(title: string): Promise<string> {
  const shared = {
    mayRead: only(as.nadia, as.malo),
    mayPin: only(as.nadia),
    people: [seated(as.nadia), seated(as.malo)],
  };
  return (await around({ shared }, title)).threadId;
}

const say = (person: Pick<Person, 'post'>, body: string, thread = threadId) => sayIn(person, thread, body);
const invite = (person: Person, more: object = {}) =>
  person.post(`/threads/${threadId}/guests`, { name: 'Docteur Anselme', mayWrite: true, days: 7, ...more });
const tokenIn = (link: string): string => link.split('#')[1] ?? '';

/** Opens the link on a device of theirs. */
async function comeIn(link: string) {
  const agent = supertest(`${cornac.url}/${API_PREFIX}`);
  const answer = await agent.post('/sign-in/guest-keys').send({ token: tokenIn(link) });
  const cookie = [answer.headers['set-cookie'] ?? []].flat().join(';').split(';')[0] ?? '';
  return {
    status: answer.status,
    next: answer.body.next,
    cookie,
    get: (path: string) => agent.get(path).set('Cookie', cookie),
    post: (path: string, body: object = {}) => agent.post(path).set('Cookie', cookie).send(body),
    socket: () => connected(openSocket(cornac.url, { extraHeaders: { cookie, origin: cornac.url } })),
  };
}

it('is invited by whoever runs the discussion, and by nobody else', async () => {
  await invite(as.malo).expect(403);
  await invite(as.stranger).expect(404);
  await invite(as.nadia, { days: 91 }).expect(400);
  await invite(as.nadia, { name: ' ' }).expect(400);
});

describe('a guest', () => {
  let link: string;
  let accountId: string;
  beforeAll(async () => {
    await say(as.malo, 'Le plan est prêt.').expect(201);
    const { body } = await invite(as.nadia).expect(201);
    ({ link, id: accountId } = body);
    expect(link).toMatch(/\/invite#[\w-]{43}$/);
  });

  it('comes in with the link, as often as needed, and lands in the thread', async () => {
    for (let time = 0; time < 2; time++) {
      const guest = await comeIn(link);
      expect(guest).toMatchObject({ status: 200, next: `/fils/${threadId}` });
      const { body } = await guest.get(`/threads/${threadId}`).expect(200);
      expect(body).toMatchObject({ label: 'Où vous êtes invité·e', actions: ['post'] });
      expect(JSON.stringify(body)).not.toContain('Chantier');
    }
  });

  it('reads what was said and answers, over HTTP and live', async () => {
    const guest = await comeIn(link);
    const { body } = await guest.get(`/threads/${threadId}/messages`).expect(200);
    expect(body.items[0].body).toBe('Le plan est prêt.');
    await say(guest, 'Je le relis ce soir.').expect(201);
    const screen = await guest.socket();
    expect(await screen.timeout(5_000).emitWithAck('join', { threadId, after: 0 })).toMatchObject({
      ok: true,
    });
    const other = await screen.timeout(5_000).emitWithAck('join', { threadId: otherThreadId, after: 0 });
    expect(other).toMatchObject({ ok: false, problem: { status: 404 } });
    screen.disconnect();
    const { body: inbox } = await guest.get('/my/threads').expect(200);
    expect(inbox.items.map((thread: { id: string }) => thread.id)).toEqual([threadId]);
  });

  it('knows of nothing else, there or not', async () => {
    const guest = await comeIn(link);
    await guest.get(`/threads/${otherThreadId}`).expect(404);
    await say(guest, 'Entrez !', otherThreadId).expect(404);
    await guest.get('/my/applications').expect(403);
    await guest.post('/organisations', { name: 'La mienne' }).expect(403);
    await guest.get('/my/tasks').expect(403);
    await guest
      .post(`/threads/${threadId}/guests`, { name: 'Un autre', mayWrite: true, days: 7 })
      .expect(403);
    await guest.post(`/threads/${threadId}/people`, { people: [as.stranger.accountId] }).expect(403);
  });

  it('is known to every reader, with who let them in, and may be called by name', async () => {
    const { body } = await as.malo.get(`/threads/${threadId}/guests`).expect(200);
    expect(body.items).toMatchObject([
      { displayName: 'Docteur Anselme', mayWrite: true, invitedBy: 'Nadia Belkacem' },
    ]);
    const { body: mentionable } = await as.malo.get(`/threads/${threadId}/mentionable?q=ans`).expect(200);
    expect(JSON.stringify(mentionable)).toContain('Docteur Anselme');
  });

  it('reads what is public elsewhere as a visitor would', async () => {
    const guest = await comeIn(link);
    const { body } = await guest.get('/session').expect(200);
    expect(body.account).toMatchObject({ guest: true, email: null });
  });

  it('loses the former link with a new one, and everything when the stay ends', async () => {
    const before = await comeIn(link);
    const { body: renewed } = await as.nadia
      .post(`/threads/${threadId}/guests/${accountId}/renew`, { days: 30 })
      .expect(201);
    expect((await comeIn(link)).status).toBe(422);
    await before.get(`/threads/${threadId}`).expect(401);
    const guest = await comeIn(renewed.link);
    const screen = await guest.socket();
    await screen.timeout(5_000).emitWithAck('join', { threadId, after: 0 });
    const cut = new Promise((done) => screen.once('disconnect', done));
    await as.nadia.delete(`/threads/${threadId}/guests/${accountId}`).expect(204);
    await guest.get(`/threads/${threadId}`).expect(401);
    expect((await comeIn(renewed.link)).status).toBe(422);
    await cut;
    await as.nadia.delete(`/threads/${threadId}/guests/${accountId}`).expect(404);
    // What they wrote stays.
    expect((await read(as.malo, threadId)).at(-1)?.author.displayName).toBe('Docteur Anselme');
  });
});

it('who only reads does not write', async () => {
  const { body } = await invite(as.nadia, { name: 'Lectrice', mayWrite: false }).expect(201);
  const guest = await comeIn(body.link);
  await guest.get(`/threads/${threadId}/messages`).expect(200);
  await say(guest, 'Je peux ?').expect(403);
});

it('reads nothing any more once the time is over', async () => {
  const { body } = await invite(as.nadia, { name: 'De passage' }).expect(201);
  const guest = await comeIn(body.link);
  await cornac.sql(
    "UPDATE thread_guests SET expires_at = now() - interval '1 second' WHERE account_id = $1",
    [body.id],
  );
  await guest.get(`/threads/${threadId}`).expect(404);
});

it('receives the link by e-mail, in a letter that does not say about what', async () => {
  await invite(as.nadia, { name: 'Par courriel', email: 'anselme@test.example' }).expect(201);
  await worker.work();
  const [letter] = await cornac.sql<{ subject: string; text: string }>(
    "SELECT subject, text FROM mailbox WHERE recipient = 'anselme@test.example'",
  );
  expect(letter?.subject).toBe('Nadia Belkacem vous invite à une discussion');
  expect(letter?.text).toMatch(/\/invite#[\w-]{43}/);
  expect(letter?.text).not.toContain('Chantier');
});

it('is erased when they ask for it, by their name', async () => {
  const { body } = await invite(as.nadia, { name: 'Qui s’en va' }).expect(201);
  const guest = await comeIn(body.link);
  await guest.post('/my/erasure', { confirmation: 'Quelqu’un d’autre' }).expect(422);
  await guest.post('/my/erasure', { confirmation: 'qui s’en va' }).expect(204);
  expect((await comeIn(body.link)).status).toBe(422);
});
