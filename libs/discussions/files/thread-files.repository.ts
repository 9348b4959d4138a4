import { Injectable } from '@nestjs/common';
import { PreparedReads, Transaction } from '#platform';
import type { MessageFile } from '#realtime-contract';

export interface FilePlace {
  accountId: string;
  /** Null until a message names it. */
  seq: number | null;
  gone: string | null;
}

@Injectable()
export class ThreadFilesRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  async add(threadId: string, fileId: string, accountId: string, now: Date): Promise<void> {
    await this.transaction.query(
      'INSERT INTO message_files (file_id, thread_id, account_id, received_at) VALUES ($1, $2, $3, $4)',
      [fileId, threadId, accountId, now],
    );
  }

  async countWaiting(accountId: string): Promise<number> {
    const rows = await this.transaction.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM message_files WHERE account_id = $1 AND seq IS NULL',
      [accountId],
    );
    return rows[0]?.n ?? 0;
  }

  async find(threadId: string, fileId: string): Promise<FilePlace | undefined> {
    const [place] = await this.prepared.rows<FilePlace>(
      `SELECT f.account_id AS "accountId", f.seq, m.gone FROM message_files f
       LEFT JOIN messages m ON m.thread_id = f.thread_id AND m.seq = f.seq
       WHERE f.thread_id = $1 AND f.file_id = $2`,
      [threadId, fileId],
    );
    return place;
  }

  /** Gives these files to a message, when they are its author's and wait for one. @returns how many were. */
  async give(threadId: string, seq: number, accountId: string, fileIds: readonly string[]): Promise<number> {
    const rows = await this.transaction.query(
      `WITH given AS (
         UPDATE message_files SET seq = $2
         WHERE thread_id = $1 AND account_id = $3 AND seq IS NULL AND file_id = ANY($4) RETURNING file_id
       ) SELECT file_id FROM given`,
      [threadId, seq, accountId, fileIds],
    );
    return rows.length;
  }

  ofMessages(threadId: string, seqs: readonly number[]): Promise<(MessageFile & { seq: number })[]> {
    return this.prepared.rows<MessageFile & { seq: number }>(
      `SELECT x.seq, f.id, f.name, f.media_type AS "mediaType", f.size_bytes AS "sizeBytes"
       FROM message_files x JOIN stored_files f ON f.id = x.file_id
       WHERE x.thread_id = $1 AND x.seq = ANY($2) ORDER BY x.received_at, f.id`,
      [threadId, seqs],
    );
  }

  /** Unties the files of a message from it. @returns their ids. */
  ofOne(threadId: string, seq: number): Promise<string[]> {
    return this.untie('thread_id = $1 AND seq = $2', [threadId, seq]);
  }

  ofPerson(accountId: string): Promise<string[]> {
    return this.untie('account_id = $1', [accountId]);
  }

  waitingSince(before: Date): Promise<string[]> {
    return this.untie('seq IS NULL AND received_at < $1', [before]);
  }

  private async untie(which: string, values: unknown[]): Promise<string[]> {
    const rows = await this.transaction.query<{ id: string }>(
      `WITH untied AS (DELETE FROM message_files WHERE ${which} RETURNING file_id) SELECT file_id AS id FROM untied`,
      values,
    );
    return rows.map((row) => row.id);
  }
}
