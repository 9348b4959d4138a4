import { Injectable } from '@nestjs/common';
import { PreparedReads, Transaction } from '#platform';
import type { Reaction } from '#realtime-contract';

export interface ReactionRow {
  seq: number;
  emoji: Reaction;
  people: string[];
}

@Injectable()
export class ReactionsRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  /** @returns whether it was not there yet. */
  async add(threadId: string, seq: number, accountId: string, emoji: Reaction, now: Date): Promise<boolean> {
    const rows = await this.transaction.query(
      `WITH added AS (
         INSERT INTO message_reactions (thread_id, seq, account_id, emoji, reacted_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING RETURNING seq
       ) SELECT seq FROM added`,
      [threadId, seq, accountId, emoji, now],
    );
    return rows.length > 0;
  }

  /** @returns whether it was there. */
  async remove(threadId: string, seq: number, accountId: string, emoji: Reaction): Promise<boolean> {
    const rows = await this.transaction.query(
      `WITH removed AS (
         DELETE FROM message_reactions WHERE thread_id = $1 AND seq = $2 AND account_id = $3 AND emoji = $4 RETURNING seq
       ) SELECT seq FROM removed`,
      [threadId, seq, accountId, emoji],
    );
    return rows.length > 0;
  }

  /** By message and emoji, in the order each was first put. */
  ofMessages(threadId: string, seqs: readonly number[]): Promise<ReactionRow[]> {
    return this.prepared.rows<ReactionRow>(
      `SELECT seq, emoji, array_agg(account_id::text ORDER BY reacted_at, account_id) AS people
       FROM message_reactions WHERE thread_id = $1 AND seq = ANY($2)
       GROUP BY seq, emoji ORDER BY seq, min(reacted_at), emoji`,
      [threadId, seqs],
    );
  }

  async drop(threadId: string, seq: number): Promise<void> {
    await this.transaction.query('DELETE FROM message_reactions WHERE thread_id = $1 AND seq = $2', [
      threadId,
      seq,
    ]);
  }
}
