import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, CurrentActor, NeverReplayed, UnderPolicy } from '#platform';
import { AccountsService } from '../accounts/accounts.service.js';
import { SessionCookies } from '../sessions/session-cookie.js';
import { Entrance } from '../sign-in/entrance.js';
import { LinksService } from '../sign-in/links.service.js';
import { UseCodeRequest } from '../sign-in/sign-in.dto.js';
import {
  AppCodeRequest,
  ConfirmByPasswordRequest,
  ProofWaysResponse,
  RecoveryCodeRequest,
} from './factors.dto.js';
import { ConfirmByPasskeyRequest, PasskeyOptionsResponse } from './passkeys.dto.js';
import { PasskeysService } from './passkeys.service.js';
import { SecurityService } from './security.service.js';

/** Proving again who one is, in a session under way: before a sensitive act, or to add a second factor to it. */
@ApiTags('account')
@NeverReplayed()
@Controller('session/proofs')
export class ProofsController {
  constructor(
    private readonly entrance: Entrance,
    private readonly security: SecurityService,
    private readonly passkeys: PasskeysService,
    private readonly links: LinksService,
    private readonly accounts: AccountsService,
    private readonly cookies: SessionCookies,
  ) {}

  /** By what I may prove who I am. */
  @UnderPolicy('session.prove')
  @Get()
  @ApiOkResponse({ type: ProofWaysResponse })
  ways(@CurrentActor() actor: Actor): Promise<ProofWaysResponse> {
    return this.security.proofWays(actor);
  }

  /** Begin with a passkey: what the browser needs to ask for it. */
  @UnderPolicy('session.prove')
  @Post('passkey/options')
  @HttpCode(200)
  @ApiOkResponse({ type: PasskeyOptionsResponse })
  async passkeyOptions(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<PasskeyOptionsResponse> {
    return { options: await this.passkeys.authenticationOptions(actor.accountId, request) };
  }

  /** With a passkey: a second factor. */
  @UnderPolicy('session.prove')
  @Post('passkey')
  @HttpCode(204)
  byPasskey(
    @CurrentActor() actor: Actor,
    @Body() { credential }: ConfirmByPasskeyRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const given = { credential, accountId: actor.accountId };
    return this.entrance.confirm('passkey', given, actor, request, reply);
  }

  /** With the code of an app: a second factor. */
  @UnderPolicy('session.prove')
  @Post('app-code')
  @HttpCode(204)
  byAppCode(
    @CurrentActor() actor: Actor,
    @Body() { code }: AppCodeRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const given = { accountId: actor.accountId, code };
    return this.entrance.confirm('app', given, actor, request, reply);
  }

  /** With a recovery code: it stands in for a second factor. */
  @UnderPolicy('session.prove')
  @Post('recovery-code')
  @HttpCode(204)
  byRecoveryCode(
    @CurrentActor() actor: Actor,
    @Body() { code }: RecoveryCodeRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const given = { accountId: actor.accountId, code };
    return this.entrance.confirm('recovery_code', given, actor, request, reply);
  }

  /** With the password. */
  @UnderPolicy('session.prove')
  @Post('password')
  @HttpCode(204)
  async byPassword(
    @CurrentActor() actor: Actor,
    @Body() { password }: ConfirmByPasswordRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { email } = await this.accounts.read(actor);
    await this.entrance.confirm('password', { email, password }, actor, request, reply);
  }

  /** Have a code sent to my address. */
  @UnderPolicy('session.prove')
  @Post('mail')
  @HttpCode(202)
  async askMail(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { email } = await this.accounts.read(actor);
    this.cookies.writeBrowser(reply, await this.links.ask(email, undefined, request.ip));
  }

  /** With the code of that mail. */
  @UnderPolicy('session.prove')
  @Post('mail/code')
  @HttpCode(204)
  byMailCode(
    @CurrentActor() actor: Actor,
    @Body() { code }: UseCodeRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    return this.entrance.confirm('code', { code }, actor, request, reply);
  }
}
