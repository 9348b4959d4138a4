import { Body, Controller, Delete, Get, Param, ParseUUIDPipe, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, UnderPolicy } from '#platform';
import { EditMessageRequest, VersionsResponse } from './edits.dto.js';
import { EditsService } from './edits.service.js';
import { MessageResponse } from './messages.dto.js';
import { SeqParam } from './seq-param.js';

@ApiTags('threads')
@Controller('threads/:id/messages/:seq')
export class MessagesController {
  constructor(private readonly edits: EditsService) {}

  /** Change the words of my message; those before stay readable. */
  @UnderPolicy('message.edit')
  @Patch()
  @ApiOkResponse({ type: MessageResponse })
  edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @SeqParam() seq: number,
    @Body() body: EditMessageRequest,
  ): Promise<MessageResponse> {
    return this.edits.edit(actor, id, seq, body);
  }

  /** Take my message back, with its files: only its place stays. */
  @UnderPolicy('message.edit')
  @Delete()
  @ApiOkResponse({ type: MessageResponse })
  remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @SeqParam() seq: number,
  ): Promise<MessageResponse> {
    return this.edits.remove(actor, id, seq);
  }

  /** What a message said before it was edited. */
  @UnderPolicy('thread.read')
  @Get('versions')
  @ApiOkResponse({ type: VersionsResponse })
  versions(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @SeqParam() seq: number,
  ): Promise<VersionsResponse> {
    return this.edits.versions(actor, id, seq);
  }
}
