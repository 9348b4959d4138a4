import { Injectable } from '@nestjs/common';
import { newId, PreparedReads, type SubjectRef, Transaction } from '#platform';

@Injectable()
export class ThreadPeopleRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  /** @returns the id of a new thread, with nobody in it. */
  async open(
    subject: SubjectRef,
    { audience, title, openedBy, now }: { audience: string; title: string; openedBy: string; now: Date },
  ): Promise<string> {
    const id = newId();
    await this.transaction.query(
      `INSERT INTO threads (id, subject_type, subject_id, audience, title, opened_by, active_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7)`,
      [id, subject.type, subject.id, audience, title, openedBy, now],
    );
    return id;
  }

  /** @returns those who were not in it yet. */
  async add(id: string, accountIds: readonly string[], addedBy: string, now: Date): Promise<string[]> {
    const rows = await this.transaction.query<{ id: string }>(
      `WITH added AS (
         INSERT INTO thread_people (thread_id, account_id, added_by, added_at) SELECT $1, unnest($2::uuid[]), $3, $4
         ON CONFLICT DO NOTHING RETURNING account_id
       ) SELECT account_id AS id FROM added`,
      [id, accountIds, addedBy, now],
    );
    return rows.map((row) => row.id);
  }

  /** Who brought each person in, by name; nobody for who opened it. */
  async broughtBy(id: string): Promise<Map<string, string>> {
    const rows = await this.prepared.rows<{ accountId: string; name: string }>(
      `SELECT p.account_id AS "accountId", a.display_name AS name FROM thread_people p JOIN accounts a ON a.id = p.added_by
       WHERE p.thread_id = $1 AND p.added_by <> p.account_id`,
      [id],
    );
    return new Map(rows.map(({ accountId, name }) => [accountId, name]));
  }

  /** Leaving leaves the inbox too. */
  async leave(id: string, accountId: string): Promise<void> {
    await this.transaction.query(
      `WITH left_behind AS (DELETE FROM thread_members WHERE thread_id = $1 AND account_id = $2)
       DELETE FROM thread_people WHERE thread_id = $1 AND account_id = $2`,
      [id, accountId],
    );
  }

  async count(subject: SubjectRef): Promise<number> {
    const [row] = await this.prepared.rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM threads WHERE subject_type = $1 AND subject_id = $2 AND opened_by IS NOT NULL`,
      [subject.type, subject.id],
    );
    return row?.n ?? 0;
  }
}
