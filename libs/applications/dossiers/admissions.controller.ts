import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IfMatch, UnderPolicy } from '#platform';
import {
  ApplicationStateResponse,
  ApplicationTablePage,
  ComplementRequest,
  DossierResponse,
  ReasonRequest,
  ReviewersRequest,
  TableQuery,
  WaiveRequest,
} from '../reviews/reviews.dto.js';
import { AdmissionsService } from './admissions.service.js';
import { DossiersService } from './dossiers.service.js';

/** The institution's side of an application, from its arrival to its reviewers. */
@ApiTags('applications')
@Controller()
export class AdmissionsController {
  constructor(
    private readonly admissions: AdmissionsService,
    private readonly dossiers: DossiersService,
  ) {}

  /** Applications of a call, for its team. */
  @UnderPolicy('call.seeApplications')
  @Get('calls/:callId/applications')
  @ApiOkResponse({ type: ApplicationTablePage })
  table(
    @CurrentActor() actor: Actor,
    @Param('callId', ParseUUIDPipe) callId: string,
    @Query() query: TableQuery,
  ): Promise<ApplicationTablePage> {
    return this.admissions.table(actor, callId, query);
  }

  /** The frozen dossier; the applicant is told that it was opened. */
  @UnderPolicy('application.readDossier')
  @Get('applications/:id/dossier')
  @ApiOkResponse({ type: DossierResponse })
  dossier(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DossierResponse> {
    return this.dossiers.read(actor, id);
  }

  /** Declare an application admissible. */
  @UnderPolicy('application.instruct')
  @Post('applications/:id/admit')
  @HttpCode(200)
  @ApiOkResponse({ type: ApplicationStateResponse })
  admit(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
  ): Promise<ApplicationStateResponse> {
    return this.admissions.admit(actor, id, version);
  }

  /** Refuse admission, with the reason the applicant will read. */
  @UnderPolicy('application.instruct')
  @Post('applications/:id/refuse-admission')
  @HttpCode(200)
  @ApiOkResponse({ type: ApplicationStateResponse })
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: ReasonRequest,
  ): Promise<ApplicationStateResponse> {
    return this.admissions.refuseAdmission(actor, id, version, body.reason);
  }

  /** Lift a condition by hand, with a reason. */
  @UnderPolicy('application.instruct')
  @Post('applications/:id/waive')
  @HttpCode(200)
  @ApiOkResponse({ type: ApplicationStateResponse })
  waive(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: WaiveRequest,
  ): Promise<ApplicationStateResponse> {
    return this.admissions.waive(actor, id, version, body.ruleId, body.reason);
  }

  /** Ask the applicant to complete, by a date. */
  @UnderPolicy('application.instruct')
  @Post('applications/:id/request-complement')
  @HttpCode(200)
  @ApiOkResponse({ type: ApplicationStateResponse })
  requestComplement(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: ComplementRequest,
  ): Promise<ApplicationStateResponse> {
    return this.admissions.requestComplement(actor, id, version, body);
  }

  /** Give the dossier to reviewers of the call’s team. */
  @UnderPolicy('application.instruct')
  @Put('applications/:id/reviewers')
  @ApiOkResponse({ type: ApplicationStateResponse })
  assignReviewers(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: ReviewersRequest,
  ): Promise<ApplicationStateResponse> {
    return this.admissions.assignReviewers(actor, id, version, body.accountIds);
  }

  /** Keep an application for the jury. */
  @UnderPolicy('application.instruct')
  @Post('applications/:id/shortlist')
  @HttpCode(200)
  @ApiOkResponse({ type: ApplicationStateResponse })
  shortlist(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
  ): Promise<ApplicationStateResponse> {
    return this.admissions.shortlist(actor, id, version);
  }
}
