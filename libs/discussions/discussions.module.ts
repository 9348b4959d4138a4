import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { PersonalData } from '#platform';
import { DISCUSSIONS_DATA } from './discussions.data.js';
import { MessagesRepository } from './messages.repository.js';
import { MessagesService } from './messages.service.js';
import { RealtimeGateway } from './realtime/realtime.gateway.js';
import { RightsWatch } from './realtime/rights-watch.js';
import { SubjectRegistry } from './subject-registry.js';
import { ThreadFeed } from './thread-feed.js';
import { MyThreadsController, ThreadsController } from './threads.controller.js';
import { ThreadsRepository } from './threads.repository.js';
import { ThreadsService } from './threads.service.js';

@Module({
  imports: [IdentityModule],
  controllers: [ThreadsController, MyThreadsController],
  providers: [
    SubjectRegistry,
    ThreadsRepository,
    MessagesRepository,
    ThreadsService,
    MessagesService,
    ThreadFeed,
    RealtimeGateway,
    RightsWatch,
  ],
  exports: [SubjectRegistry, ThreadsService, MessagesService],
})
export class DiscussionsModule {
  constructor(data: PersonalData) {
    data.describe(DISCUSSIONS_DATA);
  }
}
