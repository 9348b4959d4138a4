import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, UnderPolicy } from '#platform';
import { PresenceSetting } from './presence.dto.js';
import { PresenceService } from './presence.service.js';

@ApiTags('threads')
@Controller('my/presence')
export class PresenceController {
  constructor(private readonly presence: PresenceService) {}

  /** Whether others see that I read or write in a thread. */
  @UnderPolicy('thread.inbox')
  @Get()
  @ApiOkResponse({ type: PresenceSetting })
  read(@CurrentActor() actor: Actor): Promise<PresenceSetting> {
    return this.presence.read(actor);
  }

  /** Be seen in threads or not, within twenty seconds. */
  @UnderPolicy('thread.inbox')
  @Put()
  @ApiOkResponse({ type: PresenceSetting })
  write(@CurrentActor() actor: Actor, @Body() body: PresenceSetting): Promise<PresenceSetting> {
    return this.presence.write(actor, body);
  }
}
