import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock, currentLocale, ENV, type Env, InstanceSecret, Transaction, tooManyRequests } from '#platform';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { FactorsRepository, holdsSecondFactor } from '../factors/factors.repository.js';
import { relyingPartyOf } from '../factors/relying-party.js';
import { SecurityNotices } from '../factors/security-notices.js';
import { hashSecret, newSecret } from '../secrets.js';
import { localPath } from '../sign-in/local-path.js';
import { nameFrom } from '../sign-in/name-from.js';
import type { Proof } from '../sign-in/proof.js';
import { Strategies } from '../sign-in/strategies.js';
import { Tries, WINDOW_S } from '../sign-in/tries.js';
import { ExternalIdentitiesRepository, type IdentityRow } from './external-identities.repository.js';
import type { IdentityProvider } from './identity-provider.js';
import {
  addressUnsure,
  attemptNotUsable,
  foreignAddress,
  linkFirst,
  noLongerYours,
  noProvider,
  providerGaveUp,
} from './openid.problems.js';
import { countsTwice, type Meeting, meetingOf, stillOpens, type Told } from './openid.rules.js';
import { OpenIdAttemptsRepository } from './openid-attempts.repository.js';
import { type Checks, OpenIdProtocol, type WhoCame } from './openid-protocol.js';
import { ProviderDirectory } from './provider-directory.js';

const ATTEMPT_LIFE_MS = 10 * 60_000;
const CALLBACK = '/api/v1/sign-in/openid/callback';
const SEALED_FOR = { checks: 'openid attempts', idToken: 'openid id tokens' };

/** One coming back from a provider, of this browser, taken away by being looked at. */
export interface Attempt {
  provider: IdentityProvider;
  /** Whose account an identity is to be linked to; null to sign in. */
  accountId: string | null;
  state: string;
  checks: Checks;
  redirectUri: string;
  next: string | null;
}

export interface Departure {
  provider?: string | undefined;
  email?: string | undefined;
  next?: string | undefined;
  /** To link an identity to this account. */
  accountId?: string | undefined;
}

/** Signing in at an identity provider: sent there, back from there, recognised by issuer and subject. */
@Injectable()
export class OpenIdService {
  constructor(
    private readonly transaction: Transaction,
    private readonly providers: ProviderDirectory,
    private readonly protocol: OpenIdProtocol,
    private readonly attempts: OpenIdAttemptsRepository,
    private readonly identities: ExternalIdentitiesRepository,
    private readonly accounts: AccountsRepository,
    private readonly factors: FactorsRepository,
    private readonly notices: SecurityNotices,
    private readonly tries: Tries,
    private readonly secret: InstanceSecret,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
    strategies: Strategies,
  ) {
    strategies.register('openid', (_, { attempt, cameBackBy }) => this.recognise(attempt, cameBackBy));
  }

  /** @returns where to send the browser; `browser` is the nonce it keeps. @throws 422 when there is no such provider. */
  async depart(
    { provider: key, email, next, accountId }: Departure,
    browser: string,
    request: Pick<FastifyRequest, 'ip' | 'headers'>,
  ): Promise<string> {
    if (!(await this.tries.spare('openid', request.ip))) throw tooManyRequests(WINDOW_S);
    const provider = key
      ? await this.providers.find(key)
      : email
        ? await this.providers.forAddress(email)
        : undefined;
    if (!provider) throw noProvider();
    const redirectUri = `${relyingPartyOf(this.env, request.headers.host).origin}${CALLBACK}`;
    const state = newSecret();
    const { address, checks } = await this.protocol.begin(provider, { state, redirectUri, hint: email });
    const now = this.clock.now();
    await this.attempts.add(
      hashSecret(state),
      {
        browserHash: hashSecret(browser),
        provider: provider.key,
        accountId: accountId ?? null,
        sealedChecks: this.secret.seal(SEALED_FOR.checks, Buffer.from(JSON.stringify(checks))),
        redirectUri,
        nextPath: localPath(next),
      },
      now,
      new Date(now.getTime() + ATTEMPT_LIFE_MS),
    );
    return address;
  }

