import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AccountsRepository, mayKnowOf } from '#identity';
import {
  type Actor,
  ChoiceField,
  CurrentActor,
  notFound,
  ObjectsField,
  ORGANISATION_ROLES,
  type OrganisationRole,
  TextField,
  UnderPolicy,
} from '#platform';
import { MembersRepository } from './members.repository.js';

export class AdministeredMembership {
  @TextField({ max: 160 }) name!: string;
  @TextField({ max: 160 }) slug!: string;
  @ChoiceField(ORGANISATION_ROLES, { enumName: 'OrganisationRole' }) role!: OrganisationRole;
}

export class AdministeredMemberships {
  @ObjectsField(() => AdministeredMembership) items!: AdministeredMembership[];
}

@ApiTags('administration')
@Controller('administration/accounts')
export class AdministeredMembershipsController {
  constructor(
    private readonly members: MembersRepository,
    private readonly accounts: AccountsRepository,
  ) {}

  /** Where an account belongs. */
  @UnderPolicy('administration.accounts')
  @Get(':id/memberships')
  @ApiOkResponse({ type: AdministeredMemberships })
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<AdministeredMemberships> {
    mayKnowOf(actor);
    if (!(await this.accounts.find(id))) throw notFound();
    const standings = await this.members.standings(id);
    return { items: standings.map(({ name, slug, role }) => ({ name, slug, role })) };
  }
}
