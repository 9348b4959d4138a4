import { Matches } from 'class-validator';
import { ChoiceField, EmailField, say, TextField } from '#platform';

export class AskLinkRequest {
  @EmailField() email!: string;

  @TextField({ max: 500, optional: true, description: 'Path to open once signed in' })
  next?: string;
}

export class UseLinkRequest {
  @TextField({ min: 20, max: 100 }) token!: string;
}

const SixDigits = (): PropertyDecorator =>
  Matches(/^\d{6}$/, say('Six chiffres sont attendus.', 'Six digits are expected.'));

export class UseCodeRequest {
  @SixDigits()
  @TextField({ max: 6 })
  code!: string;
}

export class UseRecoveryCodeRequest {
  @TextField({ min: 1, max: 40, description: 'Dashes, spaces and case do not matter' })
  code!: string;
}

export class UsePasswordRequest {
  @EmailField() email!: string;
  @TextField({ min: 1, max: 128 }) password!: string;

  @TextField({ max: 500, optional: true, description: 'Path to open once signed in' })
  next?: string;
}

export const SIGN_IN_STEPS = ['enter', 'second_factor', 'offer_passkey'] as const;
export type SignInStep = (typeof SIGN_IN_STEPS)[number];

export class SignedInResponse {
  @TextField({ max: 500, description: 'Path to open in the end' }) next!: string;
  @ChoiceField(SIGN_IN_STEPS, {
    enumName: 'SignInStep',
    description: 'What comes first: nothing, the second factor this account has, or the offer of a passkey',
  })
  step!: SignInStep;
}

export class SignedOutResponse {
  @TextField({
    max: 8000,
    nullable: true,
    description: 'Address of the identity provider this session came by, which then closes its own',
  })
  address!: string | null;
}

export class PersonaRequest {
  @TextField({ min: 1, max: 60 }) key!: string;
}
