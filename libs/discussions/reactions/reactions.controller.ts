import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, currentLocale, UnderPolicy } from '#platform';
import { MessageResponse } from '../messages/messages.dto.js';
import { SeqParam } from '../messages/seq-param.js';
import { ReactionNamesResponse, ReactionRequest } from './reactions.dto.js';
import { REACTION_EMOJI, REACTIONS } from './reactions.js';
import { ReactionsService } from './reactions.service.js';

@ApiTags('threads')
@Controller()
export class ReactionsController {
  constructor(private readonly reactions: ReactionsService) {}

  /** The reactions there are, and how each is called. */
  @UnderPolicy('thread.inbox')
  @Get('reactions')
  @ApiOkResponse({ type: ReactionNamesResponse })
  names(): ReactionNamesResponse {
    const locale = currentLocale();
    return { items: REACTION_EMOJI.map((emoji) => ({ emoji, name: REACTIONS[emoji][locale] })) };
  }

  /** React to a message; the same reaction twice is one. */
  @UnderPolicy('thread.post')
  @Post('threads/:id/messages/:seq/react')
  @HttpCode(200)
  @ApiOkResponse({ type: MessageResponse })
  react(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @SeqParam() seq: number,
    @Body() { emoji }: ReactionRequest,
  ): Promise<MessageResponse> {
    return this.reactions.set(actor, id, seq, { emoji, there: true });
  }

  /** Take my reaction back. */
  @UnderPolicy('thread.post')
  @Post('threads/:id/messages/:seq/unreact')
  @HttpCode(200)
  @ApiOkResponse({ type: MessageResponse })
  unreact(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @SeqParam() seq: number,
    @Body() { emoji }: ReactionRequest,
  ): Promise<MessageResponse> {
    return this.reactions.set(actor, id, seq, { emoji, there: false });
  }
}
