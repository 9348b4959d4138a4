import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, UnderPolicy } from '#platform';
import { ThreadResponse } from '../threads/threads.dto.js';
import { OpenCorrespondenceRequest } from './correspondences.dto.js';
import { CorrespondencesService } from './correspondences.service.js';

@ApiTags('threads')
@Controller('correspondences')
export class CorrespondencesController {
  constructor(private readonly correspondences: CorrespondencesService) {}

  /** The thread between my organisation and another, made when it does not exist yet. */
  @UnderPolicy('correspondence.open')
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: ThreadResponse })
  open(@CurrentActor() actor: Actor, @Body() body: OpenCorrespondenceRequest): Promise<ThreadResponse> {
    return this.correspondences.open(actor, body);
  }
}
