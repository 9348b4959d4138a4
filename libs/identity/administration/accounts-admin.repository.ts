import { Injectable } from '@nestjs/common';
import { Transaction } from '#platform';

export const ACCOUNT_STATES = ['active', 'suspended', 'administrators', 'panelists'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

export interface AdministeredRow {
  id: string;
  displayName: string;
  /** Null for panelists and guests. */
  email: string | null;
  administrator: boolean;
  panelist: boolean;
  guest: boolean;
  createdAt: Date;
  seenAt: Date | null;
  suspendedAt: Date | null;
  suspendedReason: string | null;
  /** Of the demo: anyone may become them in one click, so nobody may shut them out. */
  persona: boolean;
  liveSessions: number;
}

export interface AccountsSearch {
  /** A whole address, or words of a name. */
  words: string;
  state: AccountState | undefined;
  after: { displayName: string; id: string } | null;
}

const ROW = `a.id, a.display_name AS "displayName", a.email, a.administrator, a.panelist, a.guest, a.created_at AS "createdAt",
  (SELECT max(s.seen_at) FROM sessions s WHERE s.account_id = a.id) AS "seenAt", a.suspended_at AS "suspendedAt",
  a.suspended_reason AS "suspendedReason",
  EXISTS (SELECT FROM demo_personas d WHERE d.account_id = a.id) AS persona,
  (SELECT count(*) FROM sessions s WHERE s.account_id = a.id AND s.revoked_at IS NULL AND s.expires_at > now()) AS "liveSessions"`;

const STATES: Record<AccountState, string> = {
  active: 'a.suspended_at IS NULL',
  suspended: 'a.suspended_at IS NOT NULL',
  administrators: 'a.administrator',
  panelists: 'a.panelist',
};

/** Accounts as administrators see them: who, since when, let in or not. */
@Injectable()
export class AccountsAdminRepository {
  constructor(private readonly transaction: Transaction) {}

  search({ words, state, after }: AccountsSearch, limit: number): Promise<AdministeredRow[]> {
    return this.transaction.query<AdministeredRow>(
      `SELECT ${ROW} FROM accounts a
       WHERE a.erased_at IS NULL ${state ? `AND ${STATES[state]}` : ''}
         AND ($1 = '' OR CASE WHEN position('@' IN $1) > 0 THEN a.email = $1::citext
              ELSE unaccent(a.display_name) ILIKE '%' || unaccent($2) || '%' END)
         AND ($3::varchar IS NULL OR (a.display_name, a.id) > ($3, $4::uuid))
       ORDER BY a.display_name, a.id LIMIT $5`,
      [words, literally(words), after?.displayName ?? null, after?.id ?? null, limit],
    );
  }

  async find(id: string): Promise<AdministeredRow | undefined> {
    const [row] = await this.transaction.query<AdministeredRow>(
      `SELECT ${ROW} FROM accounts a WHERE a.id = $1 AND a.erased_at IS NULL`,
      [id],
    );
    return row;
  }

  /** Who administers is decided by one at a time, until the transaction ends. */
  async holdAdministrators(): Promise<void> {
    await this.transaction.query("SELECT pg_advisory_xact_lock(hashtext('administrators'))");
  }

  /** Those who can come in now. */
  async countAdministrators(): Promise<number> {
    const [row] = await this.transaction.query<{ count: number }>(
      'SELECT count(*) AS count FROM accounts WHERE administrator AND suspended_at IS NULL AND erased_at IS NULL',
    );
    return row?.count ?? 0;
  }

  async suspend(id: string, reason: string, now: Date): Promise<void> {
    await this.change(id, 'suspended_at = $2, suspended_reason = $3', [now, reason]);
  }

  async lift(id: string): Promise<void> {
    await this.change(id, 'suspended_at = NULL, suspended_reason = NULL', []);
  }

  async setAdministrator(id: string, administrator: boolean): Promise<void> {
    await this.change(id, 'administrator = $2', [administrator]);
  }

  private async change(id: string, what: string, values: unknown[]): Promise<void> {
    await this.transaction.query(`UPDATE accounts SET ${what}, version = version + 1 WHERE id = $1`, [
      id,
      ...values,
    ]);
  }
}

/** Signs that ILIKE reads otherwise are what they are. */
const literally = (words: string): string => words.replace(/[\\%_]/g, '\\$&');
