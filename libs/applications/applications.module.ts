import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AnswerPlaces, CallsModule, CallsService } from '#calls';
import { DiscussionsModule, SubjectRegistry } from '#discussions';
import { HoldsService, IdentityModule } from '#identity';
import { DocumentReaders, HandoverRegistry, OrganisationsModule } from '#organisations';
import { ApplicantPapers } from './applicant-papers.js';
import { Application } from './application.entity.js';
import { ApplicationDoor } from './application-door.js';
import { ApplicationPrivacy } from './application-privacy.js';
import { ApplicationSubjects } from './application-subjects.repository.js';
import { ApplicationThreads } from './application-threads.js';
import { ApplicationsController } from './applications.controller.js';
import { ApplicationsRepository } from './applications.repository.js';
import { ApplicationsService } from './applications.service.js';
import { BreakGlassController } from './break-glass/break-glass.controller.js';
import { BreakGlassRepository } from './break-glass/break-glass.repository.js';
import { BreakGlassService } from './break-glass/break-glass.service.js';
import { DecisionsController } from './decisions/decisions.controller.js';
import { DecisionsRepository } from './decisions/decisions.repository.js';
import { DecisionsService } from './decisions/decisions.service.js';
import { RankingService } from './decisions/ranking.service.js';
import { AdmissionsController } from './dossiers/admissions.controller.js';
import { AdmissionsService } from './dossiers/admissions.service.js';
import { ComplementActs } from './dossiers/complement-acts.js';
import { DossiersRepository } from './dossiers/dossiers.repository.js';
import { DossiersService } from './dossiers/dossiers.service.js';
import { ReceiptsController } from './dossiers/receipts.controller.js';
import { SubmissionsService } from './dossiers/submissions.service.js';
import { ApplicationFilesService } from './drafts/application-files.service.js';
import { DraftsRepository } from './drafts/drafts.repository.js';
import { FormJudges } from './drafts/form-judges.js';
import { SectionsService } from './drafts/sections.service.js';
import { ApplicationHandover } from './handover/application-handover.js';
import { ReviewHandover } from './handover/review-handover.js';
import { ListsRepository } from './lists.repository.js';
import { ReviewsController } from './reviews/reviews.controller.js';
import { ReviewsRepository } from './reviews/reviews.repository.js';
import { ReviewsService } from './reviews/reviews.service.js';

@Module({
  imports: [
    IdentityModule,
    OrganisationsModule,
    DiscussionsModule,
    CallsModule,
    TypeOrmModule.forFeature([Application]),
  ],
  controllers: [
    ApplicationsController,
    AdmissionsController,
    ReviewsController,
    DecisionsController,
    ReceiptsController,
    BreakGlassController,
  ],
  providers: [
    ApplicationsRepository,
    DraftsRepository,
    DossiersRepository,
    ListsRepository,
    ReviewsRepository,
    DecisionsRepository,
    FormJudges,
    ApplicationSubjects,
    ApplicationDoor,
    ApplicationThreads,
    ApplicationPrivacy,
    ApplicationHandover,
    ReviewHandover,
    ApplicantPapers,
    ApplicationsService,
    SectionsService,
    ApplicationFilesService,
    SubmissionsService,
    DossiersService,
    ComplementActs,
    AdmissionsService,
    ReviewsService,
    DecisionsService,
    RankingService,
    BreakGlassRepository,
    BreakGlassService,
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
    private readonly handovers: HandoverRegistry,
    private readonly bearers: ApplicationHandover,
    private readonly reviews: ReviewHandover,
    private readonly readers: DocumentReaders,
    private readonly papers: ApplicantPapers,
    private readonly holds: HoldsService,
    private readonly answerPlaces: AnswerPlaces,
  ) {}

  onModuleInit(): void {
    this.subjects.register('application', this.threads);
    this.handovers.registerHandover('application', this.bearers);
    this.handovers.registerHandover('review', this.reviews);
    this.holds.registerHoldSubject('application', (id) => this.applications.exists(id));
    this.answerPlaces.register('application', (id) => this.applications.answerPlace(id));
    this.readers.register((actor, organisationId) => this.papers.opensTo(actor, organisationId));
    this.calls.registerPactFacts((callId) => this.decisions.pactFacts(callId));
    this.calls.registerMyApplication((actor, callId) => this.applications.ownTo(actor, callId));
  }
}
