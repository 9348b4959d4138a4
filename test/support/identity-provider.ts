import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Adapter, type AdapterPayload, type Configuration } from 'oidc-provider';

/** Who is signed in at the provider, and what it says of them. */
export interface Somebody {
  subject: string;
  email?: string;
  email_verified?: boolean;
  given_name?: string;
  usual_name?: string;
  siret?: string;
  amr?: string[];
}

type Claims = Record<string, unknown>;
interface Jwt {
  header: Claims;
  claims: Claims;
}

/** What a hostile or broken provider answers instead; undefined leaves the answer as it is. */
export interface Tampering {
  idToken?(jwt: Jwt): Jwt | string;
  userInfo?(jwt: Jwt): { type: string; body: string };
  metadata?(metadata: Claims): Claims;
}

/** A real OpenID provider on this machine: everyone who comes is the person told, unless they give up. */
export interface TestProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Answers from now on, and sends people back to this address. */
  start(cornac: string): void;
  /** Whoever comes next is this person; null gives up. */
  become(person: Somebody | null): void;
  tamper(tampering: Tampering): void;
  /** Signs as the provider does. */
  signed(jwt: Jwt): string;
  /** What reached it: `POST /token`. */
  requests: string[];
  close(): Promise<void>;
}

export const SECRET = 'un secret de quarante signes au moins, voyez';

/** Listens at once, so that its address is known; answers once it knows where people are to be sent back. */
export async function openProvider(profile: 'generic' | 'proconnect' = 'generic'): Promise<TestProvider> {
  let handle: (request: IncomingMessage, response: ServerResponse) => void = (_, response) =>
    response.writeHead(503).end();
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let person: Somebody | null = null;
  let tampering: Tampering = {};
  const requests: string[] = [];
  const signed = (jwt: Jwt): string => signJwt(jwt, privateKey);

  const start = (cornac: string): void => {
    const provider = new Provider(
      issuer,
      configurationFor(cornac, profile, privateKey, () => person),
    );
    const answer = provider.callback();
    handle = (request, response) => {
      const path = new URL(request.url ?? '/', issuer).pathname;
      requests.push(`${request.method} ${path}`);
      if (path.startsWith('/interaction/')) return void interact(provider, person, request, response);
      const rewrite = rewriterOf(path, tampering, signed);
      if (rewrite) rewriteAnswer(response, rewrite);
      return void answer(request, response);
    };
  };

  return {
    issuer,
    clientId: 'cornac',
    clientSecret: SECRET,
    requests,
    signed,
    start,
    become: (somebody: Somebody | null) => {
      person = somebody;
    },
    tamper: (how: Tampering) => {
      tampering = how;
    },
    close: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

/** The provider's memory, of one test; its own warns that it is one. */
class Memory implements Adapter {
  private static readonly kept = new Map<string, AdapterPayload>();
  constructor(private readonly kind: string) {}
  async upsert(id: string, payload: AdapterPayload): Promise<void> {
    Memory.kept.set(`${this.kind} ${id}`, payload);
  }
  async find(id: string): Promise<AdapterPayload | undefined> {
    return Memory.kept.get(`${this.kind} ${id}`);
  }
  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return [...Memory.kept.values()].find((payload) => payload.uid === uid && payload.kind === this.kind);
  }
  async findByUserCode(): Promise<undefined> {}
  async consume(id: string): Promise<void> {
    const payload = await this.find(id);
    if (payload) payload.consumed = Math.floor(Date.now() / 1000);
  }
  async destroy(id: string): Promise<void> {
    Memory.kept.delete(`${this.kind} ${id}`);
  }
  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, payload] of Memory.kept) if (payload.grantId === grantId) Memory.kept.delete(key);
  }
}

