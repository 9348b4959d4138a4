import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IfMatch, type Page, PageQuery, UnderPolicy } from '#platform';
import {
  EditSessionRequest,
  EditSubjectRequest,
  PanelSessionPage,
  PanelSessionResponse,
  type PanelSessionSummary,
  PlanSessionRequest,
  SubjectRequest,
} from './sessions.dto.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('panels')
@Controller()
export class PanelSessionsController {
  constructor(private readonly sessions: SessionsService) {}

  /** Sessions of a panel, the last planned first. */
  @UnderPolicy('panelSession.list')
  @Get('panels/:id/sessions')
  @ApiOkResponse({ type: PanelSessionPage })
  list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<Page<PanelSessionSummary>> {
    return this.sessions.list(actor, id, query);
  }

  /** Plan a session of a panel. */
  @UnderPolicy('panelSession.plan')
  @Post('panels/:id/sessions')
  @ApiCreatedResponse({ type: PanelSessionResponse })
  plan(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PlanSessionRequest,
  ): Promise<PanelSessionResponse> {
    return this.sessions.plan(actor, id, body);
  }

  /** One session with its subjects, for its panel's facilitators and institutions. */
  @UnderPolicy('panelSession.read')
  @Get('panel-sessions/:id')
  @ApiOkResponse({ type: PanelSessionResponse })
  read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<PanelSessionResponse> {
    return this.sessions.read(actor, id);
  }

  /** Change a plan, until the session is ready. */
  @UnderPolicy('panelSession.prepare')
  @Patch('panel-sessions/:id')
  @ApiOkResponse({ type: PanelSessionResponse })
  edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditSessionRequest,
  ): Promise<PanelSessionResponse> {
    return this.sessions.edit(actor, id, version, body);
  }

  /** Say that everything is there: questions and solutions no longer change. What is missing is answered. */
  @UnderPolicy('panelSession.prepare')
  @Post('panel-sessions/:id/ready')
  @HttpCode(200)
  @ApiOkResponse({ type: PanelSessionResponse })
  makeReady(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<PanelSessionResponse> {
    return this.sessions.move(actor, id, 'makeReady');
  }

  /** Begin: people are there. */
  @UnderPolicy('panelSession.prepare')
  @Post('panel-sessions/:id/start')
  @HttpCode(200)
  @ApiOkResponse({ type: PanelSessionResponse })
  start(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<PanelSessionResponse> {
    return this.sessions.move(actor, id, 'start');
  }

  /** End it: nothing more is answered. */
  @UnderPolicy('panelSession.prepare')
  @Post('panel-sessions/:id/close')
  @HttpCode(200)
  @ApiOkResponse({ type: PanelSessionResponse })
  close(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<PanelSessionResponse> {
    return this.sessions.move(actor, id, 'close');
  }

  /** Open a session over several days: people answer when they like, until it closes. */
  @UnderPolicy('panelSession.prepare')
  @Post('panel-sessions/:id/open')
  @HttpCode(200)
  @ApiOkResponse({ type: PanelSessionResponse })
  open(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<PanelSessionResponse> {
    return this.sessions.move(actor, id, 'open');
  }

  /** Call a session off, before it is held. */
  @UnderPolicy('panelSession.prepare')
  @Post('panel-sessions/:id/cancel')
  @HttpCode(200)
  @ApiOkResponse({ type: PanelSessionResponse })
  cancel(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<PanelSessionResponse> {
    return this.sessions.move(actor, id, 'cancel');
  }

  /** Put one more solution to the panel: an application received, or a free one. */
  @UnderPolicy('panelSession.prepare')
  @Post('panel-sessions/:id/subjects')
  @ApiCreatedResponse({ type: PanelSessionResponse })
  addSubject(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SubjectRequest,
  ): Promise<PanelSessionResponse> {
    return this.sessions.addSubject(actor, id, body);
  }

  /** Say it in other words. */
  @UnderPolicy('panelSession.prepare')
  @Put('panel-sessions/:id/subjects/:subjectId')
  @ApiOkResponse({ type: PanelSessionResponse })
  editSubject(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('subjectId', ParseUUIDPipe) subjectId: string,
    @Body() body: EditSubjectRequest,
  ): Promise<PanelSessionResponse> {
    return this.sessions.editSubject(actor, id, subjectId, body);
  }

  /** Leave a solution out. */
  @UnderPolicy('panelSession.prepare')
  @Delete('panel-sessions/:id/subjects/:subjectId')
  @ApiOkResponse({ type: PanelSessionResponse })
  removeSubject(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('subjectId', ParseUUIDPipe) subjectId: string,
  ): Promise<PanelSessionResponse> {
    return this.sessions.removeSubject(actor, id, subjectId);
  }
}
