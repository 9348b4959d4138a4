import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, Clock, CurrentActor, Public, UnderPolicy } from '#platform';
import { AccountResponse } from '../accounts/account.dto.js';
import { SessionCookies } from '../sessions/session-cookie.js';
import {
  AskLinkRequest,
  SignedInResponse,
  UpdateAccountRequest,
  UseCodeRequest,
  UseLinkRequest,
} from './sign-in.dto.js';
import { type NewSession, SignInService } from './sign-in.service.js';

@ApiTags('sign-in')
@Controller()
export class SignInController {
  constructor(
    private readonly signIn: SignInService,
    private readonly cookies: SessionCookies,
    private readonly clock: Clock,
  ) {}

  /** Send a sign-in link to an address; the answer never tells whether it is known. */
  @Public()
  @Post('sign-in/links')
  @HttpCode(202)
  async askLink(
    @Body() body: AskLinkRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.cookies.writeBrowser(reply, await this.signIn.askLink(body.email, body.next));
  }

  /** Use the link of the mail, once. */
  @Public()
  @Post('sign-in/links/consume')
  @HttpCode(200)
  @ApiOkResponse({ type: SignedInResponse })
  async useLink(
    @Body() body: UseLinkRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInResponse> {
    return this.enter(
      reply,
      await this.signIn.useLink(body.token, this.cookies.readBrowser(request), userAgentOf(request)),
    );
  }

  /** Use the six-digit code of the mail, in the browser that asked for it. */
  @Public()
  @Post('sign-in/codes')
  @HttpCode(200)
  @ApiOkResponse({ type: SignedInResponse })
  async useCode(
    @Body() body: UseCodeRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInResponse> {
    return this.enter(
      reply,
      await this.signIn.useCode(body.code, this.cookies.readBrowser(request), userAgentOf(request)),
    );
  }

  /** Sign out of this browser. */
  @UnderPolicy('session.own')
  @Delete('session')
  @HttpCode(204)
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    if (request.sessionId) await this.signIn.signOut(request.sessionId);
    this.cookies.clearSession(reply);
  }

  /** Change one's own name or language. */
  @UnderPolicy('account.own')
  @Patch('account')
  @ApiOkResponse({ type: AccountResponse })
  async updateAccount(
    @CurrentActor() actor: Actor,
    @Body() body: UpdateAccountRequest,
  ): Promise<AccountResponse> {
    return AccountResponse.from(await this.signIn.updateAccount(actor, body));
  }

  /** The server's time, which decides deadlines. */
  @Public()
  @Get('time')
  time(): { now: string } {
    return { now: this.clock.now().toISOString() };
  }

  private enter(reply: FastifyReply, session: NewSession): SignedInResponse {
    this.cookies.writeSession(reply, session.token);
    return { next: session.next };
  }
}

const userAgentOf = (request: FastifyRequest): string => request.headers['user-agent'] ?? '';
