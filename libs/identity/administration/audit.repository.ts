import { Injectable } from '@nestjs/common';
import { Transaction } from '#platform';

export interface AuditFilter {
  actorId: string | null;
  /** A whole word, `account.suspended`, or the beginning of one up to its dot, `account`. */
  action: string | null;
  subjectType: string | null;
  subjectId: string | null;
  from: Date | null;
  /** The first instant left out. */
  to: Date | null;
}

export interface AuditRow {
  id: number;
  at: Date;
  actorId: string | null;
  actorName: string | null;
  /** Whose lent rights they used. */
  onBehalfOfId: string | null;
  onBehalfOfName: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  /** Of an account only: what other things are called is content. */
  subjectName: string | null;
  detail: Record<string, unknown>;
}

/** The log, read. It is written by `Journal` and sealed by `AuditSeal`. */
@Injectable()
export class AuditRepository {
  constructor(private readonly transaction: Transaction) {}

  /** The latest first. */
  list(filter: AuditFilter, before: number | null, limit: number): Promise<AuditRow[]> {
    const { actorId, action, subjectType, subjectId, from, to } = filter;
    return this.transaction.query<AuditRow>(LIST, [
      actorId,
      action,
      subjectType,
      subjectId,
      from,
      to,
      before,
      limit,
    ]);
  }
}

const LIST = `
  SELECT e.id, e.at, e.actor_id AS "actorId", a.display_name AS "actorName",
    e.on_behalf_of AS "onBehalfOfId", b.display_name AS "onBehalfOfName", e.action, e.subject_type AS "subjectType",
    e.subject_id AS "subjectId", s.display_name AS "subjectName", e.detail
  FROM audit_entries e
  LEFT JOIN accounts a ON a.id = e.actor_id
  LEFT JOIN accounts b ON b.id = e.on_behalf_of
  LEFT JOIN accounts s ON e.subject_type = 'account' AND s.id = e.subject_id
  WHERE ($1::uuid IS NULL OR e.actor_id = $1 OR e.on_behalf_of = $1)
    AND ($2::text IS NULL OR e.action = $2 OR e.action LIKE replace($2, '_', '\\_') || '.%')
    AND ($3::text IS NULL OR e.subject_type = $3)
    AND ($4::uuid IS NULL OR e.subject_id = $4)
    AND ($5::timestamptz IS NULL OR e.at >= $5)
    AND ($6::timestamptz IS NULL OR e.at < $6)
    AND ($7::bigint IS NULL OR e.id < $7)
  ORDER BY e.id DESC LIMIT $8`;
