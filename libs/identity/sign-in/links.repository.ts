import { Injectable } from '@nestjs/common';
import { newId, Transaction } from '#platform';

export interface PendingLink {
  id: string;
  email: string;
  codeHash: Buffer;
  browserHash: Buffer;
  nextPath: string | null;
  locale: 'fr' | 'en';
  wrongCodes: number;
}

const LINK = `id, email, code_hash AS "codeHash", browser_hash AS "browserHash", next_path AS "nextPath", locale, wrong_codes AS "wrongCodes"`;

@Injectable()
export class LinksRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Links asked for this address since `since`. Holds the address until the transaction ends: a count then an insert must not race. */
  async countRecent(email: string, since: Date): Promise<number> {
    await this.transaction.query('SELECT pg_advisory_xact_lock(hashtextextended(lower($1), 1))', [email]);
    const [row] = await this.transaction.query<{ count: number }>(
      'SELECT count(*) AS count FROM sign_in_links WHERE email = $1 AND created_at > $2',
      [email, since],
    );
    return row?.count ?? 0;
  }

  async add(link: {
    email: string;
    tokenHash: Buffer;
    codeHash: Buffer;
    browserHash: Buffer;
    nextPath: string | null;
    locale: string;
    now: Date;
    expiresAt: Date;
  }): Promise<void> {
    await this.transaction.query(
      `INSERT INTO sign_in_links (id, email, token_hash, code_hash, browser_hash, next_path, locale, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        newId(),
        link.email,
        link.tokenHash,
        link.codeHash,
        link.browserHash,
        link.nextPath,
        link.locale,
        link.now,
        link.expiresAt,
      ],
    );
  }

  async lock(tokenHash: Buffer, now: Date): Promise<PendingLink | undefined> {
    const [link] = await this.transaction.query<PendingLink>(
      `SELECT ${LINK} FROM sign_in_links WHERE token_hash = $1 AND consumed_at IS NULL AND expires_at > $2 FOR UPDATE`,
      [tokenHash, now],
    );
    return link;
  }

  async lockOfBrowser(browserHash: Buffer, now: Date): Promise<PendingLink | undefined> {
    const [link] = await this.transaction.query<PendingLink>(
      `SELECT ${LINK} FROM sign_in_links WHERE browser_hash = $1 AND consumed_at IS NULL AND expires_at > $2
       ORDER BY created_at DESC LIMIT 1 FOR UPDATE`,
      [browserHash, now],
    );
    return link;
  }

  async consume(id: string, now: Date): Promise<void> {
    await this.transaction.query('UPDATE sign_in_links SET consumed_at = $2 WHERE id = $1', [id, now]);
  }

  async countWrongCode(id: string): Promise<void> {
    await this.transaction.query('UPDATE sign_in_links SET wrong_codes = wrong_codes + 1 WHERE id = $1', [
      id,
    ]);
  }
}
