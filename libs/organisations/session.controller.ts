import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, Public, SeesOutsiders, Visitor } from '#platform';
import { SessionResponse } from './organisations.dto.js';
import { OrganisationsService } from './organisations.service.js';

@ApiTags('sign-in')
@Controller('session')
export class SessionController {
  constructor(private readonly organisations: OrganisationsService) {}

  /** Who is there, and where they belong; a visitor gets `account: null`. */
  @Public()
  @SeesOutsiders()
  @Get()
  @ApiOkResponse({ type: SessionResponse })
  read(@Visitor() actor: Actor | null): Promise<SessionResponse> {
    return this.organisations.session(actor);
  }
}
