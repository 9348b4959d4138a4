import { Matches } from 'class-validator';
import { ChoiceField, EmailField, LOCALES, type Locale, say, TextField } from '#platform';

export class AskLinkRequest {
  @EmailField() email!: string;

  @TextField({ max: 500, optional: true, description: 'Path to open once signed in' })
  next?: string;
}

export class UseLinkRequest {
  @TextField({ min: 20, max: 100 }) token!: string;
}

export class UseCodeRequest {
  @Matches(/^\d{6}$/, say('Six chiffres sont attendus.', 'Six digits are expected.'))
  @TextField({ max: 6 })
  code!: string;
}

export class SignedInResponse {
  @TextField({ max: 500, description: 'Path to open now' }) next!: string;
}

export class PersonaRequest {
  @TextField({ min: 1, max: 60 }) key!: string;
}

export class UpdateAccountRequest {
  @TextField({ min: 2, max: 120, optional: true }) displayName?: string;
  @ChoiceField(LOCALES, { optional: true, enumName: 'Locale' }) locale?: Locale;
}
