import { Injectable } from '@nestjs/common';
import { newId, Transaction } from '#platform';

/** Guests and their keys, of which only hashes are here. */
@Injectable()
export class GuestKeysRepository {
  constructor(private readonly transaction: Transaction) {}

  async openAccount(name: string, now: Date): Promise<string> {
    const id = newId();
    await this.transaction.query(
      'INSERT INTO accounts (id, display_name, guest, created_at) VALUES ($1, $2, true, $3)',
      [id, name, now],
    );
    return id;
  }

  async issue(key: {
    accountId: string;
    hash: Buffer;
    home: string;
    issuedBy: string;
    now: Date;
    expiresAt: Date;
  }): Promise<void> {
    await this.transaction.query(
      `INSERT INTO guest_keys (id, account_id, token_hash, home, issued_by, issued_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), key.accountId, key.hash, key.home, key.issuedBy, key.now, key.expiresAt],
    );
  }

  async revoke(accountId: string, now: Date): Promise<void> {
    await this.transaction.query(
      'UPDATE guest_keys SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL',
      [accountId, now],
    );
  }

  /** Whom a key opens now and where it leads, marked as used. */
  async use(hash: Buffer, now: Date): Promise<{ accountId: string; home: string } | undefined> {
    const [row] = await this.transaction.query<{ accountId: string; home: string }>(
      `WITH used AS (
         UPDATE guest_keys k SET last_used_at = $2 FROM accounts a
         WHERE k.token_hash = $1 AND k.revoked_at IS NULL AND k.expires_at > $2
           AND a.id = k.account_id AND a.erased_at IS NULL AND a.suspended_at IS NULL
         RETURNING k.account_id, k.home)
       SELECT account_id AS "accountId", home FROM used`,
      [hash, now],
    );
    return row;
  }
}
