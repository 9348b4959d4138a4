import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, UnderPolicy } from '#platform';
import { ThreadResponse } from '../threads/threads.dto.js';
import { AddPeopleRequest, OpenThreadRequest, ThreadPeopleResponse } from './thread-people.dto.js';
import { ThreadPeopleService } from './thread-people.service.js';

@ApiTags('threads')
@Controller('threads')
export class ThreadPeopleController {
  constructor(private readonly people: ThreadPeopleService) {}

  /** Open a thread of named people among the readers of an audience. */
  @UnderPolicy('thread.open')
  @Post()
  @ApiCreatedResponse({ type: ThreadResponse })
  open(@CurrentActor() actor: Actor, @Body() body: OpenThreadRequest): Promise<ThreadResponse> {
    return this.people.open(actor, body);
  }

  /** Who reads a thread with me, as far as I may know of them by name; everyone in a thread of named people. */
  @UnderPolicy('thread.read')
  @Get(':id/people')
  @ApiOkResponse({ type: ThreadPeopleResponse })
  list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ThreadPeopleResponse> {
    return this.people.list(actor, id);
  }

  /** Bring people into a thread of named people; they read what was said before. */
  @UnderPolicy('thread.bring')
  @Post(':id/people')
  @HttpCode(200)
  @ApiOkResponse({ type: ThreadPeopleResponse })
  add(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AddPeopleRequest,
  ): Promise<ThreadPeopleResponse> {
    return this.people.add(actor, id, body.people);
  }

  /** Leave a thread of named people. */
  @UnderPolicy('thread.read')
  @Post(':id/leave')
  @HttpCode(204)
  @ApiNoContentResponse()
  leave(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.people.leave(actor, id);
  }
}
