import { Inject, Injectable, Logger } from '@nestjs/common';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { FastifyRequest } from 'fastify';
import { type Actor, Clock, ENV, type Env, notFound, Transaction, tooManyRequests } from '#platform';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { passkeyNotAdded } from '../identity.problems.js';
import { hashSecret } from '../secrets.js';
import type { Proof } from '../sign-in/proof.js';
import { Strategies } from '../sign-in/strategies.js';
import { Tries, WINDOW_S } from '../sign-in/tries.js';
import { FactorsRepository } from './factors.repository.js';
import type { PasskeyResponse } from './passkeys.dto.js';
import { type PasskeyRow, PasskeysRepository } from './passkeys.repository.js';
import { RecoveryCodesRepository } from './recovery-codes.repository.js';
import { type RelyingParty, relyingPartyOf } from './relying-party.js';
import { SecurityNotices } from './security-notices.js';

/** Parsing attestations is heavy to load and rarely needed: it waits for the first passkey. */
const webauthn = () => import('@simplewebauthn/server');

const CEREMONY_MS = 5 * 60_000;
const PASSKEYS_AT_MOST = 20;

/** Which of our addresses the browser came by, and from where. */
type Asked = Pick<FastifyRequest, 'headers' | 'ip'>;

/** A credential as the browser gives it, its outline checked; the library judges the rest. */
interface Given {
  id: string;
  challenge: string;
}

/**
 * Passkeys (WebAuthn): discoverable credentials, unlocked by their person each time (user verification), so that one
 * counts as two factors. Challenges are kept here, serve once, and last five minutes.
 */
@Injectable()
export class PasskeysService {
  private readonly logger = new Logger(PasskeysService.name);

  constructor(
    private readonly transaction: Transaction,
    private readonly accounts: AccountsRepository,
    private readonly factors: FactorsRepository,
    private readonly passkeys: PasskeysRepository,
    private readonly codes: RecoveryCodesRepository,
    private readonly notices: SecurityNotices,
    private readonly tries: Tries,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
    strategies: Strategies,
  ) {
    strategies.register('passkey', ({ headers, ip }, { credential, accountId }) =>
      this.tries.judged('passkey', String(credential.id), ip, () =>
        this.verify(credential, accountId ?? null, relyingPartyOf(env, headers.host)),
      ),
    );
  }

