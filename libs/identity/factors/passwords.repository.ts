import { Injectable } from '@nestjs/common';
import { Transaction } from '#platform';

@Injectable()
export class PasswordsRepository {
  constructor(private readonly transaction: Transaction) {}

  async byEmail(email: string): Promise<{ accountId: string; hash: string } | undefined> {
    const [row] = await this.transaction.query<{ accountId: string; hash: string }>(
      `SELECT a.id AS "accountId", p.argon2id_hash AS hash
       FROM accounts a JOIN passwords p ON p.account_id = a.id WHERE a.email = $1`,
      [email],
    );
    return row;
  }

  async set(accountId: string, hash: string, now: Date): Promise<void> {
    await this.transaction.query(
      `INSERT INTO passwords (account_id, argon2id_hash, set_at) VALUES ($1, $2, $3)
       ON CONFLICT (account_id) DO UPDATE SET argon2id_hash = EXCLUDED.argon2id_hash, set_at = EXCLUDED.set_at`,
      [accountId, hash, now],
    );
  }

  /** @returns whether there was one. */
  async remove(accountId: string): Promise<boolean> {
    const rows = await this.transaction.query(
      'WITH gone AS (DELETE FROM passwords WHERE account_id = $1 RETURNING account_id) SELECT FROM gone',
      [accountId],
    );
    return rows.length === 1;
  }
}
