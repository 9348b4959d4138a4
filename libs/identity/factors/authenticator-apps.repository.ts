import { Injectable } from '@nestjs/common';
import { Transaction } from '#platform';

export interface AppRow {
  sealedSecret: Buffer | null;
  lastStep: number;
  sealedCandidate: Buffer | null;
  candidateUntil: Date | null;
}

@Injectable()
export class AuthenticatorAppsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Held until the transaction ends: a code must not serve twice, even at the same instant. */
  async lock(accountId: string): Promise<AppRow | undefined> {
    const [row] = await this.transaction.query<AppRow>(
      `SELECT sealed_secret AS "sealedSecret", last_step AS "lastStep", sealed_candidate AS "sealedCandidate",
              candidate_until AS "candidateUntil"
       FROM authenticator_apps WHERE account_id = $1 FOR UPDATE`,
      [accountId],
    );
    return row;
  }

  /** The app in use, if any, stays in use meanwhile. */
  async propose(accountId: string, sealed: Buffer, until: Date): Promise<void> {
    await this.transaction.query(
      `INSERT INTO authenticator_apps (account_id, sealed_candidate, candidate_until) VALUES ($1, $2, $3)
       ON CONFLICT (account_id) DO UPDATE SET
         sealed_candidate = EXCLUDED.sealed_candidate, candidate_until = EXCLUDED.candidate_until`,
      [accountId, sealed, until],
    );
  }

  async adopt(accountId: string, step: number, now: Date): Promise<void> {
    await this.transaction.query(
      `UPDATE authenticator_apps SET sealed_secret = sealed_candidate, confirmed_at = $3, last_step = $2,
              sealed_candidate = NULL, candidate_until = NULL
       WHERE account_id = $1`,
      [accountId, step, now],
    );
  }

  async accepted(accountId: string, step: number): Promise<void> {
    await this.transaction.query('UPDATE authenticator_apps SET last_step = $2 WHERE account_id = $1', [
      accountId,
      step,
    ]);
  }

  /** @returns whether there was one in use. */
  async remove(accountId: string): Promise<boolean> {
    const rows = await this.transaction.query<{ used: boolean }>(
      `WITH gone AS (DELETE FROM authenticator_apps WHERE account_id = $1 RETURNING confirmed_at IS NOT NULL AS used)
       SELECT used FROM gone WHERE used`,
      [accountId],
    );
    return rows.length === 1;
  }
}
