import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IfMatch, type Page, PageQuery, UnderPolicy } from '#platform';
import {
  ConflictRequest,
  MyReviewPage,
  type MyReviewSummary,
  ReviewResponse,
  ReviewsResponse,
  SaveReviewRequest,
} from './reviews.dto.js';
import { ReviewsService } from './reviews.service.js';

@ApiTags('reviews')
@Controller()
export class ReviewsController {
  constructor(private readonly reviews: ReviewsService) {}

  /** Dossiers given to me. */
  @UnderPolicy('review.mine')
  @Get('my/reviews')
  @ApiOkResponse({ type: MyReviewPage })
  mine(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<MyReviewSummary>> {
    return this.reviews.mine(actor, query);
  }

  /** Say whether one has a tie with the applicant, before opening the dossier or later. */
  @UnderPolicy('application.declareConflict')
  @Post('applications/:id/conflict')
  @HttpCode(204)
  declare(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ConflictRequest,
  ): Promise<void> {
    return this.reviews.declare(actor, id, body);
  }

  /** My own review of a dossier. */
  @UnderPolicy('application.review')
  @Get('applications/:id/my-review')
  @ApiOkResponse({ type: ReviewResponse })
  read(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<ReviewResponse> {
    return this.reviews.myReview(actor, id);
  }

  /** Keep my scores as I go. */
  @UnderPolicy('application.review')
  @Put('applications/:id/my-review')
  @ApiOkResponse({ type: ReviewResponse })
  save(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: SaveReviewRequest,
  ): Promise<ReviewResponse> {
    return this.reviews.save(actor, id, version, body);
  }

  /** Send my review: it no longer changes, and opens the others’ to me. */
  @UnderPolicy('application.review')
  @Post('applications/:id/my-review/send')
  @HttpCode(200)
  @ApiOkResponse({ type: ReviewResponse })
  send(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
  ): Promise<ReviewResponse> {
    return this.reviews.send(actor, id, version);
  }

  /** Reviews sent on a dossier, with their mean and spread. */
  @UnderPolicy('application.seeReviews')
  @Get('applications/:id/reviews')
  @ApiOkResponse({ type: ReviewsResponse })
  ofApplication(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ReviewsResponse> {
    return this.reviews.ofApplication(actor, id);
  }
}
