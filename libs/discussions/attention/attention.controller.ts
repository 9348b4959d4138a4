import { Body, Controller, Get, Param, ParseUUIDPipe, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, PageQuery, UnderPolicy } from '#platform';
import { AttentionRequest, AttentionResponse, AwaitingResponse } from './attention.dto.js';
import { AttentionService } from './attention.service.js';

@ApiTags('threads')
@Controller()
export class AttentionController {
  constructor(private readonly attention: AttentionService) {}

  /** Follow a thread or leave it out of my inbox, mute it or not; what is left out stays as it was. */
  @UnderPolicy('thread.read')
  @Put('threads/:id/attention')
  @ApiOkResponse({ type: AttentionResponse })
  set(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AttentionRequest,
  ): Promise<AttentionResponse> {
    return this.attention.set(actor, id, body);
  }

  /** Unanswered questions of others in threads I follow, that mention me or nobody, the latest first. */
  @UnderPolicy('thread.inbox')
  @Get('my/threads/awaiting')
  @ApiOkResponse({ type: AwaitingResponse })
  awaiting(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<AwaitingResponse> {
    return this.attention.awaiting(actor, query);
  }
}
