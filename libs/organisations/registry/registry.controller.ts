import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { UnderPolicy } from '#platform';
import { RegistryQuery, RegistryResponse } from './registry.dto.js';
import { RegistryService } from './registry.service.js';

@ApiTags('organisations')
@Controller('registry')
export class RegistryController {
  constructor(private readonly registry: RegistryService) {}

  /** Look an organisation up in the public register, by SIREN or by name. */
  @UnderPolicy('registry.search')
  @Get('organisations')
  @ApiOkResponse({ type: RegistryResponse })
  search(@Query() { q }: RegistryQuery): Promise<RegistryResponse> {
    return this.registry.search(q);
  }
}
