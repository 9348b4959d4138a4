import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, UnderPolicy } from '#platform';
import { MentionableQuery, MentionableResponse } from './mentions.dto.js';
import { MentionsService } from './mentions.service.js';

@ApiTags('threads')
@Controller('threads/:id/mentionable')
export class MentionsController {
  constructor(private readonly mentions: MentionsService) {}

  /** Whom I may mention in a thread: people I may know of, teams and roles that read it. At most twenty. */
  @UnderPolicy('thread.read')
  @Get()
  @ApiOkResponse({ type: MentionableResponse })
  list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { q }: MentionableQuery,
  ): Promise<MentionableResponse> {
    return this.mentions.mentionable(actor, id, q ?? '');
  }
}
