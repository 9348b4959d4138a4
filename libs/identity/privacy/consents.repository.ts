import { Injectable } from '@nestjs/common';
import { type Locale, newId, Transaction } from '#platform';

export interface TextRow {
  id: string;
  kind: string;
  version: number;
  locale: Locale;
  title: string;
  body: string;
  sha256: string;
  publishedAt: Date;
}

export interface ConsentRow {
  id: string;
  kind: string;
  version: number;
  title: string;
  sha256: string;
  how: 'screen' | 'paper' | 'voice';
  givenAt: Date;
  withdrawnAt: Date | null;
}

const TEXT = 'id, kind, version, locale, title, body, sha256, published_at AS "publishedAt"';

/** Texts, all their versions, and who agreed to which. */
@Injectable()
export class ConsentsRepository {
  constructor(private readonly transaction: Transaction) {}

  async latest(kind: string, locale: Locale): Promise<TextRow | undefined> {
    const [row] = await this.transaction.query<TextRow>(
      `SELECT ${TEXT} FROM consent_texts WHERE kind = $1 AND locale = $2 ORDER BY version DESC LIMIT 1`,
      [kind, locale],
    );
    return row;
  }

  /** The current version, in the language whose words have this hash. */
  async inForce(kind: string, sha256: string): Promise<TextRow | undefined> {
    const [row] = await this.transaction.query<TextRow>(
      `SELECT ${TEXT} FROM consent_texts WHERE kind = $1 AND sha256 = $2
         AND version = (SELECT max(version) FROM consent_texts WHERE kind = $1)`,
      [kind, sha256],
    );
    return row;
  }

  async publish(text: Omit<TextRow, 'id'>): Promise<void> {
    await this.transaction.query(
      `INSERT INTO consent_texts (id, kind, version, locale, title, body, sha256, published_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (kind, version, locale) DO NOTHING`,
      [newId(), text.kind, text.version, text.locale, text.title, text.body, text.sha256, text.publishedAt],
    );
  }

  /** Whether the person agreed to the current version of a text, in whichever language. */
  async holds(accountId: string, kind: string): Promise<boolean> {
    const [row] = await this.transaction.query<{ holds: boolean }>(
      `SELECT EXISTS (
         SELECT FROM consents c JOIN consent_texts t ON t.id = c.text_id
         WHERE c.account_id = $1 AND t.kind = $2 AND c.withdrawn_at IS NULL
           AND t.version = (SELECT max(version) FROM consent_texts WHERE kind = $2)
       ) AS holds`,
      [accountId, kind],
    );
    return row?.holds ?? false;
  }

  async give(accountId: string, textId: string, how: ConsentRow['how'], now: Date): Promise<void> {
    await this.transaction.query(
      `INSERT INTO consents (id, account_id, text_id, how, given_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (account_id, text_id) WHERE withdrawn_at IS NULL DO NOTHING`,
      [newId(), accountId, textId, how, now],
    );
  }

  list(accountId: string): Promise<ConsentRow[]> {
    return this.transaction.query<ConsentRow>(
      `SELECT c.id, t.kind, t.version, t.title, t.sha256, c.how, c.given_at AS "givenAt", c.withdrawn_at AS "withdrawnAt"
       FROM consents c JOIN consent_texts t ON t.id = c.text_id WHERE c.account_id = $1 ORDER BY c.id DESC LIMIT 200`,
      [accountId],
    );
  }

  /** @returns what was withdrawn, undefined when nothing stood. */
  async withdraw(
    accountId: string,
    id: string,
    now: Date,
  ): Promise<Pick<ConsentRow, 'kind' | 'version'> | undefined> {
    const [row] = await this.transaction.query<Pick<ConsentRow, 'kind' | 'version'>>(
      `WITH withdrawn AS (
         UPDATE consents SET withdrawn_at = $3 WHERE id = $2 AND account_id = $1 AND withdrawn_at IS NULL RETURNING text_id
       ) SELECT t.kind, t.version FROM withdrawn w JOIN consent_texts t ON t.id = w.text_id`,
      [accountId, id, now],
    );
    return row;
  }
}
