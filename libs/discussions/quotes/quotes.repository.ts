import { Injectable } from '@nestjs/common';
import { PreparedReads, Transaction } from '#platform';
import type { Gone } from '../messages/messages.repository.js';

export interface QuoteRow {
  seq: number;
  fromThreadId: string;
  fromSeq: number;
  authorId: string;
  authorName: string;
  /** As it was quoted. */
  body: string;
  sentAt: Date;
  /** Its author has changed it since. */
  changed: boolean;
  gone: Gone | null;
}

/** The one message of a thread that quotes another. */
export interface Quoting {
  threadId: string;
  seq: number;
}

@Injectable()
export class QuotesRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  async add(
    threadId: string,
    seq: number,
    from: { threadId: string; seq: number; authorId: string; body: string },
  ): Promise<void> {
    await this.transaction.query(
      `INSERT INTO message_quotes (thread_id, seq, from_thread_id, from_seq, author_id, body)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [threadId, seq, from.threadId, from.seq, from.authorId, from.body],
    );
  }

  async drop(threadId: string, seq: number): Promise<void> {
    await this.transaction.query('DELETE FROM message_quotes WHERE thread_id = $1 AND seq = $2', [
      threadId,
      seq,
    ]);
  }

  /** The words of a message that its author takes back go wherever they were quoted. */
  async blank(fromThreadId: string, fromSeq: number): Promise<void> {
    await this.transaction.query(
      `UPDATE message_quotes SET body = '' WHERE from_thread_id = $1 AND from_seq = $2`,
      [fromThreadId, fromSeq],
    );
  }

  /** The latest messages that quote this one. */
  quoting(fromThreadId: string, fromSeq: number, limit: number): Promise<Quoting[]> {
    return this.prepared.rows<Quoting>(
      `SELECT q.thread_id AS "threadId", q.seq FROM message_quotes q
       JOIN messages m ON m.thread_id = q.thread_id AND m.seq = q.seq
       WHERE q.from_thread_id = $1 AND q.from_seq = $2 AND m.gone IS NULL ORDER BY m.sent_at DESC LIMIT $3`,
      [fromThreadId, fromSeq, limit],
    );
  }

  /** What these messages show of others: words as they were quoted, none once they are gone. */
  ofMessages(threadId: string, seqs: readonly number[]): Promise<QuoteRow[]> {
    return this.prepared.rows<QuoteRow>(
      `SELECT q.seq, q.from_thread_id AS "fromThreadId", q.from_seq AS "fromSeq", q.author_id AS "authorId",
         a.display_name AS "authorName", CASE WHEN m.gone IS NULL THEN q.body ELSE '' END AS body, m.sent_at AS "sentAt",
         m.gone IS NULL AND m.body <> q.body AS changed, m.gone
       FROM message_quotes q JOIN messages m ON m.thread_id = q.from_thread_id AND m.seq = q.from_seq
       JOIN accounts a ON a.id = q.author_id
       WHERE q.thread_id = $1 AND q.seq = ANY($2)`,
      [threadId, seqs],
    );
  }
}
