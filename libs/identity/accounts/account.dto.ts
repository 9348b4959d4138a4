import { ChoiceField, EmailField, FlagField, IdField, LOCALES, type Locale, TextField } from '#platform';
import type { Account } from './account.entity.js';

/** A person's own account. */
export class AccountResponse {
  @IdField() id!: string;
  @EmailField({ nullable: true, description: 'Panelists and guests have none' }) email!: string | null;
  @TextField({ max: 120 }) displayName!: string;
  @ChoiceField(LOCALES, { enumName: 'Locale' }) locale!: Locale;
  @FlagField() administrator!: boolean;
  @FlagField({ description: 'Of a panel, come in with a key' }) panelist!: boolean;
  @FlagField({ description: 'Invited into one thread by a link' }) guest!: boolean;

  static from(account: Account): AccountResponse {
    const { id, email, displayName, locale, administrator, panelist, guest } = account;
    return { id, email, displayName, locale, administrator, panelist, guest };
  }
}

export class UpdateAccountRequest {
  @TextField({ min: 2, max: 120, optional: true }) displayName?: string;
  @ChoiceField(LOCALES, { optional: true, enumName: 'Locale' }) locale?: Locale;
}

export class ChangeEmailRequest {
  @EmailField() email!: string;
}

export class ConfirmEmailRequest {
  @TextField({ min: 20, max: 100 }) token!: string;
}
