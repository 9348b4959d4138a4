import { Injectable } from '@nestjs/common';
import { Transaction } from '#platform';

@Injectable()
export class MarksRepository {
  constructor(private readonly transaction: Transaction) {}

  async pin(threadId: string, seq: number, at: Date | null): Promise<void> {
    await this.transaction.query('UPDATE messages SET pinned_at = $3 WHERE thread_id = $1 AND seq = $2', [
      threadId,
      seq,
      at,
    ]);
  }

  async countPinned(threadId: string): Promise<number> {
    const rows = await this.transaction.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM messages WHERE thread_id = $1 AND pinned_at IS NOT NULL',
      [threadId],
    );
    return rows[0]?.n ?? 0;
  }

  /** Takes the decision off the message that bore it. @returns its `seq`. */
  async undecide(threadId: string): Promise<number | undefined> {
    const [row] = await this.transaction.query<{ seq: number }>(
      `WITH freed AS (
         UPDATE messages SET decided_at = NULL WHERE thread_id = $1 AND decided_at IS NOT NULL RETURNING seq
       ) SELECT seq FROM freed`,
      [threadId],
    );
    return row?.seq;
  }

  async decide(threadId: string, seq: number, at: Date): Promise<void> {
    await this.transaction.query('UPDATE messages SET decided_at = $3 WHERE thread_id = $1 AND seq = $2', [
      threadId,
      seq,
      at,
    ]);
  }
}
