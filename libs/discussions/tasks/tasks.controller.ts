import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IfMatch, UnderPolicy } from '#platform';
import { SeqParam } from '../messages/seq-param.js';
import { EditTaskRequest, MakeTaskRequest, MyTasksQuery, TaskResponse, TasksResponse } from './tasks.dto.js';
import { TasksService } from './tasks.service.js';

@ApiTags('tasks')
@Controller()
export class TasksController {
  constructor(private readonly tasks: TasksService) {}

  /** Make a message a task, with its last day and who is to do it. */
  @UnderPolicy('task.make')
  @Post('threads/:id/messages/:seq/tasks')
  @ApiCreatedResponse({ type: TaskResponse })
  make(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @SeqParam() seq: number,
    @Body() body: MakeTaskRequest,
  ): Promise<TaskResponse> {
    return this.tasks.make(actor, id, seq, body);
  }

  /** The tasks of a thread, those still to do first. */
  @UnderPolicy('thread.read')
  @Get('threads/:id/tasks')
  @ApiOkResponse({ type: TasksResponse })
  async ofThread(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<TasksResponse> {
    return { items: await this.tasks.ofThread(actor, id), next: null };
  }

  /** What I have to do, the most urgent first; what I did, the latest first; what I gave to others to do. */
  @UnderPolicy('task.mine')
  @Get('my/tasks')
  @ApiOkResponse({ type: TasksResponse })
  mine(@CurrentActor() actor: Actor, @Query() query: MyTasksQuery): Promise<TasksResponse> {
    return this.tasks.mine(actor, query);
  }

  /** A task, for the readers of its thread. */
  @UnderPolicy('task.read')
  @Get('tasks/:id')
  @ApiOkResponse({ type: TaskResponse })
  read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<TaskResponse> {
    return this.tasks.read(actor, id);
  }

  /** Change its words, its last day, or who is to do it. */
  @UnderPolicy('task.edit')
  @Patch('tasks/:id')
  @ApiOkResponse({ type: TaskResponse })
  edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditTaskRequest,
  ): Promise<TaskResponse> {
    return this.tasks.edit(actor, id, version, body);
  }

  /** It is done. */
  @UnderPolicy('task.settle')
  @Post('tasks/:id/finish')
  @HttpCode(200)
  @ApiOkResponse({ type: TaskResponse })
  finish(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<TaskResponse> {
    return this.tasks.settle(actor, id, true);
  }

  /** It is to do again. */
  @UnderPolicy('task.settle')
  @Post('tasks/:id/reopen')
  @HttpCode(200)
  @ApiOkResponse({ type: TaskResponse })
  reopen(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<TaskResponse> {
    return this.tasks.settle(actor, id, false);
  }
}
