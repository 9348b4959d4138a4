import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Req,
  Res,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, CurrentActor, NeverReplayed, UnderPolicy } from '#platform';
import { Entrance } from '../sign-in/entrance.js';
import { AuthenticatorAppsService } from './authenticator-apps.service.js';
import {
  AppCodeRequest,
  ProposedAppResponse,
  RecoveryCodesResponse,
  SecurityResponse,
  SetPasswordRequest,
} from './factors.dto.js';
import { FreshProof } from './fresh-proof.js';
import { AddPasskeyRequest, PasskeyOptionsResponse, PasskeyResponse } from './passkeys.dto.js';
import { PasskeysService } from './passkeys.service.js';
import { PasswordsService } from './passwords.service.js';
import { RecoveryCodesService } from './recovery-codes.service.js';
import { SecurityService } from './security.service.js';

/** Changing how one signs in: each change asks for a proof of the last ten minutes, and is told by mail. */
@ApiTags('account')
@NeverReplayed()
@Controller('account')
export class SecurityController {
  constructor(
    private readonly security: SecurityService,
    private readonly passkeys: PasskeysService,
    private readonly passwords: PasswordsService,
    private readonly apps: AuthenticatorAppsService,
    private readonly codes: RecoveryCodesService,
    private readonly fresh: FreshProof,
    private readonly entrance: Entrance,
  ) {}

  /** How I sign in: passkeys, password, app, recovery codes. */
  @UnderPolicy('account.own')
  @Get('security')
  @ApiOkResponse({ type: SecurityResponse })
  read(@CurrentActor() actor: Actor): Promise<SecurityResponse> {
    return this.security.read(actor);
  }

  /** Begin to add a passkey: what the browser needs to make it. */
  @UnderPolicy('account.secure')
  @Post('passkeys/options')
  @HttpCode(200)
  @ApiOkResponse({ type: PasskeyOptionsResponse })
  async passkeyOptions(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<PasskeyOptionsResponse> {
    await this.fresh.require(actor, request.sessionId);
    return { options: await this.passkeys.registrationOptions(actor, request.headers.host) };
  }

  /** Add the passkey the browser made; it counts at once as this session's second factor. */
  @UnderPolicy('account.secure')
  @Post('passkeys')
  @ApiCreatedResponse({ type: PasskeyResponse })
  async addPasskey(
    @CurrentActor() actor: Actor,
    @Body() { name, credential }: AddPasskeyRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PasskeyResponse> {
    await this.fresh.require(actor, request.sessionId);
    const passkey = await this.passkeys.add(actor, name, credential, request.headers.host);
    await this.entrance.strengthen({ secondFactor: true }, request, reply);
    return passkey;
  }

  /** Remove a passkey. */
  @UnderPolicy('account.secure')
  @Delete('passkeys/:id')
  @HttpCode(204)
  async removePasskey(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.fresh.require(actor, request.sessionId);
    await this.passkeys.remove(actor, id);
  }

  /** Put the offer of a passkey aside: it is made once. */
  @UnderPolicy('account.own')
  @Delete('passkey-offer')
  @HttpCode(204)
  putPasskeyOfferAside(@CurrentActor() actor: Actor): Promise<void> {
    return this.security.putPasskeyOfferAside(actor);
  }

  /** Choose a password, or another one; the other devices are signed out. */
  @UnderPolicy('account.secure')
  @Put('password')
  @HttpCode(204)
  async setPassword(
    @CurrentActor() actor: Actor,
    @Body() { password }: SetPasswordRequest,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.fresh.require(actor, request.sessionId);
    await this.security.setPassword(actor, password, request.sessionId);
  }

  /** Do without a password again. */
  @UnderPolicy('account.secure')
  @Delete('password')
  @HttpCode(204)
  async removePassword(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<void> {
    await this.fresh.require(actor, request.sessionId);
    await this.passwords.remove(actor);
  }

  /** Begin to set up an authenticator app: its secret, to scan or to type. */
  @UnderPolicy('account.secure')
  @Post('app')
  @HttpCode(200)
  @ApiOkResponse({ type: ProposedAppResponse })
  async proposeApp(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<ProposedAppResponse> {
    await this.fresh.require(actor, request.sessionId);
    return this.apps.propose(actor);
  }

  /** Confirm the app by its first code. With the first app come recovery codes, shown this once. */
  @UnderPolicy('account.secure')
  @Post('app/confirmation')
  @HttpCode(200)
  @ApiOkResponse({ type: RecoveryCodesResponse })
  async confirmApp(
    @CurrentActor() actor: Actor,
    @Body() { code }: AppCodeRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecoveryCodesResponse> {
    await this.fresh.require(actor, request.sessionId);
    const codes = await this.security.confirmApp(actor, code, request.ip);
    await this.entrance.strengthen({ secondFactor: true }, request, reply);
    return codes;
  }

  /** Do without the app. */
  @UnderPolicy('account.secure')
  @Delete('app')
  @HttpCode(204)
  async removeApp(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<void> {
    await this.fresh.require(actor, request.sessionId);
    await this.apps.remove(actor);
  }

  /** Make ten new recovery codes, shown this once; those before no longer work. */
  @UnderPolicy('account.secure')
  @Post('recovery-codes')
  @ApiCreatedResponse({ type: RecoveryCodesResponse })
  async makeRecoveryCodes(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<RecoveryCodesResponse> {
    await this.fresh.require(actor, request.sessionId);
    return { codes: await this.codes.make(actor) };
  }
}
