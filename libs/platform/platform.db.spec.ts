import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.js';
import { TravellingClock } from './clock.js';
import { databaseOptions } from './data/database.js';
import { Transaction } from './data/transaction.js';
import { AuditSeal } from './events/audit-seal.js';
import { EventDelivery, type Subscriptions } from './events/delivery.js';
import { type DomainEvent, Journal } from './events/journal.js';
import { newId } from './ids.js';

let database: TestDatabase;
let source: DataSource;
let transaction: Transaction;
let journal: Journal;

beforeAll(async () => {
  database = await createTestDatabase();
  source = await new DataSource(databaseOptions(database.url, 10, 'test')).initialize();
  transaction = new Transaction(source);
  journal = new Journal(transaction, new TravellingClock(new Date('2027-01-07T11:00:00Z')));
});

afterAll(async () => {
  await source.destroy();
  await database.drop();
});

const noted = (id: string): DomainEvent => ({
  type: 'thing.noted',
  subject: { type: 'thing', id },
  payload: { word: 'éléphant' },
});
const countOf = async (sql: string, values: unknown[] = []): Promise<number> =>
  (await source.query<{ n: number }[]>(`SELECT count(*) AS n FROM ${sql}`, values))[0]?.n ?? 0;
const stop = new Error('stop');

describe('a transaction', () => {
  it('is joined by what runs inside it, and undone as a whole', async () => {
    const id = newId();
    await expect(
      transaction.run(async () => {
        await transaction.run(() => journal.note(null, 'inner', { type: 'thing', id }));
        throw stop;
      }),
    ).rejects.toBe(stop);
    expect(await countOf('audit_entries WHERE subject_id = $1', [id])).toBe(0);
  });

  it('runs its effects after commit, in order, and never after a rollback', async () => {
    const seen: string[] = [];
    await transaction.run(async () => {
      transaction.afterCommit(() => void seen.push('first'));
      await transaction.run(async () => transaction.afterCommit(() => void seen.push('second')));
      seen.push('work');
    });
    await transaction
      .run(async () => {
        transaction.afterCommit(() => void seen.push('never'));
        throw stop;
      })
      .catch(() => undefined);
    expect(seen).toEqual(['work', 'first', 'second']);
  });

  it('does not starve the pool when more of them than connections run nested', async () => {
    await Promise.all(
      Array.from({ length: 40 }, () =>
        transaction.run(() => transaction.run(() => transaction.query('SELECT pg_sleep(0.005)'))),
      ),
    );
  });
});

describe('a connection', () => {
  it('lost between two statements is told by the next one, and another takes its place', async () => {
    const pool = (source.driver as unknown as { master: Pool }).master;
    // Held as a prepared read holds one: with nobody listening for its errors.
    const client = await pool.connect();
    const gone = new Promise((done) => client.once('end', done));
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
    await database.sql('SELECT pg_terminate_backend($1)', [rows[0].pid]);
    await gone;
    await expect(client.query('SELECT 1')).rejects.toThrow();
    client.release(true);
    expect(await countOf('accounts')).toBe(0);
  });
});

describe('the journal', () => {
  it('keeps the event and its audit entry, or neither', async () => {
    const [kept, undone] = [newId(), newId()];
    await transaction.run(() => journal.record(null, noted(kept)));
    await transaction
      .run(async () => {
        await journal.record(null, noted(undone));
        throw stop;
      })
      .catch(() => undefined);
    for (const table of ['outbox_events', 'audit_entries']) {
      expect(await countOf(`${table} WHERE subject_id = $1`, [kept])).toBe(1);
      expect(await countOf(`${table} WHERE subject_id = $1`, [undone])).toBe(0);
    }
  });
});

