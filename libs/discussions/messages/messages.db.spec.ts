import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { type Actor, databaseOptions, Journal, PreparedReads, Transaction, TravellingClock } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { Meetings } from '../../../test/support/meetings.js';
import { GuestsRepository } from '../guests/guests.repository.js';
import { ThreadFeed } from '../realtime/thread-feed.js';
import { SubjectRegistry } from '../subject-registry.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { ThreadsService } from '../threads/threads.service.js';
import { MessageParts } from './message-parts.js';
import { MessageWriter } from './message-writer.js';
import { MessagesRepository } from './messages.repository.js';
import { MessagesService } from './messages.service.js';

const POOL = 10;

let database: TestDatabase;
let source: DataSource;
let threads: ThreadsService;
let messages: MessagesService;
let transaction: Transaction;
const meetings = new Meetings();
const clock = new TravellingClock(new Date('2027-01-07T11:00:00Z'));

beforeAll(async () => {
  database = await createTestDatabase();
  source = await new DataSource({
    ...databaseOptions(database.url, POOL, 'test'),
  }).initialize();
  transaction = new Transaction(source);
  const prepared = new PreparedReads(source);
  const subjects = new SubjectRegistry();
  subjects.register(Meetings.type, meetings);
  const rows = new ThreadsRepository(transaction, prepared);
  threads = new ThreadsService(
    transaction,
    rows,
    subjects,
    new GuestsRepository(transaction, prepared),
    clock,
  );
  const written = new MessagesRepository(transaction, prepared);
  messages = new MessagesService(
    transaction,
    threads,
    rows,
    written,
    new MessageWriter(written),
    new MessageParts(),
    new ThreadFeed(),
    new Journal(transaction, clock),
    clock,
  );
});

afterAll(async () => {
  await source.destroy();
  await database.drop();
});

async function someone(name: string): Promise<Actor> {
  const accountId = randomUUID();
  await source.query(
    'INSERT INTO accounts (id, email, display_name, created_at) VALUES ($1, $2, $3, now())',
    [accountId, `${accountId}@test.example`, name],
  );
  return { accountId, displayName: name, administrator: false, memberships: [] };
}

async function openThread(actor: Actor): Promise<string> {
  const id = meetings.plan('Réunion de chantier', { shared: { mayRead: () => true } });
  const [thread] = await threads.ofSubject(actor, { type: Meetings.type, id });
  return thread?.id ?? '';
}

describe('messages of a thread', () => {
  it('are numbered 1, 2, 3… without a hole under sixteen writers at once, each in their own order', async () => {
    const writers = await Promise.all(Array.from({ length: 16 }, (_, n) => someone(`Personne ${n}`)));
    const threadId = await openThread(writers[0] as Actor);
    const each = 12;
    await Promise.all(
      writers.map(async (writer) => {
        for (let n = 1; n <= each; n++) {
          await messages.post(writer, threadId, { clientId: randomUUID(), body: String(n) });
        }
      }),
    );
    const stored = await source.query<{ seq: number; author_id: string; body: string }[]>(
      'SELECT seq, author_id, body FROM messages WHERE thread_id = $1 ORDER BY seq',
      [threadId],
    );
    expect(stored.map((row) => row.seq)).toEqual(Array.from({ length: 16 * each }, (_, n) => n + 1));
    for (const [, own] of Map.groupBy(stored, (row) => row.author_id)) {
      expect(own.map((row) => Number(row.body))).toEqual(Array.from({ length: each }, (_, n) => n + 1));
    }
  });

  it('give the same message back to every retry, even when eight come at once', async () => {
    const nadia = await someone('Nadia');
    const threadId = await openThread(nadia);
    const request = { clientId: randomUUID(), body: 'Le CCAS confirme ses 8 000 €.' };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => messages.post(nadia, threadId, request)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await messages.page(nadia, threadId, {})).items).toHaveLength(1);
    const after = await messages.post(nadia, threadId, { clientId: randomUUID(), body: 'Et ensuite ?' });
    expect(after.seq).toBe(2);
  });

  it('refuse a second text under the same clientId', async () => {
    const nadia = await someone('Nadia');
    const threadId = await openThread(nadia);
    const clientId = randomUUID();
    await messages.post(nadia, threadId, { clientId, body: 'Un' });
    await expect(messages.post(nadia, threadId, { clientId, body: 'Deux' })).rejects.toMatchObject({
      status: 422,
    });
  });

  it('leave a clientId free for another author', async () => {
    const [nadia, malo] = await Promise.all([someone('Nadia'), someone('Malo')]);
    const threadId = await openThread(nadia);
    const clientId = randomUUID();
    await messages.post(nadia, threadId, { clientId, body: 'Un' });
    expect((await messages.post(malo, threadId, { clientId, body: 'Deux' })).seq).toBe(2);
  });

  it('give their number back when the work around them fails', async () => {
    const nadia = await someone('Nadia');
    const threadId = await openThread(nadia);
    await expect(
      transaction.run(async () => {
        await messages.post(nadia, threadId, { clientId: randomUUID(), body: 'Jamais dit' });
        throw new Error('the rest failed');
      }),
    ).rejects.toThrow('the rest failed');
    expect((await messages.post(nadia, threadId, { clientId: randomUUID(), body: 'Dit' })).seq).toBe(1);
  });

  it('are refused twice under one number by the database itself', async () => {
    const nadia = await someone('Nadia');
    const threadId = await openThread(nadia);
    const { clientId } = await messages.post(nadia, threadId, { clientId: randomUUID(), body: 'Un' });
    const insert = (seq: number, client: string) =>
      source.query(
        `INSERT INTO messages (thread_id, seq, author_id, client_id, body, sent_at) VALUES ($1, $2, $3, $4, 'x', now())`,
        [threadId, seq, nadia.accountId, client],
      );
    await expect(insert(1, randomUUID())).rejects.toMatchObject({ code: '23505' });
    await expect(insert(2, clientId)).rejects.toMatchObject({ code: '23505' });
  });
});

describe('threads around a subject', () => {
  it('are made once per audience, whoever comes first', async () => {
    const nadia = await someone('Nadia');
    const id = meetings.plan('Comité', { team: { mayRead: () => true }, shared: { mayRead: () => true } });
    const all = await Promise.all(
      Array.from({ length: 12 }, () => threads.ofSubject(nadia, { type: Meetings.type, id })),
    );
    const ids = new Set(all.flatMap((answer) => answer.map((thread) => thread.id)));
    expect(ids.size).toBe(2);
  });

  it('have a read mark that never moves back nor past the end', async () => {
    const nadia = await someone('Nadia');
    const malo = await someone('Malo');
    const threadId = await openThread(nadia);
    for (const body of ['Un', 'Deux', 'Trois'])
      await messages.post(malo, threadId, { clientId: randomUUID(), body });
    expect(await threads.markRead(nadia, threadId, 2)).toBe(2);
    expect(await threads.markRead(nadia, threadId, 1)).toBe(2);
    expect(await threads.markRead(nadia, threadId, 900)).toBe(3);
  });
});
