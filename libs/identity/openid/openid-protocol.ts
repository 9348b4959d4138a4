import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildEndSessionUrl,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomPKCECodeVerifier,
} from 'openid-client';
import { Outbound, Problem } from '#platform';
import { newSecret } from '../secrets.js';
import type { IdentityProvider } from './identity-provider.js';
import { providerFailed } from './openid.problems.js';
import { type Told, toldBy } from './openid.rules.js';

const TIMEOUT_S = 5;
/** A provider that changes its addresses or ours that changes its secret: seen within ten minutes, or at once. */
const REMEMBERED_MS = 10 * 60_000;
const REMEMBERED_AT_MOST = 200;

/** What the answer must match. */
export interface Checks {
  nonce: string;
  verifier: string | null;
}

/** Whom an issuer vouches for. */
export interface WhoCame {
  issuer: string;
  told: Told;
  idToken: string;
}

type Claims = Record<string, unknown>;

/**
 * OpenID Connect, authorisation code flow. The address people are sent to is built here: ProConnect refuses parameters it
 * does not know, and wants state and nonce of 32 characters at least.
 */
@Injectable()
export class OpenIdProtocol {
  private readonly logger = new Logger(OpenIdProtocol.name);
  private readonly remembered = new Map<string, { until: number; found: Promise<Configuration> }>();

  constructor(private readonly outbound: Outbound) {}

  /** Where to send the browser. */
  async begin(
    provider: IdentityProvider,
    { state, redirectUri, hint }: { state: string; redirectUri: string; hint?: string | undefined },
  ): Promise<{ address: string; checks: Checks }> {
    const configuration = await this.trying(provider, () => this.configurationOf(provider));
    const metadata = configuration.serverMetadata();
    const endpoint = metadata.authorization_endpoint ?? '';
    if (!this.outbound.allows(endpoint)) throw providerFailed(provider.name);
    const isProConnect = provider.profile === 'proconnect';
    // ProConnect answers a parameter too many by an error: its clients are confidential, the nonce binds the code.
    const verifier = isProConnect ? null : randomPKCECodeVerifier();
    const checks = { nonce: newSecret(), verifier };
    const address = new URL(endpoint);
    const parameters = {
      response_type: 'code',
      client_id: provider.clientId,
      redirect_uri: redirectUri,
      scope: isProConnect ? 'openid given_name usual_name email siret' : 'openid email profile',
      state,
      nonce: checks.nonce,
      ...(isProConnect && { claims: JSON.stringify({ id_token: { amr: { essential: true } } }) }),
      ...(verifier && {
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }),
      ...(!isProConnect && hint && { login_hint: hint }),
    };
    for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
    return { address: address.href, checks };
  }

  /** From the address the browser came back by to who it is. @throws a problem when anything does not hold. */
  async finish(
    provider: IdentityProvider,
    cameBackBy: URL,
    state: string,
    { nonce, verifier }: Checks,
  ): Promise<WhoCame> {
    return this.trying(provider, async () => {
      const configuration = await this.configurationOf(provider);
      const tokens = await authorizationCodeGrant(configuration, cameBackBy, {
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
        ...(verifier && { pkceCodeVerifier: verifier }),
      });
      const claims = tokens.claims();
      if (!claims || !tokens.id_token) throw new Error('No ID token');
      const userInfo = await this.userInfo(
        provider,
        configuration,
        tokens.access_token,
        tokens.id_token,
        claims.sub,
      );
      const { issuer } = configuration.serverMetadata();
      return { issuer, told: toldBy(provider.profile, claims, userInfo), idToken: tokens.id_token };
    });
  }

  /** Where the provider closes its own session; undefined when it does not, or does not answer. */
  async exit(provider: IdentityProvider, idToken: string, backTo: string): Promise<string | undefined> {
    try {
      const configuration = await this.configurationOf(provider);
      const endpoint = configuration.serverMetadata().end_session_endpoint;
      if (!endpoint || !this.outbound.allows(endpoint)) return undefined;
      return buildEndSessionUrl(configuration, {
        id_token_hint: idToken,
        state: newSecret(),
        post_logout_redirect_uri: backTo,
      }).href;
    } catch (error) {
      // Our session is closed already; theirs will end by itself.
      this.logger.warn({ err: error, issuer: provider.issuer }, 'The identity provider’s session stays open');
      return undefined;
    }
  }