describe('delivery', () => {
  it('reaches each listener once in effect, however often it is tried, and a failing one does not stop the others', async () => {
    const id = newId();
    await transaction.run(() => journal.record(null, noted(id)));
    const [event] = await source.query<{ id: string }[]>(
      'SELECT id FROM outbox_events WHERE subject_id = $1',
      [id],
    );
    const eventId = event?.id ?? '';
    const heard: string[] = [];
    let broken = true;
    const subscriptions: Subscriptions<DomainEvent> = {
      'thing.noted': {
        steady: async (told) => void heard.push(`steady ${(told.payload as { word: string }).word}`),
        shaky: async () => {
          if (broken) throw stop;
          heard.push('shaky');
        },
      },
    };
    const delivery = new EventDelivery(transaction);
    // Two workers at once, then one again: all that waits is taken, and taken once.
    const taken = await Promise.all([delivery.relay(subscriptions), delivery.relay(subscriptions)]);
    expect(taken.reduce((sum, n) => sum + n, 0)).toBe(await countOf('outbox_events'));
    expect(await delivery.relay(subscriptions)).toBe(0);
    const jobs = await database.sql<{ key: string }>(
      "SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'notify_listener' AND key LIKE $1 || '%' ORDER BY key",
      [eventId],
    );
    expect(jobs.map((job) => job.key)).toEqual([`${eventId}:shaky`, `${eventId}:steady`]);

    await expect(delivery.notify(eventId, 'shaky', subscriptions)).rejects.toBe(stop);
    broken = false;
    for (const listener of ['steady', 'shaky', 'steady', 'shaky'])
      await delivery.notify(eventId, listener, subscriptions);
    expect(heard).toEqual(['steady éléphant', 'shaky']);
  });
});

describe('the audit', () => {
  const seal = () => new AuditSeal(transaction);
  /** What only somebody with the keys of the database could do. */
  const tamper = async (sql: string): Promise<void> => {
    await database.sql(
      `ALTER TABLE audit_entries DISABLE TRIGGER USER; ${sql}; ALTER TABLE audit_entries ENABLE TRIGGER USER`,
    );
  };

  it('is append-only, even for the owner of the tables', async () => {
    for (const sql of [
      'UPDATE audit_entries SET action = $1',
      'DELETE FROM audit_entries WHERE action <> $1',
    ]) {
      await expect(source.query(sql, ['x'])).rejects.toThrow('permission denied');
      await expect(database.sql(sql, ['x'])).rejects.toThrow('append-only');
    }
    await expect(database.sql('TRUNCATE audit_entries')).rejects.toThrow('append-only');
  });

  it('verifies when nobody touched it, over several batches and two sealers at once', async () => {
    const subject = { type: 'thing', id: newId() };
    for (let i = 0; i < 20; i++) await journal.note(null, 'step', subject, { i });
    await Promise.all([seal().seal(), seal().seal()]);
    await journal.note(null, 'later', subject);
    await seal().seal();
    expect(await countOf('audit_entries')).toBe(await countOf('audit_seals'));
    expect(await seal().firstBreak()).toBeNull();
  });

  it('names the first entry altered', async () => {
    const [third] = await source.query<{ entry_id: number }[]>(
      'SELECT entry_id FROM audit_seals WHERE position = 3',
    );
    const [before] = await source.query<{ detail: object }[]>(
      'SELECT detail FROM audit_entries WHERE id = $1',
      [third?.entry_id],
    );
    await tamper(`UPDATE audit_entries SET detail = '{"forged": true}' WHERE id = ${third?.entry_id}`);
    expect(await seal().firstBreak()).toEqual({ position: 3, reason: 'altered' });
    await tamper(
      `UPDATE audit_entries SET detail = '${JSON.stringify(before?.detail)}' WHERE id = ${third?.entry_id}`,
    );
    expect(await seal().firstBreak()).toBeNull();
  });

  it('names the first entry removed', async () => {
    const [fifth] = await source.query<{ entry_id: number }[]>(
      'SELECT entry_id FROM audit_seals WHERE position = 5',
    );
    await tamper(`DELETE FROM audit_entries WHERE id = ${fifth?.entry_id}`);
    expect(await seal().firstBreak()).toEqual({ position: 5, reason: 'missing' });
  });
});
