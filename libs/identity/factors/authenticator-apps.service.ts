import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import { type Actor, Clock, InstanceSecret, notFound, Transaction } from '#platform';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { appNotProposed, wrongAppCode } from '../identity.problems.js';
import type { Proof } from '../sign-in/proof.js';
import { Strategies } from '../sign-in/strategies.js';
import { Tries } from '../sign-in/tries.js';
import { AuthenticatorAppsRepository } from './authenticator-apps.repository.js';
import type { ProposedAppResponse } from './factors.dto.js';
import { RecoveryCodesRepository } from './recovery-codes.repository.js';
import { SecurityNotices } from './security-notices.js';

const PROPOSAL_MS = 15 * 60_000;
/** Codes of the step before and of the one after are taken: clocks differ and people type slowly. */
const WINDOW = 1;
const SEALED_FOR = 'authenticator apps';

/** Six-digit codes of an authenticator app (RFC 6238: SHA-1, 30 seconds, as every app supports). */
@Injectable()
export class AuthenticatorAppsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly accounts: AccountsRepository,
    private readonly apps: AuthenticatorAppsRepository,
    private readonly codes: RecoveryCodesRepository,
    private readonly notices: SecurityNotices,
    private readonly secret: InstanceSecret,
    private readonly tries: Tries,
    private readonly clock: Clock,
    strategies: Strategies,
  ) {
    strategies.register('app', ({ ip }, { accountId, code }) =>
      this.tries.judged('app', accountId, ip, () => this.verify(accountId, code)),
    );
  }

  /** A new secret to put in one's app; it counts once a first code confirms it. */
  async propose(actor: Actor): Promise<ProposedAppResponse> {
    const secret = new Secret({ size: 20 });
    const { email } = await this.accounts.readAddressed(actor.accountId);
    const sealed = this.secret.seal(SEALED_FOR, Buffer.from(secret.bytes));
    await this.apps.propose(actor.accountId, sealed, new Date(this.clock.now().getTime() + PROPOSAL_MS));
    return { secret: secret.base32, uri: new TOTP({ secret, issuer: 'Cornac', label: email }).toString() };
  }

  /** @throws 422 when the code is wrong or nothing was proposed; the app before, if any, then stays. */
  async confirm(actor: Actor, code: string, address: string): Promise<void> {
    const done = await this.tries.judged('app', actor.accountId, address, () =>
      this.transaction.run(() => this.adopt(actor, code)),
    );
    if (!done) throw wrongAppCode();
  }

  /** @throws 404 when there is none. */
  async remove(actor: Actor): Promise<void> {
    await this.transaction.run(async () => {
      if (!(await this.apps.remove(actor.accountId))) throw notFound();
      await this.codes.dropIfPointless(actor.accountId);
      await this.notices.tell(actor, 'app_removed');
    });
  }

  private async adopt(actor: Actor, code: string): Promise<true | null> {
    const now = this.clock.now();
    const app = await this.apps.lock(actor.accountId);
    if (!app?.sealedCandidate || !app.candidateUntil || app.candidateUntil <= now) throw appNotProposed();
    const step = this.stepOf(app.sealedCandidate, code, now);
    if (step === null) return null;
    await this.apps.adopt(actor.accountId, step, now);
    await this.notices.tell(actor, 'app_added');
    return true;
  }

  private verify(accountId: string, code: string): Promise<Proof | null> {
    return this.transaction.run(async () => {
      const app = await this.apps.lock(accountId);
      if (!app?.sealedSecret) return null;
      const step = this.stepOf(app.sealedSecret, code, this.clock.now());
      // A code seen over the shoulder, or an earlier one, serves no more.
      if (step === null || step <= app.lastStep) return null;
      await this.apps.accepted(accountId, step);
      return { accountId, method: 'app', secondFactor: true };
    });
  }

  /** The 30-second step that this code belongs to, or null. */
  private stepOf(sealed: Buffer, code: string, now: Date): number | null {
    const bytes = this.secret.open(SEALED_FOR, sealed);
    const totp = new TOTP({ secret: new Secret({ buffer: new Uint8Array(bytes).buffer }) });
    const timestamp = now.getTime();
    const delta = totp.validate({ token: code, timestamp, window: WINDOW });
    return delta === null ? null : totp.counter({ timestamp }) + delta;
  }
}
