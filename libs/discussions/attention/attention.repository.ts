import { Injectable } from '@nestjs/common';
import { PreparedReads, Transaction } from '#platform';
import type { MessageKey } from '../threads/thread-cursor.js';
import { AWAITS_ME } from '../threads/threads.repository.js';

export interface AwaitingRow {
  threadId: string;
  seq: number;
  sentAt: Date;
}

export interface Attention {
  followed: boolean;
  muted: boolean;
}

const AWAITING = `
  FROM thread_members m JOIN messages q ON q.thread_id = m.thread_id
  WHERE m.account_id = $1 AND m.followed AND ${AWAITS_ME}`;

@Injectable()
export class AttentionRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  /** What is not said stays as it was. Whoever says something of a thread has met it. */
  async set(id: string, accountId: string, { followed, muted }: Partial<Attention>): Promise<Attention> {
    const [row] = await this.transaction.query<Attention>(
      `WITH said AS (
         INSERT INTO thread_members AS m (thread_id, account_id, followed, muted)
         VALUES ($1, $2, coalesce($3, true), coalesce($4, false))
         ON CONFLICT (thread_id, account_id) DO UPDATE SET followed = coalesce($3, m.followed), muted = coalesce($4, m.muted)
         RETURNING followed, muted
       ) SELECT followed, muted FROM said`,
      [id, accountId, followed ?? null, muted ?? null],
    );
    return row as Attention;
  }

  /** The latest first. */
  awaiting(accountId: string, before: MessageKey | undefined, limit: number): Promise<AwaitingRow[]> {
    return this.prepared.rows<AwaitingRow>(
      `SELECT q.thread_id AS "threadId", q.seq, q.sent_at AS "sentAt" ${AWAITING}
         AND ($2::timestamptz IS NULL OR (q.sent_at, q.thread_id, q.seq) < ($2, $3::uuid, $4::bigint))
       ORDER BY q.sent_at DESC, q.thread_id DESC, q.seq DESC LIMIT $5`,
      [accountId, before?.sentAt ?? null, before?.threadId ?? null, before?.seq ?? null, limit],
    );
  }

  /** How many wait, by thread. */
  async awaitingCounts(accountId: string, limit: number): Promise<Map<string, number>> {
    const rows = await this.prepared.rows<{ id: string; n: number }>(
      `SELECT q.thread_id AS id, count(*)::int AS n ${AWAITING} GROUP BY q.thread_id LIMIT $2`,
      [accountId, limit],
    );
    return new Map(rows.map(({ id, n }) => [id, n]));
  }
}
