import { ChoiceField, EmailField, FlagField, IdField, LOCALES, type Locale, TextField } from '#platform';
import type { Account } from './account.entity.js';

/** A person's own account. */
export class AccountResponse {
  @IdField() id!: string;
  @EmailField({ nullable: true, description: 'A panelist has none' }) email!: string | null;
  @TextField({ max: 120 }) displayName!: string;
  @ChoiceField(LOCALES, { enumName: 'Locale' }) locale!: Locale;
  @FlagField() administrator!: boolean;
  @FlagField({ description: 'Of a panel, come in with a key' }) panelist!: boolean;

  static from(account: Account): AccountResponse {
    const { id, email, displayName, locale, administrator, panelist } = account;
    return { id, email, displayName, locale, administrator, panelist };
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
