import { Injectable } from '@nestjs/common';
import { newId, Transaction } from '#platform';

export interface PanelistRow {
  accountId: string;
  label: string;
  issuedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  issuedBy: string | null;
}

export interface KeyHashes {
  token: Buffer;
  code: Buffer;
}

/** A panelist with their last key; one whose keys were swept has none. */
const PANELIST = `
  SELECT a.id AS "accountId", a.display_name AS label, k.issued_at AS "issuedAt", k.expires_at AS "expiresAt",
         k.revoked_at AS "revokedAt", k.last_used_at AS "lastUsedAt", by.display_name AS "issuedBy"
  FROM accounts a
  LEFT JOIN LATERAL (SELECT * FROM panelist_keys WHERE account_id = a.id ORDER BY issued_at DESC, id DESC LIMIT 1) k ON true
  LEFT JOIN accounts by ON by.id = k.issued_by
  WHERE a.panelist AND a.erased_at IS NULL`;

/** Panelists and their keys, of which only hashes are here. */
@Injectable()
export class PanelistKeysRepository {
  constructor(private readonly transaction: Transaction) {}

  async openAccount(label: string, now: Date): Promise<string> {
    const id = newId();
    await this.transaction.query(
      'INSERT INTO accounts (id, display_name, panelist, created_at) VALUES ($1, $2, true, $3)',
      [id, label, now],
    );
    return id;
  }

  /** Until the transaction ends, nobody else changes this panelist's keys. @returns undefined for whoever is none. */
  async lock(accountId: string): Promise<{ label: string } | undefined> {
    const [row] = await this.transaction.query<{ label: string }>(
      `SELECT display_name AS label FROM accounts
       WHERE id = $1 AND panelist AND erased_at IS NULL FOR NO KEY UPDATE`,
      [accountId],
    );
    return row;
  }

  async isLabelTaken(label: string): Promise<boolean> {
    const [row] = await this.transaction.query<{ taken: boolean }>(
      'SELECT EXISTS (SELECT FROM accounts WHERE display_name = $1) AS taken',
      [label],
    );
    return !!row?.taken;
  }

  async isCodeTaken(codeHash: Buffer): Promise<boolean> {
    const [row] = await this.transaction.query<{ taken: boolean }>(
      'SELECT EXISTS (SELECT FROM panelist_keys WHERE code_hash = $1) AS taken',
      [codeHash],
    );
    return !!row?.taken;
  }

  async issue(key: {
    accountId: string;
    hashes: KeyHashes;
    issuedBy: string;
    now: Date;
    expiresAt: Date;
  }): Promise<void> {
    await this.transaction.query(
      `INSERT INTO panelist_keys (id, account_id, token_hash, code_hash, issued_by, issued_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), key.accountId, key.hashes.token, key.hashes.code, key.issuedBy, key.now, key.expiresAt],
    );
  }

  /** @returns whether there was one to revoke. */
  async revoke(accountId: string, now: Date): Promise<boolean> {
    const rows = await this.transaction.query(
      `WITH revoked AS (
         UPDATE panelist_keys SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL RETURNING id)
       SELECT id FROM revoked`,
      [accountId, now],
    );
    return rows.length > 0;
  }

  /** Whom a key opens now, marked as used. One look-up, whatever is wrong with the key: nothing tells it apart. */
  async use(kind: keyof KeyHashes, hash: Buffer, now: Date): Promise<string | undefined> {
    const [row] = await this.transaction.query<{ accountId: string }>(
      `WITH used AS (
         UPDATE panelist_keys k SET last_used_at = $2 FROM accounts a
         WHERE k.${COLUMNS[kind]} = $1 AND k.revoked_at IS NULL AND k.expires_at > $2
           AND a.id = k.account_id AND a.erased_at IS NULL AND a.suspended_at IS NULL
         RETURNING k.account_id)
       SELECT account_id AS "accountId" FROM used`,
      [hash, now],
    );
    return row?.accountId;
  }

  /** Panelists, the last opened first. */
  page(before: string | undefined, limit: number): Promise<PanelistRow[]> {
    return this.transaction.query<PanelistRow>(
      `${PANELIST} AND ($1::uuid IS NULL OR a.id < $1) ORDER BY a.id DESC LIMIT $2`,
      [before ?? null, limit],
    );
  }

  async find(accountId: string): Promise<PanelistRow | undefined> {
    const [row] = await this.transaction.query<PanelistRow>(`${PANELIST} AND a.id = $1`, [accountId]);
    return row;
  }
}

const COLUMNS: Record<keyof KeyHashes, string> = { token: 'token_hash', code: 'code_hash' };
