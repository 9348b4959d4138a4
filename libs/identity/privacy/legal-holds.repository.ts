import { Injectable } from '@nestjs/common';
import { newId, Transaction } from '#platform';

export const HOLD_SUBJECTS = ['account', 'application', 'organisation'] as const;
export type HoldSubject = (typeof HOLD_SUBJECTS)[number];

export interface HoldRow {
  id: string;
  subjectType: HoldSubject;
  subjectId: string;
  /** Of an account only. */
  subjectName: string | null;
  reason: string;
  placedBy: string;
  placedAt: Date;
  liftedAt: Date | null;
}

const HOLDS = `SELECT h.id, h.subject_type AS "subjectType", h.subject_id AS "subjectId", s.display_name AS "subjectName", h.reason,
  p.display_name AS "placedBy", h.placed_at AS "placedAt", h.lifted_at AS "liftedAt"
  FROM legal_holds h JOIN accounts p ON p.id = h.placed_by
  LEFT JOIN accounts s ON h.subject_type = 'account' AND s.id = h.subject_id`;

@Injectable()
export class LegalHoldsRepository {
  constructor(private readonly transaction: Transaction) {}

  async standing(type: HoldSubject, id: string): Promise<boolean> {
    return (await this.heldAmong(type, [id])).has(id);
  }

  async heldAmong(type: HoldSubject, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.transaction.query<{ id: string }>(
      `SELECT subject_id AS id FROM legal_holds WHERE subject_type = $1 AND subject_id = ANY($2) AND lifted_at IS NULL`,
      [type, ids],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** @returns undefined when one stands already. */
  async place(
    type: HoldSubject,
    subjectId: string,
    reason: string,
    by: string,
    now: Date,
  ): Promise<string | undefined> {
    const [row] = await this.transaction.query<{ id: string }>(
      `INSERT INTO legal_holds (id, subject_type, subject_id, reason, placed_by, placed_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (subject_type, subject_id) WHERE lifted_at IS NULL DO NOTHING RETURNING id`,
      [newId(), type, subjectId, reason, by, now],
    );
    return row?.id;
  }

  /** @returns the hold as it stood, undefined when none does. */
  async lift(
    id: string,
    by: string,
    now: Date,
  ): Promise<Pick<HoldRow, 'subjectType' | 'subjectId'> | undefined> {
    const [row] = await this.transaction.query<Pick<HoldRow, 'subjectType' | 'subjectId'>>(
      `WITH lifted AS (
         UPDATE legal_holds SET lifted_by = $2, lifted_at = $3 WHERE id = $1 AND lifted_at IS NULL RETURNING subject_type, subject_id
       ) SELECT subject_type AS "subjectType", subject_id AS "subjectId" FROM lifted`,
      [id, by, now],
    );
    return row;
  }

  async find(id: string): Promise<HoldRow | undefined> {
    const [row] = await this.transaction.query<HoldRow>(`${HOLDS} WHERE h.id = $1`, [id]);
    return row;
  }

  list(before: string | undefined, limit: number): Promise<HoldRow[]> {
    return this.transaction.query<HoldRow>(
      `${HOLDS} WHERE $1::uuid IS NULL OR h.id < $1 ORDER BY h.id DESC LIMIT $2`,
      [before ?? null, limit],
    );
  }
}
