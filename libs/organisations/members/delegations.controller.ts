import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, PageQuery, UnderPolicy } from '#platform';
import { DelegateRequest, DelegationResponse, DelegationsPage } from './delegations.dto.js';
import { DelegationsService } from './delegations.service.js';

@ApiTags('team')
@Controller('organisations/:id/delegations')
export class DelegationsController {
  constructor(private readonly delegations: DelegationsService) {}

  /** Rights lent in this organisation, running and to come. */
  @UnderPolicy('team.seeTeam')
  @Get()
  @ApiOkResponse({ type: DelegationsPage })
  list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<DelegationsPage> {
    return this.delegations.list(actor, id, query);
  }

  /** Lend one's rights, or those of a colleague who is away, until a date. */
  @UnderPolicy('team.delegate')
  @Post()
  @ApiCreatedResponse({ type: DelegationResponse })
  give(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DelegateRequest,
  ): Promise<DelegationResponse> {
    return this.delegations.give(actor, id, body);
  }

  /** End a delegation before its date. */
  @UnderPolicy('delegation.revoke')
  @Delete(':delegationId')
  @HttpCode(204)
  revoke(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('delegationId', ParseUUIDPipe) delegationId: string,
  ): Promise<void> {
    return this.delegations.revoke(actor, id, delegationId);
  }
}
