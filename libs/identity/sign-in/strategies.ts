import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import passport, { type Framework, type Strategy } from 'passport';
import CustomStrategy from 'passport-custom';
import type { Attempt } from '../openid/openid.service.js';
import type { SignedIn } from '../sessions/actor-directory.js';
import type { Bearer } from '../tokens/access-tokens.service.js';
import type { Proof } from './proof.js';

/** Every strategy: what it is given besides the request, and what it establishes. */
export interface Ways {
  session: { given: undefined; found: SignedIn };
  token: { given: { token: string }; found: Bearer };
  link: { given: { token: string }; found: Proof };
  code: { given: { code: string }; found: Proof };
  password: { given: { email: string; password: string }; found: Proof };
  passkey: { given: { credential: Record<string, unknown>; accountId?: string }; found: Proof };
  app: { given: { accountId: string; code: string }; found: Proof };
  recovery_code: { given: { accountId: string; code: string }; found: Proof };
  openid: { given: { attempt: Attempt; cameBackBy: URLSearchParams }; found: Proof };
  panelist_key: {
    given: { secret: string; kind: 'token' | 'code'; kept: 'remembered' | 'shared' };
    found: Proof;
  };
  guest_key: { given: { token: string }; found: Proof };
  persona: { given: { key: string }; found: Proof };
}
export type Way = keyof Ways;

/** Null when what was given proves nothing; a problem when there is more to say. */
export type Verify<W extends Way> = (
  request: FastifyRequest,
  given: Ways[W]['given'],
) => Promise<Ways[W]['found'] | null>;

type Authenticate = (request: FastifyRequest) => Promise<unknown>;
/** The part of Passport's Authenticator that its frameworks reach for. */
type Registry = { _strategy(name: string): Strategy };

/**
 * How Passport meets our server. Its own way is Connect's: strategies that write redirections and headers into the
 * response, which Fastify's is not. Here a strategy only verifies, and controllers answer.
 */
const verifying: Framework<never, Promise<unknown>> = {
  initialize: () => {
    throw new Error('Nothing to initialise: sessions are ours');
  },
  authenticate: (authenticator, name, given) => (request: FastifyRequest) =>
    new Promise((resolve, reject) => {
      const strategy = Object.create((authenticator as unknown as Registry)._strategy(String(name)));
      strategy.success = resolve;
      strategy.fail = () => resolve(null);
      strategy.pass = () => resolve(null);
      strategy.error = reject;
      strategy.redirect = () => reject(new Error(`Strategy ${name} redirects: its controller should`));
      strategy.authenticate(request, given);
    }),
};

/** The ways to prove who one is, carried by Passport; each lib file registers its own. */
@Injectable()
export class Strategies {
  private readonly passport = new passport.Passport().framework(verifying);

  register<W extends Way>(way: W, verify: Verify<W>): void {
    const strategy = new CustomStrategy({ passOptionsToCallback: true }, (request, given, done) => {
      verify(request as unknown as FastifyRequest, given as Ways[W]['given']).then(
        (found) => done(null, found ?? false),
        done,
      );
    });
    this.passport.use(way, strategy);
  }

  /** Null when it proves nothing. @throws what the strategy has to say (expired, throttled). */
  verify<W extends Way>(
    way: W,
    request: FastifyRequest,
    given: Ways[W]['given'],
  ): Promise<Ways[W]['found'] | null> {
    // Passport's types take the framework's answer for the handler itself.
    const authenticate = this.passport.authenticate(way, given as never) as unknown as Authenticate;
    return authenticate(request) as Promise<Ways[W]['found'] | null>;
  }
}
