import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, UnderPolicy } from '#platform';
import {
  AdministeredMemberships,
  AdministeredMembershipsService,
} from './administered-memberships.service.js';

@ApiTags('administration')
@Controller('administration/accounts')
export class AdministeredMembershipsController {
  constructor(private readonly memberships: AdministeredMembershipsService) {}

  /** Where an account belongs. */
  @UnderPolicy('administration.accounts')
  @Get(':id/memberships')
  @ApiOkResponse({ type: AdministeredMemberships })
  list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<AdministeredMemberships> {
    return this.memberships.list(actor, id);
  }
}
