import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, PageQuery, Public, UnderPolicy, Visitor } from '#platform';
import {
  AcceptInvitationRequest,
  InvitationResponse,
  InvitationsPage,
  InvitationsResponse,
  InviteRequest,
  LookRequest,
  ReceivedInvitation,
  ReceivedInvitations,
} from './invitations.dto.js';
import { InvitationsService } from './invitations.service.js';
import { ReceivedInvitationsService } from './received-invitations.service.js';

@ApiTags('team')
@Controller('organisations/:id/invitations')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  /** Invitations that await an answer. */
  @UnderPolicy('team.invite')
  @Get()
  @ApiOkResponse({ type: InvitationsPage })
  list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<InvitationsPage> {
    return this.invitations.list(actor, id, query);
  }

  /** Invite several people at once. */
  @UnderPolicy('team.invite')
  @Post()
  @ApiCreatedResponse({ type: InvitationsResponse })
  invite(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: InviteRequest,
  ): Promise<InvitationsResponse> {
    return this.invitations.invite(actor, id, body);
  }

  /** Send an invitation again. */
  @UnderPolicy('team.invite')
  @Post(':invitationId/resend')
  @HttpCode(200)
  @ApiOkResponse({ type: InvitationResponse })
  resend(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('invitationId', ParseUUIDPipe) invitationId: string,
  ): Promise<InvitationResponse> {
    return this.invitations.resend(actor, id, invitationId);
  }

  /** Take an invitation back. */
  @UnderPolicy('team.invite')
  @Delete(':invitationId')
  @ApiOkResponse({ type: InvitationResponse })
  revoke(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('invitationId', ParseUUIDPipe) invitationId: string,
  ): Promise<InvitationResponse> {
    return this.invitations.revoke(actor, id, invitationId);
  }
}

@ApiTags('team')
@Controller()
export class ReceivedInvitationsController {
  constructor(private readonly received: ReceivedInvitationsService) {}

  /** What a letter's link invites to; looking changes nothing. */
  @Public()
  @Post('invitations/look')
  @HttpCode(200)
  @ApiOkResponse({ type: ReceivedInvitation })
  look(@Visitor() actor: Actor | null, @Body() body: LookRequest): Promise<ReceivedInvitation> {
    return this.received.look(actor, body.token);
  }

  /** Invitations sent to my address. */
  @UnderPolicy('invitation.own')
  @Get('my/invitations')
  @ApiOkResponse({ type: ReceivedInvitations })
  async mine(@CurrentActor() actor: Actor): Promise<ReceivedInvitations> {
    return { items: await this.received.mine(actor) };
  }

  /** One of them. */
  @UnderPolicy('invitation.own')
  @Get('my/invitations/:id')
  @ApiOkResponse({ type: ReceivedInvitation })
  read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ReceivedInvitation> {
    return this.received.read(actor, id);
  }

  /** Join the team. */
  @UnderPolicy('invitation.own')
  @Post('my/invitations/:id/accept')
  @HttpCode(200)
  @ApiOkResponse({ type: ReceivedInvitation })
  accept(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AcceptInvitationRequest,
  ): Promise<ReceivedInvitation> {
    return this.received.accept(actor, id, body.token);
  }

  /** Say no. */
  @UnderPolicy('invitation.own')
  @Post('my/invitations/:id/decline')
  @HttpCode(200)
  @ApiOkResponse({ type: ReceivedInvitation })
  decline(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ReceivedInvitation> {
    return this.received.decline(actor, id);
  }
}
