import { Injectable } from '@nestjs/common';
import { newId, notFound, PreparedReads, Transaction } from '#platform';
import type { Gone } from '../messages/messages.repository.js';
import type { ReportList } from './moderation.dto.js';

export const MODERATION_ACTS = ['reported', 'hidden', 'restored', 'dismissed'] as const;
export type ModerationAct = (typeof MODERATION_ACTS)[number];

export interface ReportRow {
  id: string;
  threadId: string;
  seq: number;
  subjectType: string;
  subjectId: string;
  audience: string;
  authorId: string;
  authorName: string;
  body: string;
  gone: Gone | null;
  reason: string;
  reportedAt: Date;
  settledAt: Date | null;
  /** As text: PostgreSQL's microseconds do not fit a JavaScript date. */
  sortKey: string;
}

export interface LoggedAct {
  id: string;
  at: Date;
  act: ModerationAct;
  reportId: string | null;
  threadId: string;
  seq: number;
  moderatorId: string | null;
  reason: string;
}

const REPORT = `SELECT r.id, r.thread_id AS "threadId", r.seq, t.subject_type AS "subjectType", t.subject_id AS "subjectId",
  t.audience, m.author_id AS "authorId", a.display_name AS "authorName",
  CASE WHEN m.gone IS NULL OR m.gone = 'hidden' THEN m.body ELSE '' END AS body, m.gone, r.reason,
  r.reported_at AS "reportedAt", r.settled_at AS "settledAt", coalesce(r.settled_at, r.reported_at)::text AS "sortKey"
  FROM message_reports r JOIN threads t ON t.id = r.thread_id
  JOIN messages m ON m.thread_id = r.thread_id AND m.seq = r.seq JOIN accounts a ON a.id = m.author_id`;

const PAGE: Record<ReportList, string> = {
  waiting: `${REPORT} WHERE r.settled_at IS NULL
    AND ($1::timestamptz IS NULL OR (r.reported_at, r.id) > ($1::timestamptz, $2::uuid))
    ORDER BY r.reported_at, r.id LIMIT $3`,
  settled: `${REPORT} WHERE r.settled_at IS NOT NULL
    AND ($1::timestamptz IS NULL OR (r.settled_at, r.id) < ($1::timestamptz, $2::uuid))
    ORDER BY r.settled_at DESC, r.id DESC LIMIT $3`,
};

@Injectable()
export class ModerationRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  /** @returns false when this person already reported the message. */
  async report(report: {
    id: string;
    threadId: string;
    seq: number;
    reporterId: string;
    reason: string;
    now: Date;
  }): Promise<boolean> {
    const rows = await this.transaction.query(
      `WITH reported AS (
         INSERT INTO message_reports (id, thread_id, seq, reporter_id, reason, reported_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id
       ) SELECT id FROM reported`,
      [report.id, report.threadId, report.seq, report.reporterId, report.reason, report.now],
    );
    return rows.length > 0;
  }

  /** Reports that nobody settled, the oldest first; or those settled, the latest first. */
  page(list: ReportList, after: { sortKey: string; id: string } | null, limit: number): Promise<ReportRow[]> {
    return this.prepared.rows<ReportRow>(PAGE[list], [after?.sortKey ?? null, after?.id ?? null, limit]);
  }

  /** @throws 404 */
  async find(id: string): Promise<ReportRow> {
    const [row] = await this.prepared.rows<ReportRow>(`${REPORT} WHERE r.id = $1`, [id]);
    if (!row) throw notFound();
    return row;
  }

  /** Hides a message or shows it again; its words stay where they are. */
  async setHidden(threadId: string, seq: number, hidden: boolean): Promise<void> {
    await this.transaction.query('UPDATE messages SET gone = $3 WHERE thread_id = $1 AND seq = $2', [
      threadId,
      seq,
      hidden ? 'hidden' : null,
    ]);
  }

  /** One word settles all that was reported of a message. */
  async settle(threadId: string, seq: number, now: Date): Promise<void> {
    await this.transaction.query(
      `UPDATE message_reports SET settled_at = $3 WHERE thread_id = $1 AND seq = $2 AND settled_at IS NULL`,
      [threadId, seq, now],
    );
  }

  /** @returns the line's id */
  async write(line: Omit<LoggedAct, 'id'>): Promise<string> {
    const id = newId();
    await this.transaction.query(
      `INSERT INTO moderation_acts (id, at, act, report_id, thread_id, seq, moderator_id, reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, line.at, line.act, line.reportId, line.threadId, line.seq, line.moderatorId, line.reason],
    );
    return id;
  }

  /** The log, the latest first. */
  log(before: string | null, limit: number): Promise<LoggedAct[]> {
    return this.prepared.rows<LoggedAct>(
      `SELECT id, at, act, report_id AS "reportId", thread_id AS "threadId", seq, moderator_id AS "moderatorId", reason
       FROM moderation_acts WHERE $1::uuid IS NULL OR id < $1::uuid ORDER BY id DESC LIMIT $2`,
      [before, limit],
    );
  }
}
