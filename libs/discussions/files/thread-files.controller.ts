import { Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, CurrentActor, ReceivesFile, receiveUpload, sendFile, UnderPolicy } from '#platform';
import { MessageFileResponse } from '../messages/messages.dto.js';
import { ThreadFilesService } from './thread-files.service.js';

@ApiTags('threads')
@Controller('threads/:id/files')
export class ThreadFilesController {
  constructor(private readonly files: ThreadFilesService) {}

  /** Send a file to a thread (multipart, one file); a message then names it, within a day. */
  @UnderPolicy('thread.post')
  @Post()
  @ReceivesFile()
  @ApiCreatedResponse({ type: MessageFileResponse })
  receive(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<MessageFileResponse> {
    return this.files.receive(actor, id, () => receiveUpload(request));
  }

  /** Download a file of a message. */
  @UnderPolicy('thread.read')
  @Get(':fileId')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async download(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.files.open(actor, id, fileId));
  }
}
