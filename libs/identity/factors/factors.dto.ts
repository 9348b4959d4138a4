import { Matches } from 'class-validator';
import {
  FlagField,
  InstantField,
  IntegerField,
  ObjectField,
  ObjectsField,
  say,
  TextField,
  TextsField,
} from '#platform';
import { PasskeyResponse } from './passkeys.dto.js';

export class SetPasswordRequest {
  @TextField({ min: 1, max: 128, description: '15 characters at least; no class of characters is required' })
  password!: string;
}

export class ConfirmByPasswordRequest {
  @TextField({ min: 1, max: 128 }) password!: string;
}

export class AppCodeRequest {
  @Matches(/^\d{6}$/, say('Six chiffres sont attendus.', 'Six digits are expected.'))
  @TextField({ max: 6 })
  code!: string;
}

export class RecoveryCodeRequest {
  @TextField({ min: 1, max: 40, description: 'Case, dashes and spaces do not matter' })
  code!: string;
}

export class ProposedAppResponse {
  @TextField({ max: 64, description: 'To type by hand (base 32)' }) secret!: string;
  @TextField({ max: 600, description: 'To show as a QR code (otpauth:)' }) uri!: string;
}

export class RecoveryCodesResponse {
  @TextsField({ max: 19, maxItems: 10, description: 'Shown this once' }) codes!: string[];
}

export class PasswordStatus {
  @InstantField() setAt!: string;
}

export class AppStatus {
  @InstantField() confirmedAt!: string;
}

export class RecoveryCodesStatus {
  @InstantField() madeAt!: string;
  @IntegerField() left!: number;
}

export const SECURITY_ACTIONS = [
  'addPasskey',
  'setPassword',
  'removePassword',
  'addApp',
  'removeApp',
  'makeRecoveryCodes',
  'changeEmail',
] as const;
export type SecurityAction = (typeof SECURITY_ACTIONS)[number];

/** How one signs in, at a glance. */
export class SecurityResponse {
  @ObjectsField(() => PasskeyResponse, { maxItems: 20 }) passkeys!: PasskeyResponse[];
  @ObjectField(() => PasswordStatus, { nullable: true }) password!: PasswordStatus | null;
  @ObjectField(() => AppStatus, { nullable: true }) app!: AppStatus | null;
  @ObjectField(() => RecoveryCodesStatus, { nullable: true }) recoveryCodes!: RecoveryCodesStatus | null;
  @FlagField({ description: 'This session proved a second factor' }) secondFactor!: boolean;
  @TextsField({ max: 40, maxItems: 20 }) actions!: SecurityAction[];
}

export const PROOF_WAYS = ['passkey', 'app', 'recovery_code', 'password', 'mail'] as const;
export type ProofWay = (typeof PROOF_WAYS)[number];

/** By what this person may prove again who they are. */
export class ProofWaysResponse {
  @TextsField({ max: 20, maxItems: 5 }) ways!: ProofWay[];
  @FlagField({ description: 'A second factor is set up' }) secondFactor!: boolean;
}
