import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, PageQuery, Public, UnderPolicy, Visitor } from '#platform';
import { AnswerRequest, CallAnswerResponse, CallAnswersPage } from './answers.dto.js';
import { AnswersService } from './answers.service.js';

@ApiTags('calls')
@Controller('calls')
export class AnswersController {
  constructor(private readonly answers: AnswersService) {}

  /** Questions asked around a call and their answers, for everyone, the latest first. */
  @Public()
  @Get(':slug/answers')
  @ApiOkResponse({ type: CallAnswersPage })
  page(
    @Visitor() actor: Actor | null,
    @Param('slug') slug: string,
    @Query() query: PageQuery,
  ): Promise<CallAnswersPage> {
    return this.answers.page(actor, slug, query);
  }

  /** Answer to all a question that somebody asked in a thread, without saying who asked. */
  @UnderPolicy('call.answer')
  @Post(':id/answers')
  @ApiCreatedResponse({ type: CallAnswerResponse })
  publish(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AnswerRequest,
  ): Promise<CallAnswerResponse> {
    return this.answers.publish(actor, id, body);
  }
}
