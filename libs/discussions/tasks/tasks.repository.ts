import { Injectable } from '@nestjs/common';
import { notFound, PreparedReads, Transaction } from '#platform';
import type { TaskList } from './tasks.dto.js';

export interface TaskRow {
  id: string;
  threadId: string;
  seq: number;
  title: string;
  /** `AAAA-MM-JJ` */
  dueOn: string;
  ownerId: string;
  ownerName: string;
  createdBy: string;
  doneAt: Date | null;
  version: number;
  /** Of `done` lists, as text: PostgreSQL's microseconds do not fit a JavaScript date. */
  sortKey: string | null;
}

export interface NewTask {
  id: string;
  threadId: string;
  seq: number;
  title: string;
  dueOn: string;
  ownerId: string;
  createdBy: string;
  now: Date;
}

const TASK = `SELECT k.id, k.thread_id AS "threadId", k.seq, k.title, k.due_on::text AS "dueOn", k.owner_id AS "ownerId",
  o.display_name AS "ownerName", k.created_by AS "createdBy", k.done_at AS "doneAt",
  k.version, k.done_at::text AS "sortKey"
  FROM tasks k JOIN accounts o ON o.id = k.owner_id`;

const BY_DAY = `AND ($2::date IS NULL OR (k.due_on, k.id) > ($2::date, $3::uuid)) ORDER BY k.due_on, k.id LIMIT $4`;
const MINE: Record<TaskList, string> = {
  todo: `${TASK} WHERE k.owner_id = $1 AND k.done_at IS NULL ${BY_DAY}`,
  given: `${TASK} WHERE k.created_by = $1 AND k.owner_id <> k.created_by AND k.done_at IS NULL ${BY_DAY}`,
  done: `${TASK} WHERE k.owner_id = $1 AND k.done_at IS NOT NULL
    AND ($2::timestamptz IS NULL OR (k.done_at, k.id) < ($2::timestamptz, $3::uuid))
    ORDER BY k.done_at DESC, k.id DESC LIMIT $4`,
};

@Injectable()
export class TasksRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  async insert({ id, threadId, seq, title, dueOn, ownerId, createdBy, now }: NewTask): Promise<void> {
    await this.transaction.query(
      `INSERT INTO tasks (id, thread_id, seq, title, due_on, owner_id, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, threadId, seq, title, dueOn, ownerId, createdBy, now],
    );
  }

  /** @throws 404 */
  async find(id: string): Promise<TaskRow> {
    const [row] = await this.prepared.rows<TaskRow>(`${TASK} WHERE k.id = $1`, [id]);
    if (!row) throw notFound();
    return row;
  }

  /** One's tasks, or those one gave: still to do, the most urgent first; done, the latest first. */
  mine(
    list: TaskList,
    accountId: string,
    after: readonly [string, string] | null,
    limit: number,
  ): Promise<TaskRow[]> {
    return this.prepared.rows<TaskRow>(MINE[list], [
      accountId,
      after?.[0] ?? null,
      after?.[1] ?? null,
      limit,
    ]);
  }

  /** Those of a thread, the open ones first. */
  ofThread(threadId: string, limit: number): Promise<TaskRow[]> {
    return this.prepared.rows<TaskRow>(
      `${TASK} WHERE k.thread_id = $1 ORDER BY k.done_at IS NOT NULL, k.due_on, k.id LIMIT $2`,
      [threadId, limit],
    );
  }

  /** @returns false when it already stood so. */
  async settle(id: string, doneAt: Date | null): Promise<boolean> {
    const rows = await this.transaction.query(
      `WITH settled AS (
         UPDATE tasks SET done_at = $2, version = version + 1 WHERE id = $1 AND (done_at IS NULL) <> ($2::timestamptz IS NULL) RETURNING id
       ) SELECT id FROM settled`,
      [id, doneAt],
    );
    return rows.length > 0;
  }

  /** A new day is told again when it comes near. @returns false when it changed since `version` was read. */
  async edit(
    id: string,
    version: number,
    { title, dueOn, ownerId }: Pick<TaskRow, 'title' | 'dueOn' | 'ownerId'>,
  ): Promise<boolean> {
    const rows = await this.transaction.query(
      `WITH edited AS (
         UPDATE tasks SET title = $3, due_on = $4, owner_id = $5, version = version + 1,
           reminded = CASE WHEN due_on = $4 AND owner_id = $5 THEN reminded ELSE 0 END
         WHERE id = $1 AND version = $2 RETURNING id
       ) SELECT id FROM edited`,
      [id, version, title, dueOn, ownerId],
    );
    return rows.length > 0;
  }

  titles(ids: readonly string[]): Promise<{ id: string; title: string }[]> {
    return this.prepared.rows('SELECT id, title FROM tasks WHERE id = ANY($1)', [ids]);
  }

  /**
   * Tasks whose next reminder is due — the first the day before, the second the day after —, marked as reminded. Each
   * worker takes others; one too late for its first reminder gets the second alone.
   */
  async takeReminders(
    today: string,
    limit: number,
  ): Promise<{ id: string; ownerId: string; late: boolean }[]> {
    return this.transaction.query(
      `WITH due AS (
         SELECT id, due_on < $1::date AS late FROM tasks
         WHERE done_at IS NULL
           AND (reminded < 1 AND due_on <= $1::date + 1 OR reminded < 2 AND due_on < $1::date)
         ORDER BY due_on, id LIMIT $2 FOR UPDATE SKIP LOCKED
       ), marked AS (
         UPDATE tasks k SET reminded = CASE WHEN d.late THEN 2 ELSE 1 END FROM due d WHERE k.id = d.id
         RETURNING k.id, k.owner_id, d.late
       ) SELECT id, owner_id AS "ownerId", late FROM marked`,
      [today, limit],
    );
  }
}
