import { Controller, Delete, Get, Param, ParseUUIDPipe, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type Actor, CurrentActor, type Page, PageQuery, UnderPolicy } from '#platform';
import { type DeviceResponse, DevicesResponse } from '../sessions/sessions.dto.js';
import { AdministeredAccount } from './accounts-admin.dto.js';
import { AccountsAdminService } from './accounts-admin.service.js';

@ApiTags('administration')
@Controller('administration/accounts/:id/sessions')
export class AdministeredSessionsController {
  constructor(private readonly accounts: AccountsAdminService) {}

  /** Where an account is signed in, the last device first. */
  @UnderPolicy('administration.accounts')
  @Get()
  @ApiOkResponse({ type: DevicesResponse })
  list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
  ): Promise<Page<DeviceResponse>> {
    return this.accounts.sessionsOf(actor, id, request.sessionId, query);
  }

  /** Sign an account out of every device. */
  @UnderPolicy('administration.accounts')
  @Delete()
  @ApiOkResponse({ type: AdministeredAccount })
  endAll(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<AdministeredAccount> {
    return this.accounts.endSessions(actor, id);
  }

  /** Sign it out of one: a lost telephone, and the others stay. */
  @UnderPolicy('administration.accounts')
  @Delete(':sessionId')
  @ApiOkResponse({ type: AdministeredAccount })
  end(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
  ): Promise<AdministeredAccount> {
    return this.accounts.endSession(actor, id, sessionId);
  }
}
