import { Injectable } from '@nestjs/common';
import { PreparedReads, Transaction } from '#platform';

export interface Seat {
  accountId: string;
  threadId: string;
}

@Injectable()
export class PresenceRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  /**
   * Of these readers, those who may be seen in these threads: they wrote there, so that its readers know of them already,
   * and did not ask to be discreet.
   */
  visible(seats: readonly Seat[]): Promise<Seat[]> {
    if (seats.length === 0) return Promise.resolve([]);
    return this.prepared.rows<Seat>(
      `SELECT s.account_id AS "accountId", s.thread_id AS "threadId"
       FROM unnest($1::uuid[], $2::uuid[]) AS s (account_id, thread_id)
       WHERE NOT EXISTS (SELECT FROM discreet_accounts d WHERE d.account_id = s.account_id)
         AND EXISTS (SELECT FROM messages m WHERE m.thread_id = s.thread_id AND m.author_id = s.account_id)`,
      [seats.map(({ accountId }) => accountId), seats.map(({ threadId }) => threadId)],
    );
  }

  async isDiscreet(accountId: string): Promise<boolean> {
    const rows = await this.prepared.rows('SELECT 1 FROM discreet_accounts WHERE account_id = $1', [
      accountId,
    ]);
    return rows.length > 0;
  }

  async setDiscreet(accountId: string, discreet: boolean): Promise<void> {
    await this.transaction.query(
      discreet
        ? 'INSERT INTO discreet_accounts (account_id) VALUES ($1) ON CONFLICT DO NOTHING'
        : 'DELETE FROM discreet_accounts WHERE account_id = $1',
      [accountId],
    );
  }
}
