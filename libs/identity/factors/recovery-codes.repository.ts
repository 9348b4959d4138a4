import { Injectable } from '@nestjs/common';
import { Transaction } from '#platform';

@Injectable()
export class RecoveryCodesRepository {
  constructor(private readonly transaction: Transaction) {}

  async replace(accountId: string, hashes: readonly Buffer[], now: Date): Promise<void> {
    await this.transaction.query('DELETE FROM recovery_codes WHERE account_id = $1', [accountId]);
    await this.transaction.query(
      `INSERT INTO recovery_codes (account_id, code_hash, made_at)
       SELECT $1, code_hash, $3 FROM unnest($2::bytea[]) AS code_hash`,
      [accountId, hashes, now],
    );
  }

  /** Without a second factor there is nothing to recover: what is left of the codes goes with the last one. */
  async dropIfPointless(accountId: string): Promise<void> {
    await this.transaction.query(
      `DELETE FROM recovery_codes WHERE account_id = $1
         AND NOT EXISTS (SELECT FROM passkeys WHERE account_id = $1)
         AND NOT EXISTS (SELECT FROM authenticator_apps WHERE account_id = $1 AND confirmed_at IS NOT NULL)`,
      [accountId],
    );
  }

  /** Spends the code. @returns how many are left, or null when it was not one, or was used. */
  async use(accountId: string, hash: Buffer, now: Date): Promise<number | null> {
    const spent = await this.transaction.query(
      `WITH spent AS (UPDATE recovery_codes SET used_at = $3
         WHERE account_id = $1 AND code_hash = $2 AND used_at IS NULL RETURNING account_id)
       SELECT FROM spent`,
      [accountId, hash, now],
    );
    if (spent.length === 0) return null;
    const [row] = await this.transaction.query<{ left: number }>(
      'SELECT count(*) AS left FROM recovery_codes WHERE account_id = $1 AND used_at IS NULL',
      [accountId],
    );
    return row?.left ?? 0;
  }
}
