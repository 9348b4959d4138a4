import { Injectable } from '@nestjs/common';
import { PreparedReads, Transaction } from '#platform';

/** A guest as the readers of their thread see them. */
export interface GuestRow {
  accountId: string;
  displayName: string;
  mayWrite: boolean;
  invitedBy: string;
  invitedAt: Date;
  expiresAt: Date;
}

const STANDING = 'g.ended_at IS NULL AND g.expires_at > now()';

@Injectable()
export class GuestsRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  /** Of these threads, the one a guest is in now: may they write there? */
  async seats(accountId: string, threadIds: readonly string[]): Promise<Map<string, boolean>> {
    const rows = await this.prepared.rows<{ id: string; mayWrite: boolean }>(
      `SELECT g.thread_id AS id, g.may_write AS "mayWrite" FROM thread_guests g
       WHERE g.account_id = $1 AND g.thread_id = ANY($2) AND ${STANDING}`,
      [accountId, threadIds],
    );
    return new Map(rows.map(({ id, mayWrite }) => [id, mayWrite]));
  }

  /** The guests of a thread, the first invited first. */
  of(threadId: string): Promise<GuestRow[]> {
    return this.prepared.rows<GuestRow>(
      `SELECT g.account_id AS "accountId", a.display_name AS "displayName", g.may_write AS "mayWrite",
              host.display_name AS "invitedBy", g.invited_at AS "invitedAt", g.expires_at AS "expiresAt"
       FROM thread_guests g JOIN accounts a ON a.id = g.account_id JOIN accounts host ON host.id = g.invited_by
       WHERE g.thread_id = $1 AND a.erased_at IS NULL AND ${STANDING} ORDER BY g.invited_at, g.account_id`,
      [threadId],
    );
  }

  async seat(guest: {
    threadId: string;
    accountId: string;
    mayWrite: boolean;
    invitedBy: string;
    now: Date;
    expiresAt: Date;
  }): Promise<void> {
    await this.transaction.query(
      `INSERT INTO thread_guests (thread_id, account_id, may_write, invited_by, invited_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [guest.threadId, guest.accountId, guest.mayWrite, guest.invitedBy, guest.now, guest.expiresAt],
    );
  }

  /** @returns whether the guest was there, and may be given another link until then. */
  async prolong(threadId: string, accountId: string, expiresAt: Date): Promise<boolean> {
    const rows = await this.transaction.query(
      `WITH prolonged AS (
         UPDATE thread_guests SET expires_at = $3 WHERE thread_id = $1 AND account_id = $2 AND ended_at IS NULL
         RETURNING account_id)
       SELECT account_id FROM prolonged`,
      [threadId, accountId, expiresAt],
    );
    return rows.length > 0;
  }

  /** @returns whether there was somebody to send away. */
  async end(threadId: string, accountId: string, now: Date): Promise<boolean> {
    const rows = await this.transaction.query(
      `WITH ended AS (
         UPDATE thread_guests SET ended_at = $3 WHERE thread_id = $1 AND account_id = $2 AND ended_at IS NULL
         RETURNING account_id)
       SELECT account_id FROM ended`,
      [threadId, accountId, now],
    );
    return rows.length > 0;
  }
}
