import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, type Page, PageQuery, UnderPolicy } from '#platform';
import { LegalHold, LegalHoldPage, PlaceHoldRequest } from './holds.dto.js';
import { HoldsService } from './holds.service.js';

@ApiTags('administration')
@Controller('administration/legal-holds')
export class HoldsController {
  constructor(private readonly holds: HoldsService) {}

  /** What the law forbids to delete, the latest first. */
  @UnderPolicy('administration.holds')
  @Get()
  @ApiOkResponse({ type: LegalHoldPage })
  list(@CurrentActor() actor: Actor, @Query() query: PageQuery): Promise<Page<LegalHold>> {
    return this.holds.list(actor, query);
  }

  /** Forbid deletion, for a reason. */
  @UnderPolicy('administration.holds')
  @Post()
  @ApiCreatedResponse({ type: LegalHold })
  place(@CurrentActor() actor: Actor, @Body() body: PlaceHoldRequest): Promise<LegalHold> {
    return this.holds.place(actor, body);
  }

  /** Let it be deleted again when its time comes. */
  @UnderPolicy('administration.holds')
  @Post(':id/lift')
  @HttpCode(204)
  lift(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.holds.lift(actor, id);
  }
}
