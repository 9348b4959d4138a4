import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, CurrentActor, NeverReplayed, UnderPolicy } from '#platform';
import { FreshProof } from '../factors/fresh-proof.js';
import { newSecret } from '../secrets.js';
import { SessionCookies } from '../sessions/session-cookie.js';
import { IdentitiesService } from './identities.service.js';
import { IdentitiesResponse, LeaveForProviderResponse, LinkIdentityRequest } from './openid.dto.js';
import { OpenIdService } from './openid.service.js';

@ApiTags('account')
@NeverReplayed()
@Controller('account/identities')
export class IdentitiesController {
  constructor(
    private readonly identities: IdentitiesService,
    private readonly openid: OpenIdService,
    private readonly fresh: FreshProof,
    private readonly cookies: SessionCookies,
  ) {}

  /** The work accounts that open mine, and where I may link one. */
  @UnderPolicy('account.own')
  @Get()
  @ApiOkResponse({ type: IdentitiesResponse })
  list(@CurrentActor() actor: Actor): Promise<IdentitiesResponse> {
    return this.identities.list(actor);
  }

  /** Begin to link a work account: where the browser is to go. */
  @UnderPolicy('account.secure')
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: LeaveForProviderResponse })
  async beginLink(
    @CurrentActor() actor: Actor,
    @Body() body: LinkIdentityRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LeaveForProviderResponse> {
    await this.fresh.require(actor, request.sessionId);
    const browser = this.cookies.readOpenId(request) ?? newSecret();
    const address = await this.openid.depart({ ...body, accountId: actor.accountId }, browser, request);
    this.cookies.writeOpenId(reply, browser);
    return { address };
  }

  /** Remove a work account: it no longer opens mine. */
  @UnderPolicy('account.secure')
  @Delete(':id')
  @HttpCode(204)
  async unlink(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.fresh.require(actor, request.sessionId);
    await this.identities.unlink(actor, id);
  }
}
