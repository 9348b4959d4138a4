import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, UnderPolicy } from '#platform';
import { DayResponse } from './day.dto.js';
import { DayService } from './day.service.js';

@ApiTags('my day')
@Controller('my/day')
export class DayController {
  constructor(private readonly day: DayService) {}

  /** What awaits me, most urgent first. */
  @UnderPolicy('day.own')
  @Get()
  @ApiOkResponse({ type: DayResponse })
  read(@CurrentActor() actor: Actor): Promise<DayResponse> {
    return this.day.read(actor);
  }
}
