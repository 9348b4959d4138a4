import { Controller, Delete, Get, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, UnderPolicy } from '#platform';
import { MarkedResponse, MessageResponse } from '../messages/messages.dto.js';
import { SeqParam } from '../messages/seq-param.js';
import { MarksService } from './marks.service.js';

@ApiTags('threads')
@Controller('threads/:id')
export class MarksController {
  constructor(private readonly marks: MarksService) {}

  /** What a thread keeps in sight: what was decided, then what is pinned, the latest first. */
  @UnderPolicy('thread.read')
  @Get('marked')
  @ApiOkResponse({ type: MarkedResponse })
  list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<MarkedResponse> {
    return this.marks.list(actor, id);
  }

  /** Keep a message in sight. */
  @UnderPolicy('thread.pin')
  @Put('messages/:seq/pin')
  @ApiOkResponse({ type: MessageResponse })
  pin(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @SeqParam() seq: number,
  ): Promise<MessageResponse> {
    return this.marks.pin(actor, id, seq, true);
  }

  @UnderPolicy('thread.pin')
  @Delete('messages/:seq/pin')
  @ApiOkResponse({ type: MessageResponse })
  unpin(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @SeqParam() seq: number,
  ): Promise<MessageResponse> {
    return this.marks.pin(actor, id, seq, false);
  }

  /** Mark the message that says what was decided; another one loses the mark. */
  @UnderPolicy('thread.pin')
  @Put('messages/:seq/decision')
  @ApiOkResponse({ type: MessageResponse })
  decide(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @SeqParam() seq: number,
  ): Promise<MessageResponse> {
    return this.marks.decide(actor, id, seq, true);
  }

  @UnderPolicy('thread.pin')
  @Delete('messages/:seq/decision')
  @ApiOkResponse({ type: MessageResponse })
  undecide(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @SeqParam() seq: number,
  ): Promise<MessageResponse> {
    return this.marks.decide(actor, id, seq, false);
  }
}
