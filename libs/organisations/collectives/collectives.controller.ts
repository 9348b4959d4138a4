import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IfMatch, Public, UnderPolicy, Visitor } from '#platform';
import {
  AgendaRequest,
  AskToJoinCollectiveRequest,
  CollectiveAnswerRequest,
  CollectivePlaceResponse,
  CollectivePlacesResponse,
  CollectiveResponse,
  CollectiveRoleRequest,
  InviteOrganisationRequest,
} from './collectives.dto.js';
import { CollectivesService } from './collectives.service.js';

@ApiTags('collectives')
@Controller()
export class CollectivesController {
  constructor(private readonly collectives: CollectivesService) {}

  /** A collective: its agenda, its members, past ones too. */
  @Public()
  @Get('collectives/:id')
  @ApiOkResponse({ type: CollectiveResponse })
  read(@Visitor() actor: Actor | null, @Param('id', ParseUUIDPipe) id: string): Promise<CollectiveResponse> {
    return this.collectives.read(actor, id);
  }

  /** Collectives of an organisation. */
  @Public()
  @Get('organisations/:id/collectives')
  @ApiOkResponse({ type: CollectivePlacesResponse })
  async ofOrganisation(
    @Visitor() actor: Actor | null,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<CollectivePlacesResponse> {
    return { items: await this.collectives.ofOrganisation(actor, id) };
  }

  /** Write the common agenda. */
  @UnderPolicy('collective.editAgenda')
  @Put('collectives/:id/agenda')
  @ApiOkResponse({ type: CollectiveResponse })
  editAgenda(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: AgendaRequest,
  ): Promise<CollectiveResponse> {
    return this.collectives.editAgenda(actor, id, version, body.agenda);
  }

  /** Invite an organisation. */
  @UnderPolicy('collective.invite')
  @Post('collectives/:id/invitations')
  @ApiCreatedResponse({ type: CollectivePlaceResponse })
  invite(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: InviteOrganisationRequest,
  ): Promise<CollectivePlaceResponse> {
    return this.collectives.invite(actor, id, body);
  }

  /** Ask to join, in the name of an organisation one owns. */
  @UnderPolicy('collectivePlace.ask')
  @Post('collectives/:id/requests')
  @ApiCreatedResponse({ type: CollectivePlaceResponse })
  ask(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AskToJoinCollectiveRequest,
  ): Promise<CollectivePlaceResponse> {
    return this.collectives.ask(actor, id, body);
  }

  /** Answer a proposal, leave, or exclude. */
  @UnderPolicy('collectivePlace.answer')
  @Post('collectives/:id/members/:placeId/answer')
  @HttpCode(200)
  @ApiOkResponse({ type: CollectivePlaceResponse })
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('placeId', ParseUUIDPipe) placeId: string,
    @Body() body: CollectiveAnswerRequest,
  ): Promise<CollectivePlaceResponse> {
    return this.collectives.answer(actor, id, placeId, body.action);
  }

  /** Make an organisation a backbone one, or no longer. */
  @UnderPolicy('collective.changeRoles')
  @Patch('collectives/:id/members/:placeId')
  @ApiOkResponse({ type: CollectivePlaceResponse })
  changeRole(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('placeId', ParseUUIDPipe) placeId: string,
    @IfMatch() version: number,
    @Body() body: CollectiveRoleRequest,
  ): Promise<CollectivePlaceResponse> {
    return this.collectives.changeRole(actor, id, placeId, version, body.role);
  }
}
