import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IfMatch, UnderPolicy } from '#platform';
import {
  DecideRequest,
  DecisionResponse,
  PromoteRequest,
  RankingResponse,
  ReleasedResponse,
} from './decisions.dto.js';
import { DecisionsService } from './decisions.service.js';
import { RankingService } from './ranking.service.js';

@ApiTags('decisions')
@Controller()
export class DecisionsController {
  constructor(
    private readonly decisions: DecisionsService,
    private readonly ranking: RankingService,
  ) {}

  /** The jury room: applications by mean, with what the envelope still holds. */
  @UnderPolicy('call.rank')
  @Get('calls/:callId/ranking')
  @ApiOkResponse({ type: RankingResponse })
  rank(
    @CurrentActor() actor: Actor,
    @Param('callId', ParseUUIDPipe) callId: string,
  ): Promise<RankingResponse> {
    return this.ranking.read(actor, callId);
  }

  /** Hold a decision, until all are announced; `If-Match: "0"` the first time. */
  @UnderPolicy('application.decide')
  @Put('applications/:id/decision')
  @ApiOkResponse({ type: DecisionResponse })
  hold(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: DecideRequest,
  ): Promise<DecisionResponse> {
    return this.decisions.hold(actor, id, version, body);
  }

  /** The announced decision for the applicant, the held one for those who decide. */
  @UnderPolicy('application.read')
  @Get('applications/:id/decision')
  @ApiOkResponse({ type: DecisionResponse })
  read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<DecisionResponse> {
    return this.decisions.read(actor, id);
  }

  /** Announce every decision of a call at once. */
  @UnderPolicy('call.release')
  @Post('calls/:callId/decisions/release')
  @HttpCode(200)
  @ApiOkResponse({ type: ReleasedResponse })
  release(
    @CurrentActor() actor: Actor,
    @Param('callId', ParseUUIDPipe) callId: string,
  ): Promise<ReleasedResponse> {
    return this.decisions.release(actor, callId);
  }

  /** Move an application up from the waiting list. */
  @UnderPolicy('application.promote')
  @Post('applications/:id/promote')
  @HttpCode(200)
  @ApiOkResponse({ type: DecisionResponse })
  promote(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: PromoteRequest,
  ): Promise<DecisionResponse> {
    return this.decisions.promote(actor, id, version, body.amountCents);
  }
}