  /** @throws 422 when nothing is under way under this state in this browser; it no longer is then. */
  async take(state: string | null, browser: string | undefined): Promise<Attempt> {
    const row = state ? await this.attempts.take(hashSecret(state), this.clock.now()) : undefined;
    if (!row || !state || !browser || !timingSafeEqual(hashSecret(browser), row.browserHash))
      throw attemptNotUsable();
    const provider = await this.providers.find(row.provider);
    if (!provider) throw noProvider();
    const checks = JSON.parse(this.secret.open(SEALED_FOR.checks, row.sealedChecks).toString()) as Checks;
    return {
      provider,
      accountId: row.accountId,
      state,
      checks,
      redirectUri: row.redirectUri,
      next: row.nextPath,
    };
  }

  /** Who the provider says has come. @throws a problem when it says no, or what does not hold. */
  async whoCame(
    { provider, state, checks, redirectUri }: Attempt,
    cameBackBy: URLSearchParams,
  ): Promise<WhoCame> {
    // What a provider says went wrong is its words, not ours: the log has no use for them, and the page neither.
    if (cameBackBy.has('error')) throw providerGaveUp(provider.name);
    const address = new URL(redirectUri);
    address.search = cameBackBy.toString();
    return this.protocol.finish(provider, address, state, checks);
  }

  /** Where the provider of a session that ended closes its own; undefined when it does not. */
  async exit(
    session: { provider: string; sealedIdToken: Buffer },
    host: string | undefined,
  ): Promise<string | undefined> {
    const provider = await this.providers.find(session.provider);
    if (!provider) return undefined;
    const idToken = this.secret.open(SEALED_FOR.idToken, session.sealedIdToken).toString();
    return this.protocol.exit(provider, idToken, `${relyingPartyOf(this.env, host).origin}/connexion`);
  }

  private async recognise(attempt: Attempt, cameBackBy: URLSearchParams): Promise<Proof> {
    const came = await this.whoCame(attempt, cameBackBy);
    const { provider } = attempt;
    const account = await this.transaction.run(async () => {
      const known = await this.identities.find(came.issuer, came.told.subject);
      return known ? this.meetAgain(known, provider, came.told) : this.meetFirst(provider, came);
    });
    const domains = provider.organisation?.domains ?? null;
    return {
      accountId: account.id,
      method: 'openid',
      secondFactor: countsTwice(came.told, domains, account.administrator),
      exit: {
        provider: provider.key,
        sealedIdToken: this.secret.seal(SEALED_FOR.idToken, Buffer.from(came.idToken)),
      },
    };
  }

  /** By issuer and subject: addresses change hands, these do not. */
  private async meetAgain(known: IdentityRow, provider: IdentityProvider, told: Told) {
    const account = await this.accounts.readAddressed(known.accountId);
    const isMember = await this.providers.isMember(provider, account.id);
    if (!stillOpens(provider.organisation?.domains ?? null, account.email, isMember)) throw noLongerYours();
    await this.identities.used(known.id, told, this.clock.now());
    return account;
  }

  private async meetFirst(provider: IdentityProvider, { issuer, told }: WhoCame) {
    const there = told.email ? await this.accounts.findByEmail(told.email) : null;
    const met = there && {
      administrator: there.administrator,
      holdsSecondFactor: holdsSecondFactor(await this.factors.of(there.id)),
      isMember: await this.providers.isMember(provider, there.id),
      knownToIssuer: (await this.identities.list(there.id)).some((one) => one.issuer === issuer),
    };
    const refusal = REFUSALS[meetingOf(told, provider.organisation?.domains ?? null, met)];
    if (refusal) throw refusal();
    const now = this.clock.now();
    const email = told.email ?? '';
    const name = told.displayName.length > 1 ? told.displayName : nameFrom(email);
    const account = there ?? (await this.accounts.findOrCreate(email, name, currentLocale(), now));
    const { subject, siret } = told;
    const link = { accountId: account.id, issuer, subject, providerName: provider.name, email, siret, now };
    // Two first times at once: the second one starts again, and is known.
    if (!(await this.identities.link(link))) throw attemptNotUsable();
    await this.notices.tell({ accountId: account.id }, 'identity_linked', { name: provider.name });
    return account;
  }
}

/** What stands between a first coming and an account; nothing does for the others. */
const REFUSALS: Partial<Record<Meeting, () => Error>> = {
  address_unsure: addressUnsure,
  foreign_address: foreignAddress,
  link_first: linkFirst,
};
