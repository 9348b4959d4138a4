import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import {
  type Actor,
  crossSiteRequest,
  PUBLIC_ROUTE,
  ROUTE_POLICY,
  SEES_OUTSIDERS,
  signInRequired,
  viewerOf,
} from '#platform';
import { tokenNotUsable, tokenScopeMissing } from '../identity.problems.js';
import { Strategies } from '../sign-in/strategies.js';
import { covers, scopeOf, speaksInPublic } from '../tokens/token-scopes.rules.js';
import { ActorDirectory } from './actor-directory.js';
import { isOutsider, refuseOutsider } from './outsiders.rules.js';
import { SessionCookies } from './session-cookie.js';

/** Before every HTTP route: where the request comes from, who is there, whether a visitor may pass. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly strategies: Strategies,
    actors: ActorDirectory,
    cookies: SessionCookies,
  ) {
    strategies.register('session', async (request) => {
      const token = cookies.readSession(request);
      return token ? actors.resolve(token) : null;
    });
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const isPublic = this.reflector.get<boolean>(PUBLIC_ROUTE, context.getHandler());
    const policy = this.reflector.get<string>(ROUTE_POLICY, context.getHandler());
    if (!isPublic && !policy)
      throw new Error(`${context.getClass().name}.${context.getHandler().name} declares no policy`);
    const token = bearerOf(request);
    const actor =
      token === undefined ? await this.ofSession(request) : await this.ofToken(request, token, policy);
    if (policy) refuseOutsider(actor, policy);
    // What is open to everyone shows a panelist or a guest what it shows a visitor.
    const isSeen =
      !isOutsider(actor) || !!policy || this.reflector.get<boolean>(SEES_OUTSIDERS, context.getHandler());
    request.actor = isSeen ? actor : null;
    request.work.viewer = viewerOf(request.actor);
    if (request.actor || isPublic) return true;
    throw signInRequired();
  }

  private async ofSession(request: FastifyRequest): Promise<Actor | null> {
    refuseCrossSite(request);
    const signedIn = await this.strategies.verify('session', request, undefined);
    request.sessionId = signedIn?.sessionId;
    return signedIn?.actor ?? null;
  }

  /**
   * A program's own credential: it comes with no cookie of a browser, so where the request comes from does not matter.
   * @throws 401 when it no longer works, 403 beyond what it was made for
   */
  private async ofToken(
    request: FastifyRequest,
    token: string,
    policy: string | undefined,
  ): Promise<Actor | null> {
    const bearer = await this.strategies.verify('token', request, { token });
    if (!bearer) throw tokenNotUsable();
    if (policy === undefined) return speaksInPublic(bearer.scopes, request.method) ? bearer.actor : null;
    const needed = scopeOf(request.method, policy);
    if (!needed || !covers(bearer.scopes, needed)) throw tokenScopeMissing(needed);
    return bearer.actor;
  }
}

/** What follows `Bearer`. Whoever sends it means it: the cookies that may come along are not looked at. */
function bearerOf({ headers }: FastifyRequest): string | undefined {
  const found = /^bearer(?: +(.*))?$/i.exec(headers.authorization ?? '');
  return found ? (found[1] ?? '') : undefined;
}

/**
 * A browser says where an unsafe request comes from (Origin, Sec-Fetch-Site); another site's is refused whatever
 * cookies it carries. Programs send neither header and carry no ambient cookie.
 */
function refuseCrossSite(request: FastifyRequest): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw crossSiteRequest();
  const origin = request.headers.origin;
  if (origin === undefined) return;
  const sameHost = URL.canParse(origin) && new URL(origin).host === request.headers.host;
  if (!sameHost) throw crossSiteRequest();
}
