import { Injectable } from '@nestjs/common';
import { AccountsRepository, mayKnowOf } from '#identity';
import {
  type Actor,
  ChoiceField,
  notFound,
  ObjectsField,
  ORGANISATION_ROLES,
  type OrganisationRole,
  TextField,
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

/** Where people belong, for those who run the platform. */
@Injectable()
export class AdministeredMembershipsService {
  constructor(
    private readonly members: MembersRepository,
    private readonly accounts: AccountsRepository,
  ) {}

  async list(actor: Actor, accountId: string): Promise<AdministeredMemberships> {
    mayKnowOf(actor);
    if (!(await this.accounts.find(accountId))) throw notFound();
    const standings = await this.members.standings(accountId);
    return { items: standings.map(({ name, slug, role }) => ({ name, slug, role })) };
  }
}
