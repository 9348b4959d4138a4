import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#platform';
import { SessionsService } from '../sessions/sessions.service.js';
import { AuthenticatorAppsService } from './authenticator-apps.service.js';
import type {
  ProofWay,
  ProofWaysResponse,
  RecoveryCodesResponse,
  SecurityAction,
  SecurityResponse,
} from './factors.dto.js';
import { type Factors, FactorsRepository, holdsSecondFactor } from './factors.repository.js';
import { PasskeysService } from './passkeys.service.js';
import { PasswordsService } from './passwords.service.js';
import { RecoveryCodesService } from './recovery-codes.service.js';

/** How one signs in, seen and changed as a whole. Each change needs a fresh proof, which controllers ask for. */
@Injectable()
export class SecurityService {
  constructor(
    private readonly factors: FactorsRepository,
    private readonly passkeys: PasskeysService,
    private readonly passwords: PasswordsService,
    private readonly apps: AuthenticatorAppsService,
    private readonly codes: RecoveryCodesService,
    private readonly sessions: SessionsService,
    private readonly clock: Clock,
  ) {}

  async read(actor: Actor): Promise<SecurityResponse> {
    const [factors, passkeys] = await Promise.all([
      this.factors.of(actor.accountId),
      this.passkeys.list(actor),
    ]);
    const { passwordSetAt, appConfirmedAt, recoveryCodesMadeAt, recoveryCodesLeft } = factors;
    return {
      passkeys,
      password: passwordSetAt && { setAt: passwordSetAt.toISOString() },
      app: appConfirmedAt && { confirmedAt: appConfirmedAt.toISOString() },
      recoveryCodes: recoveryCodesMadeAt && {
        madeAt: recoveryCodesMadeAt.toISOString(),
        left: recoveryCodesLeft,
      },
      secondFactor: !!actor.secondFactor,
      actions: actionsOn(factors),
    };
  }

  /** The surest first. Without a second factor, mail proves as much as it did at sign-in. */
  async proofWays(actor: Actor): Promise<ProofWaysResponse> {
    const factors = await this.factors.of(actor.accountId);
    const ways: [ProofWay, boolean][] = [
      ['passkey', factors.passkeys > 0],
      ['app', factors.app],
      ['recovery_code', factors.recoveryCodesLeft > 0],
      ['password', factors.passwordSetAt !== null],
      ['mail', true],
    ];
    return {
      ways: ways.filter(([, has]) => has).map(([way]) => way),
      secondFactor: holdsSecondFactor(factors),
    };
  }

  /** The other devices are signed out: whoever knew the former password leaves. */
  async setPassword(actor: Actor, password: string, sessionId: string | undefined): Promise<void> {
    await this.passwords.set(actor, password);
    await this.sessions.endOthers(actor.accountId, sessionId ?? null);
  }

  /** @returns recovery codes with the first app; none when there are some already. */
  async confirmApp(actor: Actor, code: string, address: string): Promise<RecoveryCodesResponse> {
    await this.apps.confirm(actor, code, address);
    const { recoveryCodesLeft } = await this.factors.of(actor.accountId);
    return { codes: recoveryCodesLeft === 0 ? await this.codes.make(actor) : [] };
  }

  async putPasskeyOfferAside(actor: Actor): Promise<void> {
    await this.factors.answerPasskeyOffer(actor.accountId, this.clock.now());
  }
}

/** Recovery codes stand in for a second factor: without one there is nothing to recover. */
function actionsOn(factors: Factors): SecurityAction[] {
  const open: [SecurityAction, boolean][] = [
    ['addPasskey', true],
    ['setPassword', true],
    ['removePassword', factors.passwordSetAt !== null],
    ['addApp', true],
    ['removeApp', factors.app],
    ['makeRecoveryCodes', holdsSecondFactor(factors)],
    ['changeEmail', true],
  ];
  return open.filter(([, is]) => is).map(([action]) => action);
}
