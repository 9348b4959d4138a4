import { Injectable } from '@nestjs/common';
import { notFound, PreparedReads, Transaction } from '#platform';

/** Why a message shows no words: taken back by its author, erased with a person, hidden by moderation. */
export type Gone = 'deleted' | 'erased' | 'hidden';

export interface MessageRow {
  seq: number;
  authorId: string;
  authorName: string;
  body: string;
  sentAt: Date;
  clientId: string;
  /** Number of its last change in the thread, 0 when it never changed. */
  change: number;
  replyTo: number | null;
  question: boolean;
  answeredBy: number | null;
  gone: Gone | null;
  /** Something of it is kept elsewhere: reactions, files, a quote… */
  rich: boolean;
  editedAt: Date | null;
  pinned: boolean;
  decided: boolean;
}

export interface NewMessage {
  threadId: string;
  authorId: string;
  authorName: string;
  clientId: string;
  body: string;
  replyTo: number | null;
  question: boolean;
  now: Date;
}

const MESSAGE = `m.seq, m.author_id AS "authorId", a.display_name AS "authorName",
  CASE WHEN m.gone IS NULL THEN m.body ELSE '' END AS body, m.sent_at AS "sentAt", m.client_id AS "clientId",
  m.change, m.reply_to AS "replyTo", m.question, m.answered_by AS "answeredBy", m.gone,
  m.rich, m.edited_at AS "editedAt", m.pinned_at IS NOT NULL AS pinned, m.decided_at IS NOT NULL AS decided`;
const FROM_MESSAGES = `SELECT ${MESSAGE} FROM messages m JOIN accounts a ON a.id = m.author_id`;

const UNTOUCHED = {
  change: 0,
  answeredBy: null,
  gone: null,
  rich: false,
  editedAt: null,
  pinned: false,
  decided: false,
} as const;

@Injectable()
export class MessagesRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  /** Oldest first, from the one after `seq`. */
  after(threadId: string, seq: number, limit: number): Promise<MessageRow[]> {
    return this.prepared.rows<MessageRow>(
      `${FROM_MESSAGES} WHERE m.thread_id = $1 AND m.seq > $2 ORDER BY m.seq LIMIT $3`,
      [threadId, seq, limit],
    );
  }

  /** Oldest first too, up to the one before `seq`. */
  async before(threadId: string, seq: number, limit: number): Promise<MessageRow[]> {
    const rows = await this.prepared.rows<MessageRow>(
      `${FROM_MESSAGES} WHERE m.thread_id = $1 AND m.seq < $2 ORDER BY m.seq DESC LIMIT $3`,
      [threadId, seq, limit],
    );
    return rows.reverse();
  }

  /** Messages of several threads, in no order. */
  ofThreads(
    keys: readonly { threadId: string; seq: number }[],
  ): Promise<(MessageRow & { threadId: string })[]> {
    return this.prepared.rows<MessageRow & { threadId: string }>(
      `SELECT m.thread_id AS "threadId", ${MESSAGE} FROM unnest($1::uuid[], $2::bigint[]) AS k (thread_id, seq)
       JOIN messages m ON m.thread_id = k.thread_id AND m.seq = k.seq JOIN accounts a ON a.id = m.author_id`,
      [keys.map((key) => key.threadId), keys.map((key) => key.seq)],
    );
  }

  /** Messages as their changes after this one left them, in the order of the changes. */
  changedAfter(threadId: string, change: number, limit: number): Promise<MessageRow[]> {
    return this.prepared.rows<MessageRow>(
      `${FROM_MESSAGES} WHERE m.thread_id = $1 AND m.change > $2 AND m.change > 0 ORDER BY m.change LIMIT $3`,
      [threadId, change, limit],
    );
  }

  /** The one that says what was decided, then those kept in sight, the latest first. */
  marked(threadId: string): Promise<MessageRow[]> {
    return this.prepared.rows<MessageRow>(
      `${FROM_MESSAGES} WHERE m.thread_id = $1 AND (m.pinned_at IS NOT NULL OR m.decided_at IS NOT NULL)
       ORDER BY m.decided_at IS NULL, m.pinned_at DESC, m.seq`,
      [threadId],
    );
  }

  /** @throws 404 */
  async find(threadId: string, seq: number): Promise<MessageRow> {
    const [row] = await this.prepared.rows<MessageRow>(
      `${FROM_MESSAGES} WHERE m.thread_id = $1 AND m.seq = $2`,
      [threadId, seq],
    );
    if (!row) throw notFound();
    return row;
  }

  /**
   * Numbers and writes messages of any threads, in one statement that holds each thread: a rollback gives the numbers
   * back, so they have no hole, and none is seen before a lower one. Threads are held in the order of their id: two
   * writers never wait for each other. Authors become members; their own words never count as unread.
   * @returns the rows in the order given; null for one whose author already used its `clientId` in its thread.
   * @throws the violation of the unique key when another process wrote the same `clientId` meanwhile.
   */
  async write(messages: readonly NewMessage[]): Promise<(MessageRow | null)[]> {
    const incoming = messages.map(({ authorName: _, now: __, ...message }) => message);
    const latest = new Date(Math.max(0, ...messages.map(({ now }) => now.getTime())));
    const written = await this.prepared.rows<{ rank: number; seq: number; sentAt: Date }>(WRITE, [
      JSON.stringify(incoming),
      latest,
    ]);
    const rows: (MessageRow | null)[] = messages.map(() => null);
    for (const { rank, seq, sentAt } of written) {
      const message = messages[rank - 1];
      if (message) rows[rank - 1] = { ...message, ...UNTOUCHED, seq, sentAt };
    }
    return rows;
  }

  async findByClientId(
    threadId: string,
    authorId: string,
    clientId: string,
  ): Promise<MessageRow | undefined> {
    const [row] = await this.prepared.rows<MessageRow>(
      `${FROM_MESSAGES} WHERE m.thread_id = $1 AND m.author_id = $2 AND m.client_id = $3`,
      [threadId, authorId, clientId],
    );
    return row;
  }

  /** The first reply by someone else answers a question. @returns whether this one did. */
  async answer(threadId: string, question: number, reply: number, authorId: string): Promise<boolean> {
    const rows = await this.transaction.query<{ seq: number }>(
      `WITH answered AS (
         UPDATE messages SET answered_by = $3
         WHERE thread_id = $1 AND seq = $2 AND question AND answered_by IS NULL AND author_id <> $4 RETURNING seq
       ) SELECT seq FROM answered`,
      [threadId, question, reply, authorId],
    );
    return rows.length > 0;
  }

  /** Something of it is now kept elsewhere. */
  async enrich(threadId: string, seq: number): Promise<void> {
    await this.transaction.query('UPDATE messages SET rich = true WHERE thread_id = $1 AND seq = $2', [
      threadId,
      seq,
    ]);
  }

  /** Gives the thread's next number of change to a message, in the transaction that changes it. */
  async numberChange(threadId: string, seq: number): Promise<void> {
    await this.transaction.query(
      `WITH counted AS (UPDATE threads SET last_change = last_change + 1 WHERE id = $1 RETURNING last_change)
       UPDATE messages m SET change = last_change FROM counted WHERE m.thread_id = $1 AND m.seq = $2`,
      [threadId, seq],
    );
  }
}

