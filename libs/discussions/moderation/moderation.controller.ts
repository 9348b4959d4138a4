import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Actor, CurrentActor, PageQuery, UnderPolicy } from '#platform';
import { SeqParam } from '../messages/seq-param.js';
import {
  ModerationLogPage,
  ModerationReasonRequest,
  ReportResponse,
  ReportsPage,
  ReportsQuery,
} from './moderation.dto.js';
import { ModerationService } from './moderation.service.js';

@ApiTags('moderation')
@Controller()
export class ModerationController {
  constructor(private readonly moderation: ModerationService) {}

  /** Report a message; who reports is told to nobody. */
  @UnderPolicy('thread.read')
  @Post('threads/:id/messages/:seq/reports')
  @HttpCode(204)
  @ApiNoContentResponse()
  report(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @SeqParam() seq: number,
    @Body() body: ModerationReasonRequest,
  ): Promise<void> {
    return this.moderation.report(actor, id, seq, body.reason);
  }

  /** Reports that wait for me, or that were settled: on the threads I moderate, on all of them for administrators. */
  @UnderPolicy('report.queue')
  @Get('moderation/reports')
  @ApiOkResponse({ type: ReportsPage })
  queue(@CurrentActor() actor: Actor, @Query() query: ReportsQuery): Promise<ReportsPage> {
    return this.moderation.queue(actor, query);
  }

  /** A report and its message. */
  @UnderPolicy('report.read')
  @Get('moderation/reports/:id')
  @ApiOkResponse({ type: ReportResponse })
  read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ReportResponse> {
    return this.moderation.read(actor, id);
  }

  /** Hide the message, with the reason its author reads. */
  @UnderPolicy('report.settle')
  @Post('moderation/reports/:id/hide')
  @HttpCode(200)
  @ApiOkResponse({ type: ReportResponse })
  hide(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ModerationReasonRequest,
  ): Promise<ReportResponse> {
    return this.moderation.hide(actor, id, body.reason);
  }

  /** Show the message again, with a reason. */
  @UnderPolicy('report.settle')
  @Post('moderation/reports/:id/restore')
  @HttpCode(200)
  @ApiOkResponse({ type: ReportResponse })
  restore(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ModerationReasonRequest,
  ): Promise<ReportResponse> {
    return this.moderation.restore(actor, id, body.reason);
  }

  /** Leave the message where it is, with a reason. */
  @UnderPolicy('report.settle')
  @Post('moderation/reports/:id/dismiss')
  @HttpCode(200)
  @ApiOkResponse({ type: ReportResponse })
  dismiss(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ModerationReasonRequest,
  ): Promise<ReportResponse> {
    return this.moderation.dismiss(actor, id, body.reason);
  }

  /** What was reported and what became of it, the latest first. */
  @UnderPolicy('administration.moderation')
  @Get('moderation/log')
  @ApiOkResponse({ type: ModerationLogPage })
  log(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<ModerationLogPage> {
    return this.moderation.log(actor, query);
  }

  /** The whole log as a table to keep. */
  @UnderPolicy('administration.moderation')
  @Get('moderation/log/extract')
  @ApiProduces('text/csv')
  async extract(@CurrentActor() actor: Actor, @Res() reply: FastifyReply): Promise<void> {
    const lines = await this.moderation.extract(actor);
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="moderation-cornac.csv"')
      .header('cache-control', 'private, no-store')
      .send(lines);
  }
}
