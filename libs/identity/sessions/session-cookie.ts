import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Env } from '#platform';
import type { Proof } from '../sign-in/proof.js';
import { cookieLifeOf } from './session-life.js';

/** The browser's side of a session. `__Host-` needs HTTPS; a plain-HTTP demo on loopback does without. */
export class SessionCookies {
  private readonly secure: boolean;
  private readonly session: string;
  private readonly browser = 'cornac_browser';
  private readonly openId: string;

  constructor(env: Pick<Env, 'publicUrl'>) {
    this.secure = env.publicUrl.startsWith('https:');
    this.session = this.secure ? '__Host-cornac_session' : 'cornac_session';
    this.openId = this.secure ? '__Host-cornac_openid' : 'cornac_openid';
  }

  readSession(request: Pick<FastifyRequest, 'cookies'>): string | undefined {
    return request.cookies[this.session];
  }

  /** The session's token in a raw `Cookie` header: a websocket handshake has no parsed cookies. */
  readSessionFromHeader(header: string | undefined): string | undefined {
    for (const part of (header ?? '').split(';')) {
      const [name, value] = part.trim().split('=', 2);
      if (name === this.session) return value;
    }
    return undefined;
  }

  writeSession(reply: FastifyReply, token: string, proof: Pick<Proof, 'kept'> = {}): void {
    const maxAge = cookieLifeOf(proof);
    void reply.setCookie(this.session, token, { ...this.options(), ...(maxAge && { maxAge }) });
  }

  clearSession(reply: FastifyReply): void {
    void reply.clearCookie(this.session, this.options());
  }

  readBrowser(request: Pick<FastifyRequest, 'cookies'>): string | undefined {
    return request.cookies[this.browser];
  }

  writeBrowser(reply: FastifyReply, nonce: string): void {
    void reply.setCookie(this.browser, nonce, { ...this.options(), maxAge: 600 });
  }

  /** Apart from the mail's: going to a provider must not undo a link under way. Lax, so that it comes back from there. */
  readOpenId(request: Pick<FastifyRequest, 'cookies'>): string | undefined {
    return request.cookies[this.openId];
  }

  writeOpenId(reply: FastifyReply, nonce: string): void {
    void reply.setCookie(this.openId, nonce, { ...this.options(), maxAge: 600 });
  }

  private options() {
    return { httpOnly: true, sameSite: 'lax' as const, secure: this.secure, path: '/' };
  }
}
