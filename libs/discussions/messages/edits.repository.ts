import { Injectable } from '@nestjs/common';
import { PreparedReads, Transaction } from '#platform';

export interface VersionRow {
  version: number;
  body: string;
  replacedAt: Date;
}

@Injectable()
export class EditsRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  /** Puts new words in place of the old, which become the message's latest former version. */
  async replace(threadId: string, seq: number, body: string, now: Date): Promise<void> {
    await this.transaction.query(
      `WITH kept AS (
         INSERT INTO message_versions (thread_id, seq, version, author_id, body, replaced_at)
         SELECT m.thread_id, m.seq, 1 + (SELECT count(*) FROM message_versions v WHERE v.thread_id = $1 AND v.seq = $2),
           m.author_id, m.body, $4
         FROM messages m WHERE m.thread_id = $1 AND m.seq = $2
       )
       UPDATE messages SET body = $3, edited_at = $4 WHERE thread_id = $1 AND seq = $2`,
      [threadId, seq, body, now],
    );
  }

  /** Leaves a tombstone: neither words nor former words, no longer pinned nor decided, awaiting nothing. */
  async bury(threadId: string, seq: number): Promise<void> {
    await this.transaction.query('DELETE FROM message_versions WHERE thread_id = $1 AND seq = $2', [
      threadId,
      seq,
    ]);
    await this.transaction.query(
      `UPDATE messages SET body = '', gone = 'deleted', rich = false, edited_at = NULL, pinned_at = NULL, decided_at = NULL
       WHERE thread_id = $1 AND seq = $2`,
      [threadId, seq],
    );
  }

  /** Former words, the oldest first; none of a message that is gone. */
  versions(threadId: string, seq: number): Promise<VersionRow[]> {
    return this.prepared.rows<VersionRow>(
      `SELECT v.version, v.body, v.replaced_at AS "replacedAt" FROM message_versions v
       JOIN messages m ON m.thread_id = v.thread_id AND m.seq = v.seq
       WHERE v.thread_id = $1 AND v.seq = $2 AND m.gone IS NULL ORDER BY v.version`,
      [threadId, seq],
    );
  }
}
