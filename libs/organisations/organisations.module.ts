import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActorDirectory, HoldsService, IdentityModule, ProviderDirectory } from '#identity';
import { ENV, type Env, Outbound, PersonalData } from '#platform';
import { CollectivesController } from './collectives/collectives.controller.js';
import { CollectivesRepository } from './collectives/collectives.repository.js';
import { CollectivesService } from './collectives/collectives.service.js';
import { DocumentReaders } from './documents/document-readers.js';
import { DocumentRemindersService } from './documents/document-reminders.service.js';
import { OrganisationDocumentsController } from './documents/documents.controller.js';
import { DocumentsRepository } from './documents/documents.repository.js';
import { DocumentsService } from './documents/documents.service.js';
import { AdministeredMembershipsController } from './members/administered-memberships.controller.js';
import { AdministeredMembershipsService } from './members/administered-memberships.service.js';
import { DelegationsController } from './members/delegations.controller.js';
import { DelegationsRepository } from './members/delegations.repository.js';
import { DelegationsService } from './members/delegations.service.js';
import { Departures } from './members/departures.js';
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
import { PlacesController } from './places/places.controller.js';
import { PlacesRepository } from './places/places.repository.js';
import { PlacesService } from './places/places.service.js';
import { LogosController } from './profile/logos.controller.js';
import { LogosService } from './profile/logos.service.js';
import { ProfilesPresenter } from './profile/profiles.presenter.js';
import { Reference } from './references/reference.entity.js';
import { ReferencesController } from './references/references.controller.js';
import { ReferencesRepository } from './references/references.repository.js';
import { ReferencesService } from './references/references.service.js';
import { HttpRegistry } from './registry/http-registry.js';
import { InventedRegistry } from './registry/invented-registry.js';
import { RegistryController } from './registry/registry.controller.js';
import { NoRegistry, Registry } from './registry/registry.js';
import { RegistryService } from './registry/registry.service.js';
import { SessionController } from './session.controller.js';
import { IdentityProvidersController } from './sign-in/identity-providers.controller.js';
import { IdentityProvidersRepository } from './sign-in/identity-providers.repository.js';
import { IdentityProvidersService } from './sign-in/identity-providers.service.js';
import { Claim } from './verification/claim.entity.js';
import { ClaimsController } from './verification/claims.controller.js';
import { ClaimsRepository } from './verification/claims.repository.js';
import { ClaimsService } from './verification/claims.service.js';
import { VerificationController } from './verification/verification.controller.js';
import { VerificationRepository } from './verification/verification.repository.js';
import { VerificationService } from './verification/verification.service.js';

const PROFILES = [
  PlacesRepository,
  PlacesService,
  ProfilesPresenter,
  LogosService,
  DocumentsRepository,
  DocumentReaders,
  DocumentsService,
  DocumentRemindersService,
  ReferencesRepository,
  ReferencesService,
  VerificationRepository,
  VerificationService,
  ClaimsRepository,
  ClaimsService,
  { provide: Registry, useFactory: registryOf, inject: [ENV, Outbound] },
  RegistryService,
];

function registryOf({ registryUrl, demo }: Env, outbound: Outbound): Registry {
  if (registryUrl) return new HttpRegistry(registryUrl, outbound);
  return demo ? new InventedRegistry() : new NoRegistry();
}

@Module({
  imports: [IdentityModule, TypeOrmModule.forFeature([Organisation, Reference, Claim])],
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
    PlacesController,
    LogosController,
    OrganisationDocumentsController,
    ReferencesController,
    VerificationController,
    ClaimsController,
    RegistryController,
    AdministeredMembershipsController,
    IdentityProvidersController,
  ],
  providers: [
    OrganisationsRepository,
    OrganisationsService,
    RightsRepository,
    MembersRepository,
    MembersService,
    Departures,
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
    ...PROFILES,
    AdministeredMembershipsService,
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
    ...PROFILES,
  ],
})
export class OrganisationsModule implements OnModuleInit {
  constructor(
    private readonly actors: ActorDirectory,
    private readonly rights: RightsRepository,
    private readonly organisations: OrganisationsRepository,
    private readonly holds: HoldsService,
    private readonly providers: ProviderDirectory,
    private readonly identityProviders: IdentityProvidersService,
    data: PersonalData,
  ) {
    data.describe(ORGANISATIONS_DATA);
  }

  onModuleInit(): void {
    this.actors.registerMemberships((accountIds) => this.rights.rolesOf(accountIds));
    this.holds.registerHoldSubject('organisation', (id) => this.organisations.exists(id));
    this.providers.register(this.identityProviders);
  }
}
