import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#platform';
import { type Factors, FactorsRepository } from '../factors/factors.repository.js';
import { signInAgain, wrongProof } from '../identity.problems.js';
import { SessionCookies } from '../sessions/session-cookie.js';
import { SessionsService } from '../sessions/sessions.service.js';
import type { Proof } from './proof.js';
import type { SignedInResponse, SignInStep } from './sign-in.dto.js';
import { Strategies, type Way, type Ways } from './strategies.js';

/** Ways a visitor may come in by. */
export type WayIn = Exclude<Way, 'session' | 'token' | 'app' | 'recovery_code'>;
/** Ways to prove again who one is, once inside or at the door. */
export type SecondWay = 'app' | 'recovery_code';

/** From a request to a session in its browser: every way in ends here. */
@Injectable()
export class Entrance {
  constructor(
    private readonly strategies: Strategies,
    private readonly sessions: SessionsService,
    private readonly factors: FactorsRepository,
    private readonly cookies: SessionCookies,
  ) {}

  /** Opens a session, always a new one. It waits for a second factor when the person has set up an app. */
  async enter<W extends WayIn>(
    way: W,
    given: Ways[W]['given'],
    request: FastifyRequest,
    reply: FastifyReply,
    next?: string | null,
  ): Promise<SignedInResponse> {
    const proof = (await this.strategies.verify(way, request, given)) as Proof | null;
    if (!proof) throw wrongProof(way);
    const factors = await this.factors.of(proof.accountId);
    const step = stepAfter(proof, factors);
    const device = {
      userAgent: request.headers['user-agent'] ?? '',
      formerToken: this.cookies.readSession(request),
    };
    const token = await this.sessions.open(proof, device, step === 'second_factor');
    this.cookies.writeSession(reply, token, proof);
    return { next: next ?? proof.next ?? HOME, step };
  }

  /** The second factor of somebody at the door. @throws 422 when wrong, or when nobody waits there (any more). */
  async admit(way: SecondWay, code: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const awaiting = await this.sessions.awaiting(this.cookies.readSession(request));
    if (!awaiting) throw signInAgain();
    const given = { accountId: awaiting.accountId, code };
    if (!(await this.strategies.verify(way, request, given))) throw wrongProof(way);
    const token = await this.sessions.admit(awaiting.id);
    if (!token) throw signInAgain();
    this.cookies.writeSession(reply, token);
  }

  /** Somebody inside proves again who they are. @throws 422 when wrong, or when it proves somebody else. */
  async confirm<W extends Exclude<Way, 'session' | 'token' | 'persona' | 'link' | 'openid'>>(
    way: W,
    given: Ways[W]['given'],
    actor: Actor,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const proof = (await this.strategies.verify(way, request, given)) as Proof | null;
    if (!proof || proof.accountId !== actor.accountId) throw wrongProof(way);
    await this.strengthen(proof, request, reply);
  }

  /** What was just proven counts for the session under way. */
  async strengthen(
    proof: Pick<Proof, 'secondFactor'>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    if (!request.sessionId) return;
    const token = await this.sessions.confirm(request.sessionId, proof);
    if (token) this.cookies.writeSession(reply, token);
  }
}

const HOME = '/ma-journee';

/**
 * Who has set up an app is asked for it, except by a passkey, which is two factors by itself (something one holds,
 * unlocked by what one knows or is), and by the demo's one-click sign-in.
 */
function stepAfter(proof: Proof, factors: Factors): SignInStep {
  if (!proof.secondFactor && factors.app) return 'second_factor';
  const isByMail = proof.method === 'link' || proof.method === 'code';
  return isByMail && factors.passkeys === 0 && !factors.passkeyOfferAnswered ? 'offer_passkey' : 'enter';
}
