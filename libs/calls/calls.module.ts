import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DiscussionsModule, SubjectRegistry } from '#discussions';
import { IdentityModule } from '#identity';
import { HandoverRegistry, OrganisationsModule } from '#organisations';
import { PersonalData } from '#platform';
import { AnswerPlaces } from './answers/answer-places.js';
import { AnswersController } from './answers/answers.controller.js';
import { AnswersRepository } from './answers/answers.repository.js';
import { AnswersService } from './answers/answers.service.js';
import { Call } from './call.entity.js';
import { CallHandover } from './call-handover.js';
import { CallTeamController } from './call-team.controller.js';
import { CallTeamService } from './call-team.service.js';
import { CallThreads } from './call-threads.js';
import { CallsController } from './calls.controller.js';
import { CALLS_DATA } from './calls.data.js';
import { CallsRepository } from './calls.repository.js';
import { CallsService } from './calls.service.js';
import { DirectoryRepository } from './directory.repository.js';
import { DirectoryService } from './directory.service.js';

@Module({
  imports: [IdentityModule, OrganisationsModule, DiscussionsModule, TypeOrmModule.forFeature([Call])],
  controllers: [CallsController, CallTeamController, AnswersController],
  providers: [
    CallsRepository,
    DirectoryRepository,
    CallsService,
    CallTeamService,
    DirectoryService,
    CallThreads,
    CallHandover,
    AnswerPlaces,
    AnswersRepository,
    AnswersService,
  ],
  exports: [CallsService, AnswerPlaces],
})
export class CallsModule implements OnModuleInit {
  constructor(
    private readonly subjects: SubjectRegistry,
    private readonly threads: CallThreads,
    private readonly handovers: HandoverRegistry,
    private readonly functions: CallHandover,
    data: PersonalData,
  ) {
    data.describe(CALLS_DATA);
  }

  onModuleInit(): void {
    this.subjects.register('call', this.threads);
    this.handovers.registerHandover('call', this.functions);
  }
}
