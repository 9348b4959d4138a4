import { ChoiceField, EmailField, FlagField, IdField, LOCALES, type Locale, TextField } from '#platform';
import type { Account } from './account.entity.js';

/** A person's own account. */
export class AccountResponse {
  @IdField() id!: string;
  @EmailField() email!: string;
  @TextField({ max: 120 }) displayName!: string;
  @ChoiceField(LOCALES, { enumName: 'Locale' }) locale!: Locale;
  @FlagField() administrator!: boolean;

  static from(account: Account): AccountResponse {
    const { id, email, displayName, locale, administrator } = account;
    return { id, email, displayName, locale, administrator };
  }
}