const WRITE = `
  WITH incoming AS (
    SELECT * FROM ROWS FROM (json_to_recordset($1::json) AS ("threadId" uuid, "authorId" uuid, "clientId" uuid,
      body text, "replyTo" bigint, question boolean))
      WITH ORDINALITY AS i (thread_id, author_id, client_id, body, reply_to, question, rank)
  ), held AS MATERIALIZED (
    SELECT id, last_seq, active_at FROM threads WHERE id IN (SELECT thread_id FROM incoming) ORDER BY id FOR UPDATE
  ), fresh AS MATERIALIZED (
    SELECT i.*, h.last_seq + row_number() OVER (PARTITION BY i.thread_id ORDER BY i.rank) AS seq,
      greatest(h.active_at, $2::timestamptz) AS sent_at
    FROM incoming i JOIN held h ON h.id = i.thread_id
    WHERE NOT EXISTS (SELECT FROM messages m
      WHERE m.thread_id = i.thread_id AND m.author_id = i.author_id AND m.client_id = i.client_id)
  ), counted AS (
    UPDATE threads t SET last_seq = f.last_seq, active_at = f.active_at
    FROM (SELECT thread_id, max(seq) AS last_seq, max(sent_at) AS active_at FROM fresh GROUP BY thread_id) f
    WHERE t.id = f.thread_id
  ), written AS (
    INSERT INTO messages (thread_id, seq, author_id, client_id, body, sent_at, reply_to, question)
    SELECT thread_id, seq, author_id, client_id, body, sent_at, reply_to, question FROM fresh
  ), members AS (
    INSERT INTO thread_members (thread_id, account_id)
    SELECT DISTINCT thread_id, author_id FROM fresh
    ON CONFLICT (thread_id, account_id) DO NOTHING
  )
  SELECT rank, seq, sent_at AS "sentAt" FROM fresh`;
