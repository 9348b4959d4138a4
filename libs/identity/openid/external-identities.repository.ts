import { Injectable } from '@nestjs/common';
import { newId, Transaction } from '#platform';

export interface IdentityRow {
  id: string;
  accountId: string;
  issuer: string;
  providerName: string;
  email: string | null;
  linkedAt: Date;
  lastUsedAt: Date | null;
}

const IDENTITY = `id, account_id AS "accountId", issuer, provider_name AS "providerName", email,
  linked_at AS "linkedAt", last_used_at AS "lastUsedAt"`;

@Injectable()
export class ExternalIdentitiesRepository {
  constructor(private readonly transaction: Transaction) {}

  async find(issuer: string, subject: string): Promise<IdentityRow | undefined> {
    const [row] = await this.transaction.query<IdentityRow>(
      `SELECT ${IDENTITY} FROM external_identities WHERE issuer = $1 AND subject = $2`,
      [issuer, subject],
    );
    return row;
  }

  list(accountId: string): Promise<IdentityRow[]> {
    return this.transaction.query<IdentityRow>(
      `SELECT ${IDENTITY} FROM external_identities WHERE account_id = $1 ORDER BY linked_at, id`,
      [accountId],
    );
  }

  /** @returns false when it is linked already, to whomever: two first times at once are one. */
  async link(identity: {
    accountId: string;
    issuer: string;
    subject: string;
    providerName: string;
    email: string | null;
    siret: string | null;
    now: Date;
  }): Promise<boolean> {
    const { accountId, issuer, subject, providerName, email, siret, now } = identity;
    const rows = await this.transaction.query(
      `INSERT INTO external_identities (id, account_id, issuer, subject, provider_name, email, siret, linked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (issuer, subject) DO NOTHING RETURNING id`,
      [newId(), accountId, issuer, subject, providerName, email, siret, now],
    );
    return rows.length === 1;
  }

  /** What the provider says today; the account it opens does not depend on it. */
  async used(id: string, told: { email: string | null; siret: string | null }, now: Date): Promise<void> {
    await this.transaction.query(
      'UPDATE external_identities SET last_used_at = $2, email = $3, siret = $4 WHERE id = $1',
      [id, now, told.email, told.siret],
    );
  }

  /** @returns the provider's name, or undefined when it is not theirs. */
  async unlink(accountId: string, id: string): Promise<string | undefined> {
    const [row] = await this.transaction.query<{ providerName: string }>(
      `WITH gone AS (DELETE FROM external_identities WHERE account_id = $1 AND id = $2 RETURNING provider_name)
       SELECT provider_name AS "providerName" FROM gone`,
      [accountId, id],
    );
    return row?.providerName;
  }
}
