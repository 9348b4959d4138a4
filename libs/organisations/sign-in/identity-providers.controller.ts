import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Put, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { FreshProof } from '#identity';
import { type Actor, CurrentActor, IfMatch, NeverReplayed, UnderPolicy } from '#platform';
import { IdentityProviderResponse, SetIdentityProviderRequest } from './identity-providers.dto.js';
import { IdentityProvidersService } from './identity-providers.service.js';

@ApiTags('organisations')
@NeverReplayed()
@Controller('organisations/:id/identity-provider')
export class IdentityProvidersController {
  constructor(
    private readonly providers: IdentityProvidersService,
    private readonly fresh: FreshProof,
  ) {}

  /** Where the organisation's people sign in, and what to register there. */
  @UnderPolicy('identityProvider.manage')
  @Get()
  @ApiOkResponse({ type: IdentityProviderResponse })
  read(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<IdentityProviderResponse> {
    return this.providers.read(actor, id);
  }

  /** Say where they sign in; the provider is asked whether it is one. */
  @UnderPolicy('identityProvider.manage')
  @Put()
  @ApiOkResponse({ type: IdentityProviderResponse })
  async set(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: SetIdentityProviderRequest,
    @Req() request: FastifyRequest,
  ): Promise<IdentityProviderResponse> {
    await this.fresh.require(actor, request.sessionId);
    return this.providers.set(actor, id, version, body);
  }

  /** Do without it: everyone comes in by other ways. */
  @UnderPolicy('identityProvider.manage')
  @Delete()
  @HttpCode(204)
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.fresh.require(actor, request.sessionId);
    await this.providers.remove(actor, id);
  }
}
