import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type Actor, CurrentActor, IfMatch, type Page, PageQuery, Public, UnderPolicy } from '#platform';
import { FreshProof } from '../factors/fresh-proof.js';
import { mayAdminister } from './administration.policy.js';
import { GlassApprovers } from './glass-approvers.js';
import {
  type FailedJob,
  FailedJobPage,
  InstanceHealth,
  InstanceResponse,
  RetentionRulesResponse,
  RetentionStateResponse,
  SettingsRequest,
  SettingsResponse,
} from './instance.dto.js';
import { InstanceService } from './instance.service.js';
import { haveSame, SettingsService } from './settings.js';

@ApiTags('administration')
@Controller()
export class InstanceController {
  constructor(
    private readonly instance: InstanceService,
    private readonly settings: SettingsService,
    private readonly approvers: GlassApprovers,
    private readonly fresh: FreshProof,
  ) {}

  /** The instance’s name and where to write when stuck. */
  @Public()
  @Get('instance')
  @ApiOkResponse({ type: InstanceResponse })
  async read(): Promise<InstanceResponse> {
    const { instanceName, supportEmail, organisationCreators } = await this.settings.read();
    return { instanceName, supportEmail, organisationCreators };
  }

  /** How long what is kept. */
  @Public()
  @Get('retention-rules')
  @ApiOkResponse({ type: RetentionRulesResponse })
  rules(): RetentionRulesResponse {
    return { items: this.instance.rules() };
  }

  /** Settings of the instance. */
  @UnderPolicy('administration.settings')
  @Get('administration/settings')
  @ApiOkResponse({ type: SettingsResponse })
  async readSettings(@CurrentActor() actor: Actor): Promise<SettingsResponse> {
    mayAdminister(actor);
    return SettingsResponse.from(await this.settings.read());
  }

  /** Change them; `If-Match: "0"` the first time. Whose agreement opens a dossier, on a fresh proof of one's identity. */
  @UnderPolicy('administration.settings')
  @Put('administration/settings')
  @ApiOkResponse({ type: SettingsResponse })
  async changeSettings(
    @CurrentActor() actor: Actor,
    @IfMatch() version: number,
    @Body() body: SettingsRequest,
    @Req() request: FastifyRequest,
  ): Promise<SettingsResponse> {
    mayAdminister(actor);
    const { breakGlassApprovers } = await this.settings.read();
    if (!haveSame(breakGlassApprovers, body.breakGlassApprovers)) {
      await this.fresh.require(actor, request.sessionId);
      await this.approvers.refuseUnsound(body.breakGlassApprovers);
    }
    return SettingsResponse.from(await this.settings.change(actor, version, body));
  }

  /** How long what is kept, how the last round went, and how many people were forgotten. */
  @UnderPolicy('administration.retention')
  @Get('administration/retention')
  @ApiOkResponse({ type: RetentionStateResponse })
  retention(@CurrentActor() actor: Actor): Promise<RetentionStateResponse> {
    return this.instance.retentionState(actor);
  }

  /** Jobs that failed, the latest first, without what they carry. */
  @UnderPolicy('administration.jobs')
  @Get('administration/jobs')
  @ApiOkResponse({ type: FailedJobPage })
  failures(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<FailedJob>> {
    return this.instance.failures(actor, query);
  }

  /** Try a failed job again, now. */
  @UnderPolicy('administration.jobs')
  @Post('administration/jobs/:id/retry')
  @HttpCode(204)
  retry(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.instance.retry(actor, id);
  }

  /** Whether everything runs. */
  @UnderPolicy('administration.health')
  @Get('administration/health')
  @ApiOkResponse({ type: InstanceHealth })
  health(@CurrentActor() actor: Actor): Promise<InstanceHealth> {
    return this.instance.health(actor);
  }
}
