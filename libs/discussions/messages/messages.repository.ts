import { Injectable } from '@nestjs/common';
import { PreparedReads, Transaction } from '#platform';

export interface MessageRow {
  seq: number;
  authorId: string;
  authorName: string;
  body: string;
  sentAt: Date;
  clientId: string;
}

export interface NewMessage {
  threadId: string;
  authorId: string;
  clientId: string;
  body: string;
  now: Date;
}

const MESSAGE = `m.seq, m.author_id AS "authorId", a.display_name AS "authorName", m.body, m.sent_at AS "sentAt",
  m.client_id AS "clientId"`;

@Injectable()
export class MessagesRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  /** Oldest first, from the one after `seq`. */
  after(threadId: string, seq: number, limit: number): Promise<MessageRow[]> {
    return this.prepared.rows<MessageRow>(
      `SELECT ${MESSAGE} FROM messages m JOIN accounts a ON a.id = m.author_id
       WHERE m.thread_id = $1 AND m.seq > $2 ORDER BY m.seq LIMIT $3`,
      [threadId, seq, limit],
    );
  }

  /** Oldest first too, up to the one before `seq`. */
  async before(threadId: string, seq: number, limit: number): Promise<MessageRow[]> {
    const rows = await this.prepared.rows<MessageRow>(
      `SELECT ${MESSAGE} FROM messages m JOIN accounts a ON a.id = m.author_id
       WHERE m.thread_id = $1 AND m.seq < $2 ORDER BY m.seq DESC LIMIT $3`,
      [threadId, seq, limit],
    );
    return rows.reverse();
  }

  /**
   * Numbers and writes a message, in the transaction that holds the thread: a rollback gives the number back, so
   * numbers have no hole, and none is seen before a lower one.
   * The author's read mark follows when they had read everything before.
   * @returns null when this author already used this `clientId` here.
   */
  async write(message: NewMessage): Promise<{ seq: number; sentAt: Date } | null> {
    const { threadId, authorId, clientId, body, now } = message;
    const [written] = await this.transaction.query<{ seq: number; sentAt: Date }>(WRITE, [
      threadId,
      authorId,
      clientId,
      body,
      now,
    ]);
    return written ?? null;
  }

  async findByClientId(
    threadId: string,
    authorId: string,
    clientId: string,
  ): Promise<MessageRow | undefined> {
    const [row] = await this.transaction.query<MessageRow>(
      `SELECT ${MESSAGE} FROM messages m JOIN accounts a ON a.id = m.author_id
       WHERE m.thread_id = $1 AND m.author_id = $2 AND m.client_id = $3`,
      [threadId, authorId, clientId],
    );
    return row;
  }
}

const WRITE = `
  WITH counted AS (
    UPDATE threads SET last_seq = last_seq + 1, active_at = greatest(active_at, $5)
    WHERE id = $1 AND NOT EXISTS (SELECT FROM messages WHERE thread_id = $1 AND author_id = $2 AND client_id = $3)
    RETURNING last_seq, active_at
  ), written AS (
    INSERT INTO messages (thread_id, seq, author_id, client_id, body, sent_at)
    SELECT $1, last_seq, $2, $3, $4, active_at FROM counted
    RETURNING seq, sent_at
  ), read AS (
    INSERT INTO thread_members AS mark (thread_id, account_id, read_seq)
    SELECT $1, $2, CASE WHEN seq = 1 THEN 1 ELSE 0 END FROM written
    ON CONFLICT (thread_id, account_id) DO UPDATE SET read_seq = mark.read_seq + 1
      WHERE mark.read_seq = (SELECT seq FROM written) - 1
  )
  SELECT seq, sent_at AS "sentAt" FROM written`;
