import { randomUUID } from 'node:crypto';
import type { ThreadMessage } from '../../libs/realtime-contract/index.js';
import { say as sayIn, standingTable, threadsAbout } from '../support/discussion-scene.js';
import { Meetings, only, seated } from '../support/meetings.js';
import type { Person } from '../support/person.js';

/** A message of the whole committee, and one of its bureau, shown elsewhere. */

const { as, cornac, meetings } = standingTable(['nadia', 'malo', 'helene']);
let threads: Record<'bureau' | 'committee' | 'hall', string>;

beforeAll(async () => {
  await cornac.sql('UPDATE accounts SET administrator = true WHERE id = $1', [as.malo.accountId]);
  await cornac.sql('UPDATE sessions SET second_factor_at = now() WHERE account_id = $1', [as.malo.accountId]);
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

/** What a message of the bureau shows of another, for another reader. */
const quotedIn = async (seq: number) => {
  const page = `/threads/${threads.bureau}/messages?after=${seq - 1}&limit=1`;
  return (await as.malo.get(page).expect(200)).body.items[0].quote;
};

describe('a message', () => {
  it('of a circle is shown in a narrower one, as it was quoted', async () => {
    const { body: source } = await say(as.helene, 'committee', 'Je viendrai').expect(201);
    const quote = { threadId: threads.committee, seq: source.seq };
    const { body } = await say(as.nadia, 'bureau', 'À noter', quote).expect(201);
    expect(body.quote).toEqual({
      ...quote,
      author: { id: as.helene.accountId, displayName: 'Hélène Roux' },
      body: 'Je viendrai',
      sentAt: source.sentAt,
    });
    const change = (words: string) =>
      as.helene.patch(`/threads/${quote.threadId}/messages/${quote.seq}`, { body: words }).expect(200);
    await change('Je ne viendrai pas');
    expect(await quotedIn(body.seq)).toMatchObject({ body: 'Je viendrai', changed: true });
    await change('Je viendrai');
    expect(await quotedIn(body.seq)).not.toHaveProperty('changed');
  });

  it('taken back leaves no word of it anywhere, and screens of other threads hear of it', async () => {
    const { body: source } = await say(as.helene, 'committee', 'Trop vite').expect(201);
    const quote = { threadId: threads.committee, seq: source.seq };
    const { body } = await say(as.nadia, 'bureau', 'Lisez', quote).expect(201);
    const screen = await as.malo.socket();
    await screen.emitWithAck('join', { threadId: threads.bureau, after: 0 });
    const heard = new Promise<ThreadMessage[]>((resolve) =>
      screen.once('changes', ({ messages }) => resolve(messages)),
    );
    await as.helene.delete(`/threads/${quote.threadId}/messages/${quote.seq}`).expect(200);
    expect(await heard).toMatchObject([{ seq: body.seq, quote: { body: '', gone: 'deleted' } }]);
    expect(await quotedIn(body.seq)).toMatchObject({ body: '', gone: 'deleted' });
    expect(await cornac.sql('SELECT body FROM message_quotes WHERE body = $1', ['Trop vite'])).toEqual([]);
    await say(as.nadia, 'bureau', 'Encore', quote).expect(409);
  });

  it('hidden by moderation shows no word in other threads either, until it is restored', async () => {
    const { body: source } = await say(as.helene, 'committee', 'Propos déplacés').expect(201);
    const quote = { threadId: threads.committee, seq: source.seq };
    const { body } = await say(as.nadia, 'bureau', 'Voyez', quote).expect(201);
    const report = `/threads/${quote.threadId}/messages/${quote.seq}/reports`;
    await as.nadia.post(report, { reason: 'Injurieux' }).expect(204);
    const [reported] = (await as.malo.get('/moderation/reports').expect(200)).body.items;
    await as.malo.post(`/moderation/reports/${reported.id}/hide`, { reason: 'Injurieux' }).expect(200);
    expect(await quotedIn(body.seq)).toMatchObject({ body: '', gone: 'hidden' });
    await as.malo.post(`/moderation/reports/${reported.id}/restore`, { reason: 'Erreur' }).expect(200);
    expect((await quotedIn(body.seq)).body).toBe('Propos déplacés');
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

describe('where a message may be quoted', () => {
  it('is told thread by thread, with the reason where it may not', async () => {
    const { body: source } = await say(as.nadia, 'bureau', 'Le budget est bouclé').expect(201);
    for (const place of ['committee', 'hall'] as const) await say(as.nadia, place, 'Bonjour').expect(201);
    const destinations = async (person: Person, place: keyof typeof threads, seq: number, q = '') =>
      (await person.get(`/threads/${threads[place]}/messages/${seq}/destinations?q=${q}`).expect(200)).body
        .items;
    const said = (items: { thread: { id: string }; refused?: string }[]) =>
      Object.fromEntries(items.map(({ thread, refused }) => [thread.id, refused]));
    expect(said(await destinations(as.nadia, 'bureau', source.seq))).toEqual({
      [threads.committee]: expect.stringContaining('ne lisent pas'),
      [threads.hall]: expect.stringContaining('n’est pas public'),
    });
    expect(said(await destinations(as.nadia, 'hall', 1))).toEqual({
      [threads.committee]: undefined,
      [threads.bureau]: undefined,
    });
    expect(await destinations(as.nadia, 'hall', 1, 'bure')).toHaveLength(1);
    const foreign = `/threads/${threads.bureau}/messages/${source.seq}/destinations`;
    await as.helene.get(foreign).expect(404);
  });
});
