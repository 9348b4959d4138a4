import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CallsModule, CallsService } from '#calls';
import { DiscussionsModule, SubjectRegistry } from '#discussions';
import { OrganisationsModule } from '#organisations';
import { AdmissionsController } from './admissions.controller.js';
import { AdmissionsService } from './admissions.service.js';
import { Application } from './application.entity.js';
import { ApplicationDoor } from './application-door.js';
import { ApplicationFilesService } from './application-files.service.js';
import { ApplicationThreads } from './application-threads.js';
import { ApplicationsController } from './applications.controller.js';
import { ApplicationsRepository } from './applications.repository.js';
import { ApplicationsService } from './applications.service.js';
import { DecisionsController } from './decisions.controller.js';
import { DecisionsRepository } from './decisions.repository.js';
import { DecisionsService } from './decisions.service.js';
import { DossiersRepository } from './dossiers.repository.js';
import { DossiersService } from './dossiers.service.js';
import { DraftsRepository } from './drafts.repository.js';
import { FormJudges } from './form-judges.js';
import { ListsRepository } from './lists.repository.js';
import { RankingService } from './ranking.service.js';
import { ReceiptsController } from './receipts.controller.js';
import { ReviewsController } from './reviews.controller.js';
import { ReviewsRepository } from './reviews.repository.js';
import { ReviewsService } from './reviews.service.js';
import { SectionsService } from './sections.service.js';
import { SubmissionsService } from './submissions.service.js';

@Module({
  imports: [OrganisationsModule, DiscussionsModule, CallsModule, TypeOrmModule.forFeature([Application])],
  controllers: [
    ApplicationsController,
    AdmissionsController,
    ReviewsController,
    DecisionsController,
    ReceiptsController,
  ],
  providers: [
    ApplicationsRepository,
    DraftsRepository,
    DossiersRepository,
    ListsRepository,
    ReviewsRepository,
    DecisionsRepository,
    FormJudges,
    ApplicationDoor,
    ApplicationThreads,
    ApplicationsService,
    SectionsService,
    ApplicationFilesService,
    SubmissionsService,
    DossiersService,
    AdmissionsService,
    ReviewsService,
    DecisionsService,
    RankingService,
  ],
  exports: [
    ApplicationsService,
    SectionsService,
    ApplicationFilesService,
    SubmissionsService,
    DossiersService,
    AdmissionsService,
    ReviewsService,
    DecisionsService,
    RankingService,
  ],
})
export class ApplicationsModule implements OnModuleInit {
  constructor(
    private readonly calls: CallsService,
    private readonly applications: ApplicationsRepository,
    private readonly decisions: DecisionsRepository,
    private readonly subjects: SubjectRegistry,
    private readonly threads: ApplicationThreads,
  ) {}

  onModuleInit(): void {
    this.subjects.register('application', this.threads);
    this.calls.registerPactFacts((callId) => this.decisions.pactFacts(callId));
    this.calls.registerMyApplication((actor, callId) => this.applications.ownTo(actor, callId));
  }
}
