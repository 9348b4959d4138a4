import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActorDirectory, IdentityModule, ProviderDirectory } from '#identity';
import { PersonalData } from '#platform';
import { CollectivesController } from './collectives/collectives.controller.js';
import { CollectivesRepository } from './collectives/collectives.repository.js';
import { CollectivesService } from './collectives/collectives.service.js';
import { DelegationsController } from './members/delegations.controller.js';
import { DelegationsRepository } from './members/delegations.repository.js';
import { DelegationsService } from './members/delegations.service.js';
import { DomainsService } from './members/domains.service.js';
import { DomainsController, JoiningController } from './members/entry.controller.js';
import { EntryRepository } from './members/entry.repository.js';
import { HandoverRegistry } from './members/handover-registry.js';
import { InvitationsController, ReceivedInvitationsController } from './members/invitations.controller.js';
import { InvitationsRepository } from './members/invitations.repository.js';
import { InvitationsService } from './members/invitations.service.js';
import { JoiningService } from './members/joining.service.js';
import { MembersController } from './members/members.controller.js';
import { MembersRepository } from './members/members.repository.js';
import { MembersService } from './members/members.service.js';
import { ReceivedInvitationsService } from './members/received-invitations.service.js';
import { RightsRepository } from './members/rights.repository.js';
import { TakeoverRepository } from './members/takeover.repository.js';
import { TakeoverService } from './members/takeover.service.js';
import { Organisation } from './organisation.entity.js';
import { OrganisationsController } from './organisations.controller.js';
import { ORGANISATIONS_DATA } from './organisations.data.js';
import { OrganisationsRepository } from './organisations.repository.js';
import { OrganisationsService } from './organisations.service.js';
import { SessionController } from './session.controller.js';
import { IdentityProvidersController } from './sign-in/identity-providers.controller.js';
import { IdentityProvidersRepository } from './sign-in/identity-providers.repository.js';
import { IdentityProvidersService } from './sign-in/identity-providers.service.js';

@Module({
  imports: [IdentityModule, TypeOrmModule.forFeature([Organisation])],
  controllers: [
    OrganisationsController,
    SessionController,
    MembersController,
    InvitationsController,
    ReceivedInvitationsController,
    DomainsController,
    JoiningController,
    DelegationsController,
    CollectivesController,
    IdentityProvidersController,
  ],
  providers: [
    OrganisationsRepository,
    OrganisationsService,
    RightsRepository,
    MembersRepository,
    MembersService,
    HandoverRegistry,
    TakeoverRepository,
    TakeoverService,
    InvitationsRepository,
    InvitationsService,
    ReceivedInvitationsService,
    EntryRepository,
    DomainsService,
    JoiningService,
    DelegationsRepository,
    DelegationsService,
    CollectivesRepository,
    CollectivesService,
    IdentityProvidersRepository,
    IdentityProvidersService,
  ],
  exports: [
    OrganisationsService,
    OrganisationsRepository,
    RightsRepository,
    HandoverRegistry,
    MembersService,
    TakeoverService,
    InvitationsService,
    ReceivedInvitationsService,
    DomainsService,
    JoiningService,
    DelegationsService,
    CollectivesService,
  ],
})
export class OrganisationsModule implements OnModuleInit {
  constructor(
    private readonly actors: ActorDirectory,
    private readonly rights: RightsRepository,
    private readonly providers: ProviderDirectory,
    private readonly identityProviders: IdentityProvidersService,
    data: PersonalData,
  ) {
    data.describe(ORGANISATIONS_DATA);
  }

  onModuleInit(): void {
    this.actors.registerMemberships((accountIds) => this.rights.rolesOf(accountIds));
    this.providers.register(this.identityProviders);
  }
}
