import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, NeverReplayed, UnderPolicy } from '#platform';
import {
  GuestLinkResponse,
  InviteGuestRequest,
  RenewGuestRequest,
  ThreadGuestsResponse,
} from './guests.dto.js';
import { GuestsService } from './guests.service.js';

@ApiTags('threads')
@NeverReplayed()
@Controller('threads/:id/guests')
export class GuestsController {
  constructor(private readonly guests: GuestsService) {}

  /** Who from outside reads this thread, who let them in, until when. */
  @UnderPolicy('thread.read')
  @Get()
  @ApiOkResponse({ type: ThreadGuestsResponse })
  list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ThreadGuestsResponse> {
    return this.guests.list(actor, id);
  }

  /** Invite somebody from outside into this thread; their link is shown this once. */
  @UnderPolicy('thread.invite')
  @Post()
  @ApiCreatedResponse({ type: GuestLinkResponse })
  invite(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: InviteGuestRequest,
  ): Promise<GuestLinkResponse> {
    return this.guests.invite(actor, id, body);
  }

  /** Give a guest another link, shown this once; the one before no longer opens. */
  @UnderPolicy('thread.invite')
  @Post(':accountId/renew')
  @ApiCreatedResponse({ type: GuestLinkResponse })
  renew(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('accountId', ParseUUIDPipe) accountId: string,
    @Body() body: RenewGuestRequest,
  ): Promise<GuestLinkResponse> {
    return this.guests.renew(actor, id, accountId, body);
  }

  /** End a guest's stay; what they wrote remains. */
  @UnderPolicy('thread.invite')
  @Delete(':accountId')
  @HttpCode(204)
  @ApiNoContentResponse()
  end(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('accountId', ParseUUIDPipe) accountId: string,
  ): Promise<void> {
    return this.guests.end(actor, id, accountId);
  }
}
