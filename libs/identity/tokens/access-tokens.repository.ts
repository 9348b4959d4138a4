import { Injectable } from '@nestjs/common';
import { newId, PreparedReads, Transaction } from '#platform';
import type { TokenScope } from './token-scopes.rules.js';

export interface TokenRow {
  id: string;
  name: string;
  scopes: TokenScope[];
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
}

export interface LiveToken {
  id: string;
  accountId: string;
  displayName: string;
  scopes: TokenScope[];
  lastUsedAt: Date | null;
}

@Injectable()
export class AccessTokensRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  /** Asked for at each request, from no memory: a revocation is effective at once, everywhere. */
  async live(tokenHash: Buffer): Promise<LiveToken | undefined> {
    const [row] = await this.prepared.rows<LiveToken>(
      `SELECT t.id, a.id AS "accountId", a.display_name AS "displayName", t.scopes, t.last_used_at AS "lastUsedAt"
       FROM access_tokens t JOIN accounts a ON a.id = t.account_id
       WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND t.expires_at > now()
         AND a.suspended_at IS NULL AND a.erased_at IS NULL`,
      [tokenHash],
    );
    return row;
  }

  /** At most once in five minutes per token, whatever the number of processes. */
  async touch(id: string): Promise<void> {
    await this.transaction.query(
      `UPDATE access_tokens SET last_used_at = now()
       WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '5 minutes')`,
      [id],
    );
  }

  /** Tokens of an account that still work, the last made first. */
  list(accountId: string, now: Date): Promise<TokenRow[]> {
    return this.transaction.query<TokenRow>(
      `SELECT id, name, scopes, created_at AS "createdAt", expires_at AS "expiresAt", last_used_at AS "lastUsedAt"
       FROM access_tokens WHERE account_id = $1 AND revoked_at IS NULL AND expires_at > $2 ORDER BY id DESC`,
      [accountId, now],
    );
  }

  /** Holds the account until the transaction ends: a count then an insert must not race. */
  async countLive(accountId: string, now: Date): Promise<number> {
    await this.transaction.query('SELECT FROM accounts WHERE id = $1 FOR UPDATE', [accountId]);
    return (await this.list(accountId, now)).length;
  }

  async add(
    token: Omit<TokenRow, 'id' | 'lastUsedAt'> & { accountId: string; tokenHash: Buffer },
  ): Promise<string> {
    const id = newId();
    await this.transaction.query(
      `INSERT INTO access_tokens (id, account_id, name, token_hash, scopes, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, token.accountId, token.name, token.tokenHash, token.scopes, token.createdAt, token.expiresAt],
    );
    return id;
  }

  /** @returns its name, or undefined when it is not theirs, or revoked already. */
  async revoke(accountId: string, id: string, now: Date): Promise<string | undefined> {
    const [row] = await this.transaction.query<{ name: string }>(
      `WITH revoked AS (
         UPDATE access_tokens SET revoked_at = $3 WHERE account_id = $1 AND id = $2 AND revoked_at IS NULL RETURNING name)
       SELECT name FROM revoked`,
      [accountId, id, now],
    );
    return row?.name;
  }
}
