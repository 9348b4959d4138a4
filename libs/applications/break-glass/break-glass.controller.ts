import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { FreshProof, mayKnowOf } from '#identity';
import { type Actor, CurrentActor, PageQuery, UnderPolicy } from '#platform';
import { AskBreakGlassRequest, BreakGlassPage, BreakGlassRequest } from './break-glass.dto.js';
import { BreakGlassService } from './break-glass.service.js';

@ApiTags('administration')
@Controller('administration/break-glass')
export class BreakGlassController {
  constructor(
    private readonly requests: BreakGlassService,
    private readonly fresh: FreshProof,
  ) {}

  /** Dossiers that administrators asked to open, the latest first. */
  @UnderPolicy('administration.breakGlass')
  @Get()
  @ApiOkResponse({ type: BreakGlassPage })
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<BreakGlassPage> {
    return this.requests.list(actor, query);
  }

  /** Ask to open a dossier, and say why. */
  @UnderPolicy('administration.breakGlass')
  @Post()
  @ApiCreatedResponse({ type: BreakGlassRequest })
  ask(@CurrentActor() actor: Actor, @Body() body: AskBreakGlassRequest): Promise<BreakGlassRequest> {
    return this.requests.ask(actor, body);
  }

  /** Agree that another administrator opens it, for an hour; those concerned are told at once. */
  @UnderPolicy('administration.breakGlass')
  @Post(':id/approve')
  @HttpCode(200)
  @ApiOkResponse({ type: BreakGlassRequest })
  async approve(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<BreakGlassRequest> {
    mayKnowOf(actor);
    await this.fresh.require(actor, request.sessionId);
    return this.requests.approve(actor, id);
  }

  /** Refuse it, withdraw it, or end it before its hour. */
  @UnderPolicy('administration.breakGlass')
  @Post(':id/close')
  @HttpCode(200)
  @ApiOkResponse({ type: BreakGlassRequest })
  close(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<BreakGlassRequest> {
    return this.requests.close(actor, id);
  }
}
