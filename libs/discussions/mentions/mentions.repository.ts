import { Injectable } from '@nestjs/common';
import { PreparedReads, Transaction } from '#platform';

export interface NameRow {
  id: string;
  name: string;
}

@Injectable()
export class MentionsRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  async authorsOf(threadId: string): Promise<Set<string>> {
    const rows = await this.prepared.rows<{ id: string }>(
      'SELECT DISTINCT author_id AS id FROM messages WHERE thread_id = $1 AND gone IS NULL',
      [threadId],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** Names of those who still have one. */
  people(ids: readonly string[]): Promise<NameRow[]> {
    return this.prepared.rows<NameRow>(
      'SELECT id, display_name AS name FROM accounts WHERE id = ANY($1) AND erased_at IS NULL ORDER BY display_name, id',
      [ids],
    );
  }

  organisations(ids: readonly string[]): Promise<NameRow[]> {
    return this.prepared.rows<NameRow>(
      'SELECT id, name FROM organisations WHERE id = ANY($1) ORDER BY name, id',
      [ids],
    );
  }

  /** Makes these the people whom the message mentions. @returns those it did not mention before. */
  async replace(threadId: string, seq: number, accountIds: readonly string[]): Promise<string[]> {
    const rows = await this.transaction.query<{ id: string }>(
      `WITH gone AS (
         DELETE FROM message_mentions WHERE thread_id = $1 AND seq = $2 AND account_id <> ALL($3)
       ), added AS (
         INSERT INTO message_mentions (thread_id, seq, account_id) SELECT $1, $2, unnest($3::uuid[])
         ON CONFLICT DO NOTHING RETURNING account_id
       ) SELECT account_id AS id FROM added`,
      [threadId, seq, accountIds],
    );
    return rows.map((row) => row.id);
  }

  /** Of these people, those to be told of a message: who did not read it yet and did not mute its thread. */
  async toTell(threadId: string, seq: number, accountIds: readonly string[]): Promise<string[]> {
    const rows = await this.transaction.query<{ id: string }>(
      `SELECT a.id FROM unnest($3::uuid[]) AS a (id)
       JOIN messages x ON x.thread_id = $1 AND x.seq = $2 AND x.gone IS NULL
       LEFT JOIN thread_members m ON m.thread_id = $1 AND m.account_id = a.id
       WHERE coalesce(m.read_seq, 0) < $2 AND NOT coalesce(m.muted, false)`,
      [threadId, seq, accountIds],
    );
    return rows.map((row) => row.id);
  }

  async markTold(threadId: string, seq: number, accountIds: readonly string[], now: Date): Promise<void> {
    await this.transaction.query(
      `UPDATE thread_members SET told_seq = greatest(told_seq, $2), told_at = $4
       WHERE thread_id = $1 AND account_id = ANY($3)`,
      [threadId, seq, accountIds, now],
    );
  }
}
