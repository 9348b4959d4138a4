import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, type Page, UnderPolicy } from '#platform';
import { ReasonRequest } from '../references/references.dto.js';
import {
  OrganisationsToVerifyQuery,
  OrganisationsUnderReviewPage,
  type OrganisationUnderReview,
} from './verification.dto.js';
import { VerificationService } from './verification.service.js';

@ApiTags('administration')
@Controller()
export class VerificationController {
  constructor(private readonly verification: VerificationService) {}

  /** Organisations by their verification, those who have waited longest first. */
  @UnderPolicy('administration.organisations')
  @Get('administration/organisations')
  @ApiOkResponse({ type: OrganisationsUnderReviewPage })
  list(
    @CurrentActor() actor: Actor,
    @Query() query: OrganisationsToVerifyQuery,
  ): Promise<Page<OrganisationUnderReview>> {
    return this.verification.list(actor, query);
  }

  /** Vouch that an organisation is who it says. */
  @UnderPolicy('administration.verify')
  @Post('administration/organisations/:id/verify')
  @HttpCode(204)
  @ApiNoContentResponse()
  verify(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.verification.verify(actor, id);
  }

  /** Refuse to vouch for it, with the reason. */
  @UnderPolicy('administration.verify')
  @Post('administration/organisations/:id/refuse')
  @HttpCode(204)
  @ApiNoContentResponse()
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<void> {
    return this.verification.refuse(actor, id, reason);
  }

  /** Suspend an organisation, with the reason: its people read, none writes on its behalf. */
  @UnderPolicy('administration.suspend')
  @Post('administration/organisations/:id/suspend')
  @HttpCode(204)
  @ApiNoContentResponse()
  suspend(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<void> {
    return this.verification.suspend(actor, id, reason);
  }

  /** Lift a suspension; the organisation is to be verified again. */
  @UnderPolicy('administration.suspend')
  @Post('administration/organisations/:id/reinstate')
  @HttpCode(204)
  @ApiNoContentResponse()
  reinstate(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.verification.reinstate(actor, id);
  }

  /** Ask for verification again after a refusal. */
  @UnderPolicy('organisation.requestVerification')
  @Post('organisations/:id/request-verification')
  @HttpCode(204)
  @ApiNoContentResponse()
  request(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.verification.request(actor, id);
  }
}
