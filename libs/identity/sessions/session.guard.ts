import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { crossSiteRequest, PUBLIC_ROUTE, ROUTE_POLICY, signInRequired, viewerOf } from '#platform';
import { Strategies } from '../sign-in/strategies.js';
import { ActorDirectory } from './actor-directory.js';
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
    refuseCrossSite(request);
    const signedIn = await this.strategies.verify('session', request, undefined);
    request.actor = signedIn?.actor ?? null;
    request.sessionId = signedIn?.sessionId;
    request.work.viewer = viewerOf(request.actor);
    if (signedIn || this.reflector.get<boolean>(PUBLIC_ROUTE, context.getHandler())) return true;
    if (!this.reflector.get<string>(ROUTE_POLICY, context.getHandler())) {
      throw new Error(`${context.getClass().name}.${context.getHandler().name} declares no policy`);
    }
    throw signInRequired();
  }
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
