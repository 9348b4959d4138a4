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
  Req,
  Res,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type Actor,
  CurrentActor,
  IfMatch,
  type Page,
  PageQuery,
  ReceivesFile,
  receiveUpload,
  sendFile,
  UnderPolicy,
} from '#platform';
import {
  ApplicationPage,
  ApplicationResponse,
  type ApplicationSummary,
  AttachedFileResponse,
  EditApplicationRequest,
  EligibilityResponse,
  FileFieldQuery,
  ForeseeQuery,
  FullReceiptResponse,
  MyApplicationsQuery,
  ReadingPage,
  type ReadingResponse,
  ReceiptResponse,
  SavedSectionResponse,
  SaveSectionRequest,
  StartApplicationRequest,
} from './applications.dto.js';
import { ApplicationsService } from './applications.service.js';
import { DossiersService } from './dossiers/dossiers.service.js';
import { SubmissionsService } from './dossiers/submissions.service.js';
import { ApplicationFilesService } from './drafts/application-files.service.js';
import { SectionsService } from './drafts/sections.service.js';

/** An application as those who make it work on it. */
@ApiTags('applications')
@Controller()
export class ApplicationsController {
  constructor(
    private readonly applications: ApplicationsService,
    private readonly sections: SectionsService,
    private readonly files: ApplicationFilesService,
    private readonly dossiers: DossiersService,
    private readonly submissions: SubmissionsService,
  ) {}

  /** Start an application to an open call. */
  @UnderPolicy('application.start')
  @Post('applications')
  @ApiCreatedResponse({ type: ApplicationResponse })
  start(@CurrentActor() actor: Actor, @Body() body: StartApplicationRequest): Promise<ApplicationResponse> {
    return this.applications.start(actor, body);
  }

  /** A call’s conditions, judged on a profile before anything is written. */
  @UnderPolicy('application.start')
  @Get('calls/:callId/eligibility')
  @ApiOkResponse({ type: EligibilityResponse })
  foresee(
    @CurrentActor() actor: Actor,
    @Param('callId', ParseUUIDPipe) callId: string,
    @Query() query: ForeseeQuery,
  ): Promise<EligibilityResponse> {
    return this.applications.foresee(actor, callId, query.organisationId ?? null);
  }

  /** My applications and my organisations’, the latest first. */
  @UnderPolicy('application.mine')
  @Get('my/applications')
  @ApiOkResponse({ type: ApplicationPage })
  mine(@CurrentActor() actor: Actor, @Query() query: MyApplicationsQuery): Promise<Page<ApplicationSummary>> {
    return this.applications.mine(actor, query);
  }

  /** The workspace of an application. */
  @UnderPolicy('application.work')
  @Get('applications/:id')
  @ApiOkResponse({ type: ApplicationResponse })
  read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ApplicationResponse> {
    return this.applications.read(actor, id);
  }

  /** Give the project its title. */
  @UnderPolicy('application.edit')
  @Patch('applications/:id')
  @ApiOkResponse({ type: ApplicationResponse })
  rename(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: EditApplicationRequest,
  ): Promise<ApplicationResponse> {
    return this.applications.rename(actor, id, version, body.title);
  }

  /** Save a section as it is typed; `If-Match: "0"` the first time. */
  @UnderPolicy('application.edit')
  @Put('applications/:id/sections/:key')
  @ApiOkResponse({ type: SavedSectionResponse })
  saveSection(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('key') key: string,
    @IfMatch() version: number,
    @Body() body: SaveSectionRequest,
  ): Promise<SavedSectionResponse> {
    return this.sections.save(actor, id, key, version, body.answers, body.confidential);
  }

  /** Attach a file to a field (multipart, one file). */
  @UnderPolicy('application.edit')
  @Post('applications/:id/files')
  @ReceivesFile()
  @ApiCreatedResponse({ type: AttachedFileResponse })
  attach(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() field: FileFieldQuery,
    @Req() request: FastifyRequest,
  ): Promise<AttachedFileResponse> {
    return this.files.attach(actor, id, field, () => receiveUpload(request));
  }

  /** Take a file off the draft; a dossier keeps what it froze. */
  @UnderPolicy('application.edit')
  @Delete('applications/:id/files/:fileId')
  @HttpCode(204)
  detach(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
  ): Promise<void> {
    return this.files.detach(actor, id, fileId);
  }

  /** Download a file; opened by the institution, it is told to the applicant. */
  @UnderPolicy('application.readFile')
  @Get('applications/:id/files/:fileId')
  @ApiProduces('application/octet-stream')
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.dossiers.openFile(actor, id, fileId));
  }

  /** The call’s conditions, judged on what is known so far. */
  @UnderPolicy('application.work')
  @Get('applications/:id/eligibility')
  @ApiOkResponse({ type: EligibilityResponse })
  eligibility(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<EligibilityResponse> {
    return this.applications.eligibility(actor, id);
  }

  /** Submit: freeze the dossier and get its receipt. */
  @UnderPolicy('application.submit')
  @Post('applications/:id/submit')
  @HttpCode(200)
  @ApiOkResponse({ type: ReceiptResponse })
  submit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
  ): Promise<ReceiptResponse> {
    return this.submissions.submit(actor, id, version);
  }

  /** Take up again what was submitted, until the deadline. */
  @UnderPolicy('application.reopen')
  @Post('applications/:id/reopen')
  @HttpCode(200)
  @ApiOkResponse({ type: ApplicationResponse })
  async reopen(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
  ): Promise<ApplicationResponse> {
    await this.submissions.reopen(actor, id, version);
    return this.applications.read(actor, id);
  }

  /** Withdraw, until decided. */
  @UnderPolicy('application.withdraw')
  @Post('applications/:id/withdraw')
  @HttpCode(200)
  @ApiOkResponse({ type: ApplicationResponse })
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
  ): Promise<ApplicationResponse> {
    await this.submissions.withdraw(actor, id, version);
    return this.applications.read(actor, id);
  }

  /** The receipt of the last submission, with the canonical dossier it vouches for. */
  @UnderPolicy('application.work')
  @Get('applications/:id/receipt')
  @ApiOkResponse({ type: FullReceiptResponse })
  receipt(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<FullReceiptResponse> {
    return this.submissions.receipt(actor, id);
  }

  /** Who at the institution opened the dossier, and when. */
  @UnderPolicy('application.work')
  @Get('applications/:id/readings')
  @ApiOkResponse({ type: ReadingPage })
  readings(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<Page<ReadingResponse>> {
    return this.submissions.readings(actor, id, query);
  }
}
