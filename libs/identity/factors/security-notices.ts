import { Injectable } from '@nestjs/common';
import { type Actor, Journal, type Locale, Mailer, renderLetter } from '#platform';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { letterOf, type SecurityChange } from './security.letters.js';

/** Whatever changes in how one signs in is told by mail to its person, and written in the audit. */
@Injectable()
export class SecurityNotices {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly mailer: Mailer,
    private readonly journal: Journal,
  ) {}

  /** In the transaction of the change. */
  async tell(actor: Pick<Actor, 'accountId'>, change: SecurityChange, about: Record<string, string> = {}) {
    const account = await this.accounts.readAddressed(actor.accountId);
    await this.send(account.email, change, about, account.locale);
    await this.journal.note(actor as Actor, `account.${change}`, { type: 'account', id: account.id });
  }

  /** To an address that is not, or no longer, the account's. */
  async send(to: string, change: SecurityChange, about: Record<string, string>, locale: Locale) {
    await this.mailer.send(renderLetter(letterOf(to, change, about), locale));
  }
}
