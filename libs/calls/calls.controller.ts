import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type Actor,
  CurrentActor,
  IfMatch,
  type Page,
  PageQuery,
  Public,
  ReceivesFile,
  receiveUpload,
  sendFile,
  UnderPolicy,
  Visitor,
} from '#platform';
import { CallDraft, CancelRequest, CoLeadRequest, DraftCallRequest, PostponeRequest } from './call.dto.js';
import {
  CallFacets,
  CallPage,
  CallResponse,
  type CallSummary,
  CallWorkspaceResponse,
} from './call.responses.js';
import { CallsService } from './calls.service.js';
import { DirectoryQuery } from './directory.dto.js';
import { CALL_PAGE_SCHEMA } from './directory.schema.js';
import { DirectoryService } from './directory.service.js';

@ApiTags('calls')
@Controller()
export class CallsController {
  constructor(
    private readonly calls: CallsService,
    private readonly directory: DirectoryService,
  ) {}

  /** The directory: published calls, by deadline. */
  @Public()
  @Get('calls')
  @RouteSchema({ response: { 200: CALL_PAGE_SCHEMA } })
  @ApiOkResponse({ type: CallPage })
  find(@Visitor() actor: Actor | null, @Query() query: DirectoryQuery): Promise<Page<CallSummary>> {
    return this.directory.find(actor, query);
  }

  /** How many calls, by state, kind, theme and territory. */
  @Public()
  @Get('calls/facets')
  @ApiOkResponse({ type: CallFacets })
  facets(): Promise<CallFacets> {
    return this.directory.facets();
  }

  /** Calls I work on. */
  @UnderPolicy('call.mine')
  @Get('my/calls')
  @ApiOkResponse({ type: CallPage })
  findMine(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<CallSummary>> {
    return this.directory.findMine(actor, query);
  }

  /** Draft a call in the name of an institution. */
  @UnderPolicy('call.draft')
  @Post('calls')
  @ApiCreatedResponse({ type: CallWorkspaceResponse })
  draft(@CurrentActor() actor: Actor, @Body() body: DraftCallRequest): Promise<CallWorkspaceResponse> {
    return this.calls.draft(actor, body);
  }

  /** A call's page, by its address. */
  @Public()
  @Get('calls/:slug')
  @ApiOkResponse({ type: CallResponse })
  read(@Visitor() actor: Actor | null, @Param('slug') slug: string): Promise<CallResponse> {
    return this.calls.read(actor, slug);
  }

  /** A call as its team works on it. */
  @UnderPolicy('call.discuss')
  @Get('calls/:id/workspace')
  @ApiOkResponse({ type: CallWorkspaceResponse })
  workspace(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<CallWorkspaceResponse> {
    return this.calls.readWorkspace(actor, id);
  }

  /** Write parts of a draft. */
  @UnderPolicy('call.edit')
  @Patch('calls/:id')
  @ApiOkResponse({ type: CallWorkspaceResponse })
  edit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: CallDraft,
  ): Promise<CallWorkspaceResponse> {
    return this.calls.edit(actor, id, version, body);
  }

  /** Ask another institution to lead the call too. */
  @UnderPolicy('call.edit')
  @Post('calls/:id/leads')
  @HttpCode(200)
  @ApiOkResponse({ type: CallWorkspaceResponse })
  addLead(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CoLeadRequest,
  ): Promise<CallWorkspaceResponse> {
    return this.calls.addLead(actor, id, body.organisationId);
  }

  /** Approve, for one's institution, a call it leads with others. */
  @UnderPolicy('call.approve')
  @Post('calls/:id/approve')
  @HttpCode(200)
  @ApiOkResponse({ type: CallWorkspaceResponse })
  approve(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<CallWorkspaceResponse> {
    return this.calls.approve(actor, id);
  }

  /** Publish a ready draft. */
  @UnderPolicy('call.publish')
  @Post('calls/:id/publish')
  @HttpCode(200)
  @ApiOkResponse({ type: CallWorkspaceResponse })
  publish(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<CallWorkspaceResponse> {
    return this.calls.publish(actor, id);
  }

  /** Postpone the deadline, with a reason; never bring it forward. */
  @UnderPolicy('call.postpone')
  @Post('calls/:id/postpone')
  @HttpCode(200)
  @ApiOkResponse({ type: CallWorkspaceResponse })
  postpone(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PostponeRequest,
  ): Promise<CallWorkspaceResponse> {
    return this.calls.postpone(actor, id, new Date(body.closesAt), body.reason);
  }

  /** Open the deliberation of a closed call. */
  @UnderPolicy('call.deliberate')
  @Post('calls/:id/deliberate')
  @HttpCode(200)
  @ApiOkResponse({ type: CallWorkspaceResponse })
  deliberate(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<CallWorkspaceResponse> {
    return this.calls.deliberate(actor, id);
  }

  /** Archive a decided call. */
  @UnderPolicy('call.archive')
  @Post('calls/:id/archive')
  @HttpCode(200)
  @ApiOkResponse({ type: CallWorkspaceResponse })
  archive(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<CallWorkspaceResponse> {
    return this.calls.archive(actor, id);
  }

  /** Cancel a call, with the reason every applicant will read. */
  @UnderPolicy('call.cancel')
  @Post('calls/:id/cancel')
  @HttpCode(200)
  @ApiOkResponse({ type: CallWorkspaceResponse })
  cancel(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CancelRequest,
  ): Promise<CallWorkspaceResponse> {
    return this.calls.cancel(actor, id, body.reason);
  }

  /** Attach a document to a draft (multipart, one file). */
  @UnderPolicy('call.edit')
  @Post('calls/:id/documents')
  @ReceivesFile()
  @ApiCreatedResponse({ type: CallWorkspaceResponse })
  attach(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<CallWorkspaceResponse> {
    return this.calls.attach(actor, id, () => receiveUpload(request));
  }

  /** Download a document of a call. */
  @Public()
  @Get('calls/:id/documents/:fileId')
  @ApiProduces('application/octet-stream')
  async document(
    @Visitor() actor: Actor | null,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.calls.openDocument(actor, id, fileId));
  }
}