  /** Whether there is a provider at this address that we can work with. @throws a problem when not */
  async examine(provider: IdentityProvider): Promise<void> {
    const { authorization_endpoint, token_endpoint, jwks_uri } = (
      await this.trying(provider, () => this.configurationOf(provider))
    ).serverMetadata();
    for (const endpoint of [authorization_endpoint, token_endpoint, jwks_uri])
      if (!endpoint || !this.outbound.allows(endpoint)) throw providerFailed(provider.name);
  }

  /** At ProConnect, signed by the algorithm of the ID token, for us and by the issuer; elsewhere, where there is one. */
  private async userInfo(
    provider: IdentityProvider,
    configuration: Configuration,
    accessToken: string,
    idToken: string,
    subject: string,
  ): Promise<Claims> {
    if (provider.profile === 'generic') {
      if (!configuration.serverMetadata().userinfo_endpoint) return {};
      return fetchUserInfo(configuration, accessToken, subject);
    }
    const signed = this.prepare(
      new Configuration(
        configuration.serverMetadata(),
        provider.clientId,
        { userinfo_signed_response_alg: algorithmOf(idToken) },
        ClientSecretPost(provider.clientSecret),
      ),
    );
    const claims = (await fetchUserInfo(signed, accessToken, subject)) as Claims;
    const isForUs = [claims.aud].flat().includes(provider.clientId);
    if (claims.iss !== configuration.serverMetadata().issuer || !isForUs)
      throw new Error('The signed userinfo is not by this issuer, or not for us');
    return claims;
  }

  private configurationOf(provider: IdentityProvider): Promise<Configuration> {
    const { issuer, clientId, clientSecret, profile } = provider;
    const key = createHash('sha256')
      .update(JSON.stringify([issuer, clientId, clientSecret, profile]))
      .digest('hex');
    const known = this.remembered.get(key);
    if (known && known.until > Date.now()) return known.found;
    const found = this.discover(provider);
    // A provider that did not answer must be asked again.
    found.catch(() => this.remembered.delete(key));
    if (this.remembered.size >= REMEMBERED_AT_MOST) this.remembered.clear();
    this.remembered.set(key, { until: Date.now() + REMEMBERED_MS, found });
    return found;
  }

  private async discover({
    issuer,
    clientId,
    clientSecret,
    profile,
  }: IdentityProvider): Promise<Configuration> {
    const found = await discovery(new URL(issuer), clientId, undefined, undefined, {
      [customFetch]: this.fetch,
      timeout: TIMEOUT_S,
      execute: [allowInsecureRequests],
    });
    const metadata = found.serverMetadata();
    // The library makes exceptions for some hosts, and for addresses of a document: an identity is known by its issuer.
    if (new URL(metadata.issuer).href !== new URL(issuer).href)
      throw new Error('The metadata are those of another issuer');
    // Basic is what the standard takes for granted.
    const byPost =
      profile === 'proconnect' ||
      metadata.token_endpoint_auth_methods_supported?.includes('client_secret_post');
    const authentication = byPost ? ClientSecretPost(clientSecret) : ClientSecretBasic(clientSecret);
    return this.prepare(new Configuration(metadata, clientId, {}, authentication));
  }

  /** Signatures are always checked, and every request goes through the guard, which is what refuses plain HTTP. */
  private prepare(configuration: Configuration): Configuration {
    configuration[customFetch] = this.fetch;
    configuration.timeout = TIMEOUT_S;
    allowInsecureRequests(configuration);
    enableNonRepudiationChecks(configuration);
    return configuration;
  }

  private readonly fetch = (
    url: string,
    {
      method,
      headers,
      body,
      signal,
    }: { method: string; headers: Record<string, string>; body?: unknown; signal?: AbortSignal },
  ): Promise<Response> =>
    this.outbound.fetch(url, {
      method,
      headers,
      ...(body !== undefined && body !== null && { body: String(body) }),
      ...(signal && { signal }),
    });

  /** Whatever a provider does, the person gets a sentence and the log the reason. */
  private async trying<T>(provider: IdentityProvider, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Problem) throw error;
      const { name, code, message } = error as { name?: string; code?: string; message?: string };
      // Not the error itself: its cause may hold tokens and what they say of a person.
      this.logger.warn(
        { issuer: provider.issuer, name, code, reason: message },
        'The identity provider failed',
      );
      throw providerFailed(provider.name);
    }
  }
}

const algorithmOf = (jwt: string): string =>
  String(JSON.parse(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString()).alg);
