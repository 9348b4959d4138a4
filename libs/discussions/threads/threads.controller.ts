import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, UnderPolicy } from '#platform';
import { AttentionService } from '../attention/attention.service.js';
import {
  ChangesQuery,
  ChangesResponse,
  MessageResponse,
  MessagesQuery,
  MessagesResponse,
  PostMessageRequest,
} from '../messages/messages.dto.js';
import { MessagesService } from '../messages/messages.service.js';
import {
  InboxQuery,
  InboxResponse,
  MarkReadRequest,
  MarkReadResponse,
  SubjectQuery,
  ThreadResponse,
  ThreadsResponse,
  UnreadResponse,
} from './threads.dto.js';
import { ThreadsService } from './threads.service.js';

@ApiTags('threads')
@Controller('threads')
export class ThreadsController {
  constructor(
    private readonly threads: ThreadsService,
    private readonly messages: MessagesService,
  ) {}

  /** The threads around an object, one per audience I belong to. */
  @UnderPolicy('thread.read')
  @Get()
  @ApiOkResponse({ type: ThreadsResponse })
  async list(@CurrentActor() actor: Actor, @Query() query: SubjectQuery): Promise<ThreadsResponse> {
    return { items: await this.threads.ofSubject(actor, { type: query.subjectType, id: query.subjectId }) };
  }

  /** A thread, where it stands and what it is about. */
  @UnderPolicy('thread.read')
  @Get(':id')
  @ApiOkResponse({ type: ThreadResponse })
  read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ThreadResponse> {
    return this.threads.read(actor, id);
  }

  /** Messages of a thread, at most a hundred: the last ones, those after a `seq`, or those before. */
  @UnderPolicy('thread.read')
  @Get(':id/messages')
  @ApiOkResponse({ type: MessagesResponse })
  page(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: MessagesQuery,
  ): Promise<MessagesResponse> {
    return this.messages.page(actor, id, query);
  }

  /** Messages of a thread that changed after a number of change, as they now are, at most a hundred. */
  @UnderPolicy('thread.read')
  @Get(':id/changes')
  @ApiOkResponse({ type: ChangesResponse })
  changes(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ChangesQuery,
  ): Promise<ChangesResponse> {
    return this.messages.changes(actor, id, query.after ?? 0);
  }

  /** Write a message; the same `clientId` again gives back the first one. */
  @UnderPolicy('thread.post')
  @Post(':id/messages')
  @ApiCreatedResponse({ type: MessageResponse })
  post(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PostMessageRequest,
  ): Promise<MessageResponse> {
    return this.messages.post(actor, id, body);
  }

  /** Say how far I have read; the mark never moves back. */
  @UnderPolicy('thread.read')
  @Put(':id/read')
  @ApiOkResponse({ type: MarkReadResponse })
  async markRead(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MarkReadRequest,
  ): Promise<MarkReadResponse> {
    return { readSeq: await this.threads.markRead(actor, id, body.seq) };
  }
}

@ApiTags('threads')
@Controller('my/threads')
export class MyThreadsController {
  constructor(
    private readonly threads: ThreadsService,
    private readonly attention: AttentionService,
  ) {}

  /** Threads I opened or wrote in, all or of one kind, the latest first. */
  @UnderPolicy('thread.inbox')
  @Get()
  @ApiOkResponse({ type: InboxResponse })
  inbox(@CurrentActor() actor: Actor, @Query() query: InboxQuery): Promise<InboxResponse> {
    return this.threads.inbox(actor, query);
  }

  /** Unread messages, and questions that await my answer, in all. */
  @UnderPolicy('thread.inbox')
  @Get('unread')
  @ApiOkResponse({ type: UnreadResponse })
  async unread(@CurrentActor() actor: Actor): Promise<UnreadResponse> {
    const [total, awaiting] = await Promise.all([
      this.threads.unreadTotal(actor),
      this.attention.awaitingTotal(actor),
    ]);
    return { total, awaiting };
  }
}
