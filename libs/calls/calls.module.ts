import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '#identity';
import { OrganisationsModule } from '#organisations';
import { Call } from './call.entity.js';
import { CallTeamController } from './call-team.controller.js';
import { CallTeamService } from './call-team.service.js';
import { CallsController } from './calls.controller.js';
import { CallsRepository } from './calls.repository.js';
import { CallsService } from './calls.service.js';
import { DirectoryRepository } from './directory.repository.js';
import { DirectoryService } from './directory.service.js';

@Module({
  imports: [IdentityModule, OrganisationsModule, TypeOrmModule.forFeature([Call])],
  controllers: [CallsController, CallTeamController],
  providers: [CallsRepository, DirectoryRepository, CallsService, CallTeamService, DirectoryService],
  exports: [CallsService],
})
export class CallsModule {}
