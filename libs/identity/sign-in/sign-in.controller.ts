import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, Clock, CurrentActor, NeverReplayed, Public, UnderPolicy } from '#platform';
import { AppCodeRequest, RecoveryCodeRequest } from '../factors/factors.dto.js';
import { PasskeyOptionsResponse, UsePasskeyRequest } from '../factors/passkeys.dto.js';
import { PasskeysService } from '../factors/passkeys.service.js';
import { OpenIdService } from '../openid/openid.service.js';
import { SessionCookies } from '../sessions/session-cookie.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { Entrance } from './entrance.js';
import { LinksService } from './links.service.js';
import { localPath } from './local-path.js';
import {
  AskLinkRequest,
  SignedInResponse,
  SignedOutResponse,
  UseCodeRequest,
  UseLinkRequest,
  UsePasswordRequest,
} from './sign-in.dto.js';

@ApiTags('sign-in')
@NeverReplayed()
@Controller()
export class SignInController {
  constructor(
    private readonly entrance: Entrance,
    private readonly links: LinksService,
    private readonly passkeys: PasskeysService,
    private readonly sessions: SessionsService,
    private readonly cookies: SessionCookies,
    private readonly openid: OpenIdService,
    private readonly clock: Clock,
  ) {}

  /** Send a sign-in link to an address; the answer never tells whether it is known. */
  @Public()
  @Post('sign-in/links')
  @HttpCode(202)
  async askLink(
    @Body() body: AskLinkRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.cookies.writeBrowser(reply, await this.links.ask(body.email, body.next, request.ip));
  }

  /** Use the link of the mail, once. */
  @Public()
  @Post('sign-in/links/consume')
  @HttpCode(200)
  @ApiOkResponse({ type: SignedInResponse })
  useLink(
    @Body() { token }: UseLinkRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInResponse> {
    return this.entrance.enter('link', { token }, request, reply);
  }

  /** Use the six-digit code of the mail, in the browser that asked for it. */
  @Public()
  @Post('sign-in/codes')
  @HttpCode(200)
  @ApiOkResponse({ type: SignedInResponse })
  useCode(
    @Body() { code }: UseCodeRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInResponse> {
    return this.entrance.enter('code', { code }, request, reply);
  }

  /** Use a password; unknown addresses are answered alike. */
  @Public()
  @Post('sign-in/passwords')
  @HttpCode(200)
  @ApiOkResponse({ type: SignedInResponse })
  usePassword(
    @Body() { email, password, next }: UsePasswordRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInResponse> {
    return this.entrance.enter('password', { email, password }, request, reply, localPath(next));
  }

  /** Begin to sign in with a passkey, whoever's: what the browser needs to ask for it. */
  @Public()
  @Post('sign-in/passkeys/options')
  @HttpCode(200)
  @ApiOkResponse({ type: PasskeyOptionsResponse })
  async passkeyOptions(@Req() request: FastifyRequest): Promise<PasskeyOptionsResponse> {
    return { options: await this.passkeys.authenticationOptions(null, request) };
  }

  /** Use a passkey. It counts as two factors. */
  @Public()
  @Post('sign-in/passkeys')
  @HttpCode(200)
  @ApiOkResponse({ type: SignedInResponse })
  usePasskey(
    @Body() { credential, next }: UsePasskeyRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInResponse> {
    return this.entrance.enter('passkey', { credential }, request, reply, localPath(next));
  }

  /** Give the code of one's app, after the first step of signing in. */
  @Public()
  @Post('sign-in/app-codes')
  @HttpCode(204)
  useAppCode(
    @Body() { code }: AppCodeRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    return this.entrance.admit('app', code, request, reply);
  }

  /** Give a recovery code instead. */
  @Public()
  @Post('sign-in/recovery-codes')
  @HttpCode(204)
  useRecoveryCode(
    @Body() { code }: RecoveryCodeRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    return this.entrance.admit('recovery_code', code, request, reply);
  }

  /** Sign out of this browser. */
  @UnderPolicy('session.own')
  @Delete('session')
  @HttpCode(200)
  @ApiOkResponse({ type: SignedOutResponse })
  async signOut(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedOutResponse> {
    const exit = request.sessionId && (await this.sessions.exitOf(request.sessionId));
    if (request.sessionId) await this.sessions.end(actor, request.sessionId);
    this.cookies.clearSession(reply);
    return { address: (exit && (await this.openid.exit(exit, request.headers.host))) || null };
  }

  /** The server's time, which decides deadlines. */
  @Public()
  @Get('time')
  time(): { now: string } {
    return { now: this.clock.now().toISOString() };
  }
}
