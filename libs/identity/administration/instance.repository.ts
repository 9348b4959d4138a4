import { Injectable } from '@nestjs/common';
import { Transaction } from '#platform';

export interface QueueRow {
  waiting: number;
  running: number;
  failed: number;
  oldest: Date | null;
}

export interface FailedJobRow {
  id: number;
  task: string;
  attempts: number;
  maxAttempts: number;
  createdAt: Date;
  runAt: Date;
  error: string;
}

/** How the instance goes: its queue, what waits to be let go. Jobs show without what they carry. */
@Injectable()
export class InstanceRepository {
  constructor(private readonly transaction: Transaction) {}

  async queue(): Promise<QueueRow> {
    const [row] = await this.transaction.query<QueueRow>('SELECT * FROM queue_depth()');
    return row ?? { waiting: 0, running: 0, failed: 0, oldest: null };
  }

  failures(before: number | null, limit: number): Promise<FailedJobRow[]> {
    return this.transaction.query<FailedJobRow>(
      `SELECT id, task, attempts, max_attempts AS "maxAttempts", created_at AS "createdAt", run_at AS "runAt",
              last_error AS error
       FROM queue_failures($1, $2)`,
      [before, limit],
    );
  }

  /** @returns false when there is no such failed job (any more). */
  async retry(id: string): Promise<boolean> {
    const [row] = await this.transaction.query<{ retried: boolean }>('SELECT retry_job($1) AS retried', [id]);
    return row?.retried ?? false;
  }

  async figures(): Promise<{ announced: number; erasures: number; holds: number }> {
    const [row] = await this.transaction.query<{ announced: number; erasures: number; holds: number }>(
      `SELECT (SELECT count(*) FROM retention_notices) AS announced,
         (SELECT count(*) FROM accounts WHERE erased_at IS NOT NULL) AS erasures,
         (SELECT count(*) FROM legal_holds WHERE lifted_at IS NULL) AS holds`,
    );
    return row ?? { announced: 0, erasures: 0, holds: 0 };
  }

  async unsafeSettings(): Promise<string[]> {
    const rows = await this.transaction.query<{ name: string }>(
      "SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off'",
    );
    return rows.map((row) => row.name);
  }
}
