import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type Actor, CurrentActor, type Page, PageQuery, UnderPolicy } from '#platform';
import { type DeviceResponse, DevicesResponse } from './sessions.dto.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('account')
@Controller('account/sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  /** My devices: browsers signed in to my account, the last one first. */
  @UnderPolicy('session.own')
  @Get()
  @ApiOkResponse({ type: DevicesResponse })
  list(
    @CurrentActor() actor: Actor,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
  ): Promise<Page<DeviceResponse>> {
    return this.sessions.list(actor, request.sessionId, query);
  }

  /** Sign every other device out. */
  @UnderPolicy('session.own')
  @Delete()
  @HttpCode(204)
  endOthers(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<void> {
    return this.sessions.endOthers(actor.accountId, request.sessionId ?? null);
  }

  /** Sign one device out. */
  @UnderPolicy('session.own')
  @Delete(':id')
  @HttpCode(204)
  end(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.sessions.end(actor, id);
  }
}
