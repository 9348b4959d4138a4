import { Injectable } from '@nestjs/common';
import { PreparedReads, Transaction } from '#platform';

export interface QuoteRow {
  seq: number;
  fromThreadId: string;
  fromSeq: number;
  authorId: string;
  authorName: string;
  body: string;
  sentAt: Date;
}

@Injectable()
export class QuotesRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  async add(threadId: string, seq: number, from: { threadId: string; seq: number }): Promise<void> {
    await this.transaction.query(
      'INSERT INTO message_quotes (thread_id, seq, from_thread_id, from_seq) VALUES ($1, $2, $3, $4)',
      [threadId, seq, from.threadId, from.seq],
    );
  }

  async drop(threadId: string, seq: number): Promise<void> {
    await this.transaction.query('DELETE FROM message_quotes WHERE thread_id = $1 AND seq = $2', [
      threadId,
      seq,
    ]);
  }

  /** What these messages show of others, as those now read. */
  ofMessages(threadId: string, seqs: readonly number[]): Promise<QuoteRow[]> {
    return this.prepared.rows<QuoteRow>(
      `SELECT q.seq, q.from_thread_id AS "fromThreadId", q.from_seq AS "fromSeq", m.author_id AS "authorId",
         a.display_name AS "authorName", CASE WHEN m.gone IS NULL THEN m.body ELSE '' END AS body, m.sent_at AS "sentAt"
       FROM message_quotes q JOIN messages m ON m.thread_id = q.from_thread_id AND m.seq = q.from_seq
       JOIN accounts a ON a.id = m.author_id
       WHERE q.thread_id = $1 AND q.seq = ANY($2)`,
      [threadId, seqs],
    );
  }
}