  async registrationOptions(actor: Actor, host: string | undefined): Promise<object> {
    const { generateRegistrationOptions } = await webauthn();
    const account = await this.accounts.readAddressed(actor.accountId);
    const known = await this.passkeys.ofAccount(actor.accountId);
    const options = await generateRegistrationOptions({
      rpName: 'Cornac',
      rpID: relyingPartyOf(this.env, host).id,
      userID: idBytes(actor.accountId),
      userName: account.email,
      userDisplayName: account.displayName,
      timeout: CEREMONY_MS,
      attestationType: 'none',
      excludeCredentials: known.map(descriptorOf),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    await this.remember(options.challenge, 'register', actor.accountId);
    return options;
  }

  /** For whoever comes (`null`), or for the person of this session to prove it again. */
  async authenticationOptions(accountId: string | null, { headers, ip }: Asked): Promise<object> {
    if (!(await this.tries.spare('passkey_options', ip))) throw tooManyRequests(WINDOW_S);
    const { generateAuthenticationOptions } = await webauthn();
    const known = accountId ? await this.passkeys.ofAccount(accountId) : [];
    const options = await generateAuthenticationOptions({
      rpID: relyingPartyOf(this.env, headers.host).id,
      timeout: CEREMONY_MS,
      userVerification: 'required',
      allowCredentials: known.map(descriptorOf),
    });
    await this.remember(options.challenge, accountId ? 'confirm' : 'sign_in', accountId);
    return options;
  }

  /** @throws 422 when the browser's answer does not hold, or when this passkey is known already. */
  async add(
    actor: Actor,
    name: string,
    credential: Record<string, unknown>,
    host: string | undefined,
  ): Promise<PasskeyResponse> {
    const made = await this.verifyRegistration(actor, credential, relyingPartyOf(this.env, host));
    if (!made) throw passkeyNotAdded();
    const now = this.clock.now();
    return this.transaction.run(async () => {
      const passkey = await this.passkeys.add(
        { ...made, accountId: actor.accountId, name: name.trim(), createdAt: now },
        PASSKEYS_AT_MOST,
      );
      if (!passkey) throw passkeyNotAdded();
      await this.factors.answerPasskeyOffer(actor.accountId, now);
      await this.notices.tell(actor, 'passkey_added', { name: passkey.name });
      return toPasskey(passkey);
    });
  }

  async list(actor: Actor): Promise<PasskeyResponse[]> {
    return (await this.passkeys.ofAccount(actor.accountId)).map(toPasskey);
  }

  /** @throws 404 when it is not one of theirs. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.transaction.run(async () => {
      const name = await this.passkeys.remove(actor.accountId, id);
      if (name === undefined) throw notFound();
      await this.codes.dropIfPointless(actor.accountId);
      await this.notices.tell(actor, 'passkey_removed', { name });
    });
  }

  private async verifyRegistration(actor: Actor, credential: Record<string, unknown>, party: RelyingParty) {
    const given = outlineOf(credential);
    if (!given || !(await this.take(given.challenge, 'register', actor.accountId))) return null;
    const { verifyRegistrationResponse } = await webauthn();
    const { verified, registrationInfo } = await this.judged(() =>
      verifyRegistrationResponse({
        response: credential as unknown as RegistrationResponseJSON,
        expectedChallenge: given.challenge,
        expectedOrigin: party.origin,
        expectedRPID: party.id,
        requireUserVerification: true,
      }),
    );
    if (!verified || !registrationInfo) return null;
    const { credential: made, credentialBackedUp } = registrationInfo;
    return {
      credentialId: Buffer.from(made.id, 'base64url'),
      publicKey: Buffer.from(made.publicKey),
      counter: made.counter,
      transports: (made.transports ?? []).slice(0, 8).map((transport) => String(transport).slice(0, 20)),
      synced: credentialBackedUp,
    };
  }

  private async verify(
    credential: Record<string, unknown>,
    accountId: string | null,
    party: RelyingParty,
  ): Promise<Proof | null> {
    const given = outlineOf(credential);
    const purpose = accountId ? 'confirm' : 'sign_in';
    if (!given || !(await this.take(given.challenge, purpose, accountId))) return null;
    const passkey = await this.passkeys.byCredential(Buffer.from(given.id, 'base64url'));
    if (!passkey) return null;
    const { verifyAuthenticationResponse } = await webauthn();
    const { verified, authenticationInfo } = await this.judged(() =>
      verifyAuthenticationResponse({
        response: credential as unknown as AuthenticationResponseJSON,
        expectedChallenge: given.challenge,
        expectedOrigin: party.origin,
        expectedRPID: party.id,
        requireUserVerification: true,
        credential: {
          id: given.id,
          publicKey: new Uint8Array(passkey.publicKey),
          counter: passkey.counter,
        },
      }),
    );
    if (!verified || !authenticationInfo) return null;
    const { newCounter, credentialBackedUp } = authenticationInfo;
    await this.passkeys.used(passkey.id, newCounter, credentialBackedUp, this.clock.now());
    return { accountId: passkey.accountId, method: 'passkey', secondFactor: true };
  }

  /** The library throws on whatever does not hold; what came from outside is refused, and why is for the log. */
  private async judged<Verdict extends { verified: boolean }>(
    judge: () => Promise<Verdict>,
  ): Promise<Verdict | { verified: false; registrationInfo?: never; authenticationInfo?: never }> {
    try {
      return await judge();
    } catch (error) {
      this.logger.warn({ err: error }, 'A passkey was refused');
      return { verified: false };
    }
  }

  private async remember(
    challenge: string,
    purpose: 'register' | 'sign_in' | 'confirm',
    accountId: string | null,
  ): Promise<void> {
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + CEREMONY_MS);
    await this.factors.addPasskeyChallenge(hashSecret(challenge), purpose, accountId, now, expiresAt);
  }

  private take(challenge: string, purpose: 'register' | 'sign_in' | 'confirm', accountId: string | null) {
    return this.factors.takePasskeyChallenge(hashSecret(challenge), purpose, accountId, this.clock.now());
  }
}

const idBytes = (id: string) => new Uint8Array(Buffer.from(id.replaceAll('-', ''), 'hex'));

const descriptorOf = ({ credentialId, transports }: PasskeyRow) => ({
  id: credentialId.toString('base64url'),
  transports,
});

const toPasskey = ({ id, name, synced, createdAt, lastUsedAt }: PasskeyRow): PasskeyResponse => ({
  id,
  name,
  synced,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  actions: ['remove'],
});

/** The credential's id, and the challenge it answers: the browser signs it within `clientDataJSON`. */
function outlineOf(credential: Record<string, unknown>): Given | null {
  const { id, response } = credential as { id?: unknown; response?: { clientDataJSON?: unknown } | null };
  if (typeof id !== 'string' || typeof response?.clientDataJSON !== 'string') return null;
  try {
    const client: unknown = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString('utf8'));
    const challenge = (client as { challenge?: unknown } | null)?.challenge;
    return typeof challenge === 'string' ? { id, challenge } : null;
  } catch {
    // Not JSON: no browser wrote it.
    return null;
  }
}
