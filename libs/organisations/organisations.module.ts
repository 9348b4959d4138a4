import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActorDirectory, IdentityModule } from '#identity';
import { PersonalData } from '#platform';
import { Organisation } from './organisation.entity.js';
import { OrganisationsController } from './organisations.controller.js';
import { ORGANISATIONS_DATA } from './organisations.data.js';
import { OrganisationsRepository } from './organisations.repository.js';
import { OrganisationsService } from './organisations.service.js';
import { SessionController } from './session.controller.js';

@Module({
  imports: [IdentityModule, TypeOrmModule.forFeature([Organisation])],
  controllers: [OrganisationsController, SessionController],
  providers: [OrganisationsRepository, OrganisationsService],
  exports: [OrganisationsService, OrganisationsRepository],
})
export class OrganisationsModule implements OnModuleInit {
  constructor(
    private readonly actors: ActorDirectory,
    private readonly organisations: OrganisationsRepository,
    data: PersonalData,
  ) {
    data.describe(ORGANISATIONS_DATA);
  }

  onModuleInit(): void {
    this.actors.registerMemberships((accountIds) => this.organisations.rolesOf(accountIds));
  }
}
