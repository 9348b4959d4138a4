import { randomUUID } from 'node:crypto';
import { read, say as sayIn, standingTable, threadsAbout } from '../support/discussion-scene.js';
import { Meetings, only, seated } from '../support/meetings.js';
import type { Person } from '../support/person.js';

/** A message of the whole committee, and one of its bureau, shown elsewhere. */

const { as, meetings } = standingTable(['nadia', 'malo', 'helene']);
let threads: Record<'bureau' | 'committee' | 'hall', string>;

beforeAll(async () => {
  const circle = (...people: Person[]) => ({
    mayRead: only(...people),
    people: people.map((person) => seated(person)),
  });
  const id = meetings.plan('Comité', {
    bureau: circle(as.nadia, as.malo),
    committee: circle(as.nadia, as.malo, as.helene),
    hall: { mayRead: () => true, open: true },
  });
  const { body } = await threadsAbout(as.nadia, Meetings.type, id).expect(200);
  threads = Object.fromEntries(
    body.items.map((thread: { audience: string; id: string }) => [thread.audience, thread.id]),
  ) as typeof threads;
});

const say = (person: Person, place: keyof typeof threads, body: string, quote?: object) =>
  sayIn(person, threads[place], body, quote && { quote });

describe('a message', () => {
  it('of a circle is shown in a narrower one, as it now reads', async () => {
    const { body: source } = await say(as.helene, 'committee', 'Je viendrai').expect(201);
    const quote = { threadId: threads.committee, seq: source.seq };
    const { body } = await say(as.nadia, 'bureau', 'À noter', quote).expect(201);
    expect(body.quote).toEqual({
      ...quote,
      author: { id: as.helene.accountId, displayName: 'Hélène Roux' },
      body: 'Je viendrai',
      sentAt: source.sentAt,
    });
    await as.helene.delete(`/threads/${threads.committee}/messages/${source.seq}`).expect(200);
    expect((await read(as.malo, threads.bureau)).at(-1)?.quote?.body).toBe('');
    await say(as.nadia, 'bureau', 'Encore', quote).expect(409);
  });

  it('is not shown to anyone who does not read it, and says why', async () => {
    const { body: source } = await say(as.nadia, 'bureau', 'Entre nous').expect(201);
    const quote = { threadId: threads.bureau, seq: source.seq };
    const wider = await say(as.nadia, 'committee', 'Voyez', quote).expect(422);
    expect(wider.body).toMatchObject({
      type: '/problemes/quote-refused',
      detail: expect.stringContaining('ne lisent pas'),
    });
    const open = await say(as.nadia, 'hall', 'Voyez', quote).expect(422);
    expect(open.body.detail).toContain('n’est pas public');
    const unknown = await say(as.helene, 'committee', 'Voyez', quote).expect(400);
    const absent = await say(as.helene, 'committee', 'Voyez', { threadId: randomUUID(), seq: 1 }).expect(400);
    expect({ ...unknown.body, instance: '' }).toEqual({ ...absent.body, instance: '' });
  });

  it('of an open thread is shown anywhere, over a socket too', async () => {
    const { body: source } = await say(as.helene, 'hall', 'Bonjour à tous').expect(201);
    const screen = await as.malo.socket();
    await screen.emitWithAck('join', { threadId: threads.bureau, after: 0 });
    const heard = new Promise((resolve) => screen.once('messages', resolve));
    const quote = { threadId: threads.hall, seq: source.seq };
    const request = { threadId: threads.bureau, clientId: randomUUID(), body: 'Lu', quote };
    expect(await screen.emitWithAck('post', request)).toMatchObject({ ok: true });
    expect(await heard).toMatchObject({ messages: [{ body: 'Lu', quote: { body: 'Bonjour à tous' } }] });
    const odd = { ...request, clientId: randomUUID(), quote: { ...quote, more: 1 } };
    expect(await screen.emitWithAck('post', odd)).toMatchObject({ ok: false, problem: { status: 400 } });
  });
});
