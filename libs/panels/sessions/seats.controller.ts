import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, UnderPolicy } from '#platform';
import {
  ComingRequest,
  ComingResponse,
  DrawRequest,
  InvitePanelistsRequest,
  NoteSeatRequest,
  SeatsResponse,
} from './seats.dto.js';
import { SeatsService } from './seats.service.js';

@ApiTags('panels')
@Controller()
export class PanelSeatsController {
  constructor(private readonly seats: SeatsService) {}

  /** Seats of a session with who holds them, and the draw they come from. */
  @UnderPolicy('panelSession.seat')
  @Get('panel-sessions/:id/seats')
  @ApiOkResponse({ type: SeatsResponse })
  list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<SeatsResponse> {
    return this.seats.list(actor, id);
  }

  /** Draw people for the seats, by a chance that can be played again; the seats drawn before are given back. */
  @UnderPolicy('panelSession.seat')
  @Post('panel-sessions/:id/draw')
  @HttpCode(200)
  @ApiOkResponse({ type: SeatsResponse })
  draw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { seed }: DrawRequest,
  ): Promise<SeatsResponse> {
    return this.seats.draw(actor, id, seed);
  }

  /** Note that people are invited, and how; by mail, their letter leaves now. */
  @UnderPolicy('panelSession.seat')
  @Post('panel-sessions/:id/invitations')
  @HttpCode(200)
  @ApiOkResponse({ type: SeatsResponse })
  invite(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: InvitePanelistsRequest,
  ): Promise<SeatsResponse> {
    return this.seats.invite(actor, id, body);
  }

  /** Note what somebody answered, or whether they came; a place given up goes to whoever waits. */
  @UnderPolicy('panelSession.seat')
  @Put('panel-sessions/:id/seats/:panelistId')
  @ApiOkResponse({ type: SeatsResponse })
  note(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('panelistId', ParseUUIDPipe) panelistId: string,
    @Body() { act }: NoteSeatRequest,
  ): Promise<SeatsResponse> {
    return this.seats.note(actor, id, panelistId, act);
  }

  /** Say whether one comes to a session one is invited to. */
  @UnderPolicy('panel.own')
  @Put('my/panels/sessions/:id/coming')
  @ApiOkResponse({ type: ComingResponse })
  answer(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { coming }: ComingRequest,
  ): Promise<ComingResponse> {
    return this.seats.answer(actor, id, coming);
  }
}
