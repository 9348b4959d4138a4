import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, UnderPolicy } from '#platform';
import { ActKindsResponse } from './acts.dto.js';
import { MessageActs } from './message-acts.js';

@ApiTags('threads')
@Controller('threads/:id/acts')
export class ActsController {
  constructor(private readonly acts: MessageActs) {}

  /** What I may make of the messages of a thread: a public answer, a task… */
  @UnderPolicy('thread.read')
  @Get()
  @ApiOkResponse({ type: ActKindsResponse })
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ActKindsResponse> {
    return { items: await this.acts.offered(actor, id) };
  }
}
