import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, UnderPolicy } from '#platform';
import { SearchQuery, SearchResponse } from './search.dto.js';
import { SearchService } from './search.service.js';

@ApiTags('threads')
@Controller('my/threads/search')
export class MessageSearchController {
  constructor(private readonly messages: SearchService) {}

  /** Messages of my threads that hold all these words, stems and accents aside, the latest first. */
  @UnderPolicy('thread.inbox')
  @Get()
  @ApiOkResponse({ type: SearchResponse })
  search(@CurrentActor() actor: Actor, @Query() query: SearchQuery): Promise<SearchResponse> {
    return this.messages.search(actor, query);
  }
}
