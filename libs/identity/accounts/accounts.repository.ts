import { Injectable } from '@nestjs/common';
import { type Locale, newId, Transaction, updateVersioned } from '#platform';
import { Account } from './account.entity.js';

@Injectable()
export class AccountsRepository {
  constructor(private readonly transaction: Transaction) {}

  find(id: string): Promise<Account | null> {
    return this.transaction.manager.findOneBy(Account, { id });
  }

  /** Of an account known to be there: somebody's session stands on it. */
  read(id: string): Promise<Account> {
    return this.transaction.manager.findOneByOrFail(Account, { id });
  }

  /** Of somebody who has an address: everyone but panelists, whom the guard keeps out of where it is used. */
  async readAddressed(id: string): Promise<Account & { email: string }> {
    const account = await this.read(id);
    if (account.email === null) throw new Error(`Account ${id} has no address`);
    return account as Account & { email: string };
  }

  async update(
    id: string,
    changes: { displayName?: string; locale?: Locale; email?: string },
  ): Promise<Account> {
    const account = await this.transaction.manager.findOneOrFail(Account, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    Object.assign(account, changes);
    await updateVersioned(this.transaction.manager, Account, account);
    return account;
  }

  findByEmail(email: string): Promise<Account | null> {
    return this.transaction.manager.findOneBy(Account, { email });
  }

  /** Those of them to whom one may write. */
  findAddressed(
    ids: readonly string[],
  ): Promise<{ id: string; displayName: string; email: string; locale: Locale }[]> {
    return this.transaction.query(
      'SELECT id, display_name AS "displayName", email, locale FROM accounts WHERE id = ANY($1) AND email IS NOT NULL',
      [ids],
    );
  }

  /** The account of this address, created when it is the first time. Safe against two first times at once. */
  async findOrCreate(email: string, displayName: string, locale: Locale, now: Date): Promise<Account> {
    await this.transaction.query(
      `INSERT INTO accounts (id, email, display_name, locale, created_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (email) DO NOTHING`,
      [newId(), email, displayName, locale, now],
    );
    return this.transaction.manager.findOneByOrFail(Account, { email });
  }
}
