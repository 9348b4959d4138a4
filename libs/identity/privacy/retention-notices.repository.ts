import { Injectable } from '@nestjs/common';
import { Transaction } from '#platform';

/** Deletions that were announced, and since when. */
@Injectable()
export class RetentionNoticesRepository {
  constructor(private readonly transaction: Transaction) {}

  /** @returns false when it was announced already. */
  async announce(kind: string, subjectId: string, now: Date): Promise<boolean> {
    const rows = await this.transaction.query(
      `INSERT INTO retention_notices (kind, subject_id, told_at) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING RETURNING subject_id`,
      [kind, subjectId, now],
    );
    return rows.length > 0;
  }

  /** Uses a notice up. @returns false when none was given by then. */
  async spend(kind: string, subjectId: string, toldBy: Date): Promise<boolean> {
    const rows = await this.transaction.query(
      `WITH spent AS (
         DELETE FROM retention_notices WHERE kind = $1 AND subject_id = $2 AND told_at <= $3 RETURNING subject_id
       ) SELECT subject_id FROM spent`,
      [kind, subjectId, toldBy],
    );
    return rows.length > 0;
  }
}