function configurationFor(
  cornac: string,
  profile: string,
  privateKey: KeyObject,
  person: () => Somebody | null,
): Configuration {
  const names = profile === 'proconnect' ? ['given_name', 'usual_name', 'siret'] : [];
  return {
    adapter: Memory,
    clients: [
      {
        client_id: 'cornac',
        client_secret: SECRET,
        redirect_uris: [`${cornac}/api/v1/sign-in/openid/callback`],
        post_logout_redirect_uris: [`${cornac}/connexion`],
        token_endpoint_auth_method: profile === 'proconnect' ? 'client_secret_post' : 'client_secret_basic',
        ...(profile === 'proconnect' && { userinfo_signed_response_alg: 'RS256' }),
      },
    ],
    jwks: {
      keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'test' } as never],
    },
    cookies: { keys: ['une clef de test'] },
    // RFC 7636 is not asked of confidential clients by ProConnect; here as there.
    pkce: { required: () => profile === 'generic' },
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = `<!doctype html><title>Sortie</title>${form}<button form="op.logoutForm" name="logout" value="yes">Sortir</button>`;
        },
      },
    },
    claims: {
      // Some providers tell amr unasked.
      openid: profile === 'generic' ? ['sub', 'amr'] : ['sub'],
      email: ['email', 'email_verified'],
      profile: ['given_name', 'family_name', 'name'],
      amr: null,
      ...Object.fromEntries(names.map((name) => [name, [name]])),
    } as never,
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, subject) => ({
      accountId: subject,
      claims: () => {
        const { subject: sub, amr: _amr, ...claims } = person() ?? { subject };
        return { ...claims, sub };
      },
    }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId ?? '',
        accountId: ctx.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid email profile given_name usual_name siret');
      grant.addOIDCClaims(['amr']);
      await grant.save();
      return grant;
    },
    ttl: { Session: 60, Interaction: 60, Grant: 60, AccessToken: 60, IdToken: 60, AuthorizationCode: 30 },
  };
}

async function interact(
  provider: Provider,
  person: Somebody | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const result = person
    ? { login: { accountId: person.subject, remember: false, ...(person.amr && { amr: person.amr }) } }
    : { error: 'access_denied', error_description: 'La personne a renoncé' };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

interface Answer {
  type: string;
  body: string;
}
type Rewrite = (answer: Answer) => Answer;

function rewriterOf(path: string, tampering: Tampering, signed: (jwt: Jwt) => string): Rewrite | undefined {
  const { idToken, userInfo, metadata } = tampering;
  if (path === '/token' && idToken)
    return ({ type, body }) => {
      const tokens = JSON.parse(body) as { id_token?: string };
      if (!tokens.id_token) return { type, body };
      const changed = idToken(readJwt(tokens.id_token));
      return {
        type,
        body: JSON.stringify({
          ...tokens,
          id_token: typeof changed === 'string' ? changed : signed(changed),
        }),
      };
    };
  if (path === '/me' && userInfo) return ({ body }) => userInfo(readJwt(body));
  if (path === '/.well-known/openid-configuration' && metadata)
    return ({ type, body }) => ({ type, body: JSON.stringify(metadata(JSON.parse(body) as Claims)) });
  return undefined;
}

/** Keeps the answer back until it is whole, then sends another. */
function rewriteAnswer(response: ServerResponse, rewrite: Rewrite): void {
  const end = response.end.bind(response) as (body: string) => ServerResponse;
  response.end = ((body?: string | Buffer) => {
    const answer = rewrite({ type: String(response.getHeader('content-type')), body: String(body ?? '') });
    response.setHeader('content-type', answer.type);
    response.setHeader('content-length', Buffer.byteLength(answer.body));
    return end(answer.body);
  }) as typeof response.end;
}

function readJwt(jwt: string): Jwt {
  const [header, claims] = jwt
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Claims);
  return { header: header ?? {}, claims: claims ?? {} };
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export const unsigned = ({ header, claims }: Jwt): string =>
  `${encoded({ ...header, alg: 'none' })}.${encoded(claims)}.`;

export function signJwt({ header, claims }: Jwt, key: KeyObject): string {
  const head = `${encoded(header)}.${encoded(claims)}`;
  return `${head}.${sign('sha256', Buffer.from(head), key).toString('base64url')}`;
}

/** Follows a browser at the provider, cookies and all, until it is sent back: the address it comes back by. */
export async function goThrough(address: string, issuer: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let next = address;
  for (let hop = 0; hop < 10; hop += 1) {
    const response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (!location) throw new Error(`${response.status} at ${next}: ${(await response.text()).slice(0, 300)}`);
    next = new URL(location, next).href;
    if (!next.startsWith(issuer)) return new URL(next);
  }
  throw new Error('Sent around in circles');
}
