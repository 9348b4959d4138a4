import { Injectable } from '@nestjs/common';
import { type Expiring, Retention, type RetentionRule, type Sweep, Transaction } from '#platform';
import { ErasureService } from './erasure.service.js';

const DAY_MS = 86_400_000;
const YEARS_UNSEEN = 3;
/** Long enough for a facilitator to see that a key was there, and when it ended. */
const SPENT_KEYS_DAYS = 180;

/** What identity keeps only for a time. */
@Injectable()
export class IdentityRetention {
  constructor(
    private readonly transaction: Transaction,
    private readonly erasure: ErasureService,
    retention: Retention,
  ) {
    retention.rules.push(this.unseenAccounts());
    retention.sweeps.push(
      this.sweep('sign_in_links', 'DELETE FROM sign_in_links WHERE expires_at < $1', 30),
      this.sweep('sessions', 'DELETE FROM sessions WHERE least(expires_at, revoked_at) < $1', 180),
      this.sweep(
        'panelist_keys',
        'DELETE FROM panelist_keys WHERE least(expires_at, revoked_at) < $1',
        SPENT_KEYS_DAYS,
      ),
      this.sweep(
        'guest_keys',
        'DELETE FROM guest_keys WHERE least(expires_at, revoked_at) < $1',
        SPENT_KEYS_DAYS,
      ),
      this.sweep('mailbox', 'DELETE FROM mailbox WHERE sent_at < $1', 90),
      this.sweep('idempotency_keys', 'DELETE FROM idempotency_keys WHERE created_at < $1', 1),
    );
  }

  private unseenAccounts(): RetentionRule {
    return {
      kind: 'account.unseen',
      keeps: {
        fr: 'Un compte que personne n’ouvre est gardé trois ans.',
        en: 'An account that nobody opens is kept for three years.',
      },
      noticeDays: 30,
      heldAs: 'account',
      path: () => '/connexion',
      due: (by, limit) => {
        const since = new Date(by);
        since.setUTCFullYear(since.getUTCFullYear() - YEARS_UNSEEN);
        return this.transaction.query<Expiring>(
          `SELECT a.id AS "subjectId", coalesce(a.email, a.display_name) AS title, ARRAY[a.id] AS "accountIds" FROM accounts a
           WHERE a.erased_at IS NULL AND a.created_at < $1
             AND NOT EXISTS (SELECT FROM sessions s WHERE s.account_id = a.id AND s.seen_at >= $1)
             AND NOT EXISTS (SELECT FROM panelist_keys k WHERE k.account_id = a.id AND k.issued_at >= $1)
             AND NOT EXISTS (SELECT FROM guest_keys k WHERE k.account_id = a.id AND k.issued_at >= $1)
           ORDER BY a.created_at LIMIT $2`,
          [since, limit],
        );
      },
      remove: async (id) => {
        await this.erasure.erase(id);
      },
    };
  }

  private sweep(kind: string, sql: string, keptDays: number): Sweep {
    return {
      kind,
      run: async (now) => {
        await this.transaction.query(sql, [new Date(now.getTime() - keptDays * DAY_MS)]);
      },
    };
  }
}
