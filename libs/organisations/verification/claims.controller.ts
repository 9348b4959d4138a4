import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, type Page, PageQuery, UnderPolicy } from '#platform';
import { ReasonRequest } from '../references/references.dto.js';
import { ClaimsService } from './claims.service.js';
import {
  AcceptClaimRequest,
  ClaimPage,
  ClaimRequest,
  ClaimResponse,
  ClaimsResponse,
} from './verification.dto.js';

@ApiTags('claims')
@Controller()
export class ClaimsController {
  constructor(private readonly claims: ClaimsService) {}

  /** Ask to join an organisation that is already here. */
  @UnderPolicy('organisation.claim')
  @Post('organisations/:id/claims')
  @ApiCreatedResponse({ type: ClaimResponse })
  make(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ClaimRequest,
  ): Promise<ClaimResponse> {
    return this.claims.make(actor, id, body);
  }

  /** Those who ask to join, for the owners. */
  @UnderPolicy('organisation.answerClaims')
  @Get('organisations/:id/claims')
  @ApiOkResponse({ type: ClaimsResponse })
  async list(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ClaimsResponse> {
    return { items: await this.claims.of(actor, id) };
  }

  /** What I asked, and what was answered. */
  @UnderPolicy('claim.mine')
  @Get('my/claims')
  @ApiOkResponse({ type: ClaimsResponse })
  async mine(@CurrentActor() actor: Actor): Promise<ClaimsResponse> {
    return { items: await this.claims.mine(actor) };
  }

  /** Every claim that waits, for the administrators. */
  @UnderPolicy('administration.claims')
  @Get('administration/claims')
  @ApiOkResponse({ type: ClaimPage })
  waiting(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<ClaimResponse>> {
    return this.claims.waiting(actor, query);
  }

  /** Take the person in, with a role. */
  @UnderPolicy('claim.accept')
  @Post('claims/:id/accept')
  @HttpCode(200)
  @ApiOkResponse({ type: ClaimResponse })
  accept(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { role }: AcceptClaimRequest,
  ): Promise<ClaimResponse> {
    return this.claims.accept(actor, id, role);
  }

  /** Refuse, with the reason. */
  @UnderPolicy('claim.refuse')
  @Post('claims/:id/refuse')
  @HttpCode(200)
  @ApiOkResponse({ type: ClaimResponse })
  refuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<ClaimResponse> {
    return this.claims.refuse(actor, id, reason);
  }

  /** Take back what I asked. */
  @UnderPolicy('claim.withdraw')
  @Post('claims/:id/withdraw')
  @HttpCode(200)
  @ApiOkResponse({ type: ClaimResponse })
  withdraw(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ClaimResponse> {
    return this.claims.withdraw(actor, id);
  }
}
