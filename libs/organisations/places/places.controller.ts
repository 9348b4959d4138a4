import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '#platform';
import { CommuneQuery, CommunesResponse, TerritoriesResponse } from './places.dto.js';
import { PlacesService } from './places.service.js';

@ApiTags('places')
@Controller('places')
export class PlacesController {
  constructor(private readonly places: PlacesService) {}

  /** Communes by the start of their name, their postcode or their official code; the most peopled first. */
  @Public()
  @Get('communes')
  @Header('cache-control', 'public, max-age=86400')
  @ApiOkResponse({ type: CommunesResponse })
  async communes(@Query() { q }: CommuneQuery): Promise<CommunesResponse> {
    return { items: await this.places.search(q) };
  }

  /** The country, its regions and its departments. */
  @Public()
  @Get('territories')
  @Header('cache-control', 'public, max-age=86400')
  @ApiOkResponse({ type: TerritoriesResponse })
  async territories(): Promise<TerritoriesResponse> {
    return { items: await this.places.wide() };
  }
}
