import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IfMatch, type Page, Public, UnderPolicy, Visitor } from '#platform';
import {
  OrganisationPage,
  OrganisationProfile,
  OrganisationResponse,
  type OrganisationSummary,
  OrganisationsQuery,
  TeamResponse,
} from './organisations.dto.js';
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

  /** Verified organisations, by name: to choose one from. */
  @UnderPolicy('organisation.search')
  @Get()
  @ApiOkResponse({ type: OrganisationPage })
  search(@Query() query: OrganisationsQuery): Promise<Page<OrganisationSummary>> {
    return this.organisations.search(query);
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
