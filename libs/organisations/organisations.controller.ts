import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IfMatch, Public, UnderPolicy, Visitor } from '#platform';
import { OrganisationProfile, OrganisationResponse, TeamResponse } from './organisations.dto.js';
import { OrganisationsService } from './organisations.service.js';

@ApiTags('organisations')
@Controller('organisations')
export class OrganisationsController {
  constructor(private readonly organisations: OrganisationsService) {}

  /** Create an organisation and own it. */
  @UnderPolicy('organisation.create')
  @Post()
  @ApiCreatedResponse({ type: OrganisationResponse })
  create(@CurrentActor() actor: Actor, @Body() body: OrganisationProfile): Promise<OrganisationResponse> {
    return this.organisations.create(actor, body);
  }

  /** An organisation's public page. */
  @Public()
  @Get(':slug')
  @ApiOkResponse({ type: OrganisationResponse })
  read(@Visitor() actor: Actor | null, @Param('slug') slug: string): Promise<OrganisationResponse> {
    return this.organisations.readBySlug(actor, slug);
  }

  /** Edit an organisation. */
  @UnderPolicy('organisation.edit')
  @Patch(':id')
  @ApiOkResponse({ type: OrganisationResponse })
  update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: OrganisationProfile,
  ): Promise<OrganisationResponse> {
    return this.organisations.update(actor, id, version, body);
  }

  /** People of an organisation, for its members. */
  @UnderPolicy('organisation.seeTeam')
  @Get(':id/team')
  @ApiOkResponse({ type: TeamResponse })
  async team(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<TeamResponse> {
    return { items: await this.organisations.team(actor, id) };
  }
}
