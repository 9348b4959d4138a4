import { Injectable } from '@nestjs/common';
import { newId, Transaction } from '#platform';

@Injectable()
export class EmailChangesRepository {
  constructor(private readonly transaction: Transaction) {}

  async countSince(accountId: string, since: Date): Promise<number> {
    const [row] = await this.transaction.query<{ count: number }>(
      'SELECT count(*) AS count FROM email_changes WHERE account_id = $1 AND asked_at > $2',
      [accountId, since],
    );
    return row?.count ?? 0;
  }

  async add(change: {
    accountId: string;
    newEmail: string;
    tokenHash: Buffer;
    now: Date;
    expiresAt: Date;
  }): Promise<void> {
    await this.transaction.query(
      `INSERT INTO email_changes (id, account_id, new_email, token_hash, asked_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [newId(), change.accountId, change.newEmail, change.tokenHash, change.now, change.expiresAt],
    );
  }

  /** Spends it, and the others this account asked for. @returns the address, or undefined when it no longer serves. */
  async consume(accountId: string, tokenHash: Buffer, now: Date): Promise<string | undefined> {
    const [row] = await this.transaction.query<{ newEmail: string }>(
      `WITH found AS (
         SELECT account_id, new_email FROM email_changes
         WHERE token_hash = $2 AND account_id = $1 AND consumed_at IS NULL AND expires_at > $3 FOR UPDATE
       ), spent AS (
         UPDATE email_changes SET consumed_at = $3
         WHERE account_id = (SELECT account_id FROM found) AND consumed_at IS NULL
       )
       SELECT new_email AS "newEmail" FROM found`,
      [accountId, tokenHash, now],
    );
    return row?.newEmail;
  }
}
