import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type Actor, CurrentActor, NeverReplayed, UnderPolicy } from '#platform';
import { FreshProof } from '../factors/fresh-proof.js';
import { MadeTokenResponse, MakeTokenRequest, TokensResponse } from './access-tokens.dto.js';
import { AccessTokensService } from './access-tokens.service.js';

@ApiTags('account')
@NeverReplayed()
@Controller('account/tokens')
export class AccessTokensController {
  constructor(
    private readonly tokens: AccessTokensService,
    private readonly fresh: FreshProof,
  ) {}

  /** My access tokens for the API that still work. */
  @UnderPolicy('account.own')
  @Get()
  @ApiOkResponse({ type: TokensResponse })
  async list(@CurrentActor() actor: Actor): Promise<TokensResponse> {
    return { items: await this.tokens.list(actor) };
  }

  /** Make an access token; it is shown this once. */
  @UnderPolicy('account.secure')
  @Post()
  @ApiCreatedResponse({ type: MadeTokenResponse })
  async make(
    @CurrentActor() actor: Actor,
    @Body() body: MakeTokenRequest,
    @Req() request: FastifyRequest,
  ): Promise<MadeTokenResponse> {
    await this.fresh.require(actor, request.sessionId);
    return this.tokens.make(actor, body);
  }

  /** Revoke a token, at once; no proof is asked for: closing is never late. */
  @UnderPolicy('account.secure')
  @Delete(':id')
  @HttpCode(204)
  revoke(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.tokens.revoke(actor, id);
  }
}
