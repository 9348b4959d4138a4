import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, UnderPolicy } from '#platform';
import { SeqParam } from '../messages/seq-param.js';
import { DestinationsQuery, DestinationsResponse } from './quotes.dto.js';
import { QuotesService } from './quotes.service.js';

@ApiTags('threads')
@Controller('threads/:id/messages/:seq')
export class QuotesController {
  constructor(private readonly quotes: QuotesService) {}

  /** Threads of mine that I may quote a message into, the latest ten; of others, why not. */
  @UnderPolicy('thread.read')
  @Get('destinations')
  @ApiOkResponse({ type: DestinationsResponse })
  destinations(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @SeqParam() seq: number,
    @Query() { q = '' }: DestinationsQuery,
  ): Promise<DestinationsResponse> {
    return this.quotes.destinations(actor, id, seq, q);
  }
}
