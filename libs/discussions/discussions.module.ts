import { Module, type OnModuleInit } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { HandoverRegistry, OrganisationsModule } from '#organisations';
import { PersonalData } from '#platform';
import { ActRegistry } from './acts/act-registry.js';
import { ActsController } from './acts/acts.controller.js';
import { MessageActs } from './acts/message-acts.js';
import { AttentionController } from './attention/attention.controller.js';
import { AttentionRepository } from './attention/attention.repository.js';
import { AttentionService } from './attention/attention.service.js';
import { CorrespondenceThreads } from './correspondences/correspondence-threads.js';
import { CorrespondencesController } from './correspondences/correspondences.controller.js';
import { CorrespondencesRepository } from './correspondences/correspondences.repository.js';
import { CorrespondencesService } from './correspondences/correspondences.service.js';
import { HousePeople, OrganisationThreads } from './correspondences/organisation-threads.js';
import { DISCUSSIONS_DATA } from './discussions.data.js';
import { ThreadFilesController } from './files/thread-files.controller.js';
import { ThreadFilesRepository } from './files/thread-files.repository.js';
import { ThreadFilesService } from './files/thread-files.service.js';
import { GuestsController } from './guests/guests.controller.js';
import { GuestsRepository } from './guests/guests.repository.js';
import { GuestsService } from './guests/guests.service.js';
import { InboundMailController } from './mail/inbound-mail.controller.js';
import { InboundMailService } from './mail/inbound-mail.service.js';
import { ReplyAddresses } from './mail/reply-addresses.js';
import { UnreadNotices } from './mail/unread-notices.js';
import { MarksController } from './marks/marks.controller.js';
import { MarksRepository } from './marks/marks.repository.js';
import { MarksService } from './marks/marks.service.js';
import { MentionNotices } from './mentions/mention-notices.js';
import { MentionsController } from './mentions/mentions.controller.js';
import { MentionsRepository } from './mentions/mentions.repository.js';
import { MentionsService } from './mentions/mentions.service.js';
import { MessagesController } from './messages/edits.controller.js';
import { EditsRepository } from './messages/edits.repository.js';
import { EditsService } from './messages/edits.service.js';
import { MessageParts } from './messages/message-parts.js';
import { MessageWriter } from './messages/message-writer.js';
import { MessagesRepository } from './messages/messages.repository.js';
import { MessagesService } from './messages/messages.service.js';
import { ModerationController } from './moderation/moderation.controller.js';
import { ModerationRepository } from './moderation/moderation.repository.js';
import { ModerationService } from './moderation/moderation.service.js';
import { ThreadPeopleController } from './people/thread-people.controller.js';
import { ThreadPeopleRepository } from './people/thread-people.repository.js';
import { ThreadPeopleService } from './people/thread-people.service.js';
import { Attendance } from './presence/attendance.js';
import { PresenceController } from './presence/presence.controller.js';
import { PresenceRepository } from './presence/presence.repository.js';
import { PresenceService } from './presence/presence.service.js';
import { QuotesController } from './quotes/quotes.controller.js';
import { QuotesRepository } from './quotes/quotes.repository.js';
import { QuotesService } from './quotes/quotes.service.js';
import { ReactionsController } from './reactions/reactions.controller.js';
import { ReactionsRepository } from './reactions/reactions.repository.js';
import { ReactionsService } from './reactions/reactions.service.js';
import { RealtimeGateway } from './realtime/realtime.gateway.js';
import { RightsWatch } from './realtime/rights-watch.js';
import { ThreadFeed } from './realtime/thread-feed.js';
import { ThreadPulse } from './realtime/thread-pulse.js';
import { MessageSearchController } from './search/search.controller.js';
import { SearchRepository } from './search/search.repository.js';
import { SearchService } from './search/search.service.js';
import { SubjectRegistry } from './subject-registry.js';
import { TaskRemindersService } from './tasks/task-reminders.service.js';
import { TasksController } from './tasks/tasks.controller.js';
import { TasksRepository } from './tasks/tasks.repository.js';
import { TasksService } from './tasks/tasks.service.js';
import { ReadersService } from './threads/readers.service.js';
import { ThreadHandover } from './threads/thread-handover.js';
import { MyThreadsController, ThreadsController } from './threads/threads.controller.js';
import { ThreadsRepository } from './threads/threads.repository.js';
import { ThreadsService } from './threads/threads.service.js';

@Module({
  imports: [IdentityModule, OrganisationsModule],
  controllers: [
    ThreadsController,
    MyThreadsController,
    MessagesController,
    MentionsController,
    ThreadFilesController,
    ReactionsController,
    QuotesController,
    MarksController,
    ThreadPeopleController,
    CorrespondencesController,
    AttentionController,
    MessageSearchController,
    ActsController,
    TasksController,
    InboundMailController,
    ModerationController,
    PresenceController,
    GuestsController,
  ],
  providers: [
    SubjectRegistry,
    ThreadsRepository,
    MessagesRepository,
    ThreadsService,
    MessageParts,
    EditsRepository,
    EditsService,
    ReadersService,
    MentionsRepository,
    MentionsService,
    MentionNotices,
    ThreadFilesRepository,
    ThreadFilesService,
    ReactionsRepository,
    ReactionsService,
    MarksRepository,
    MarksService,
    ThreadPeopleRepository,
    ThreadPeopleService,
    GuestsRepository,
    GuestsService,
    HousePeople,
    OrganisationThreads,
    CorrespondencesRepository,
    CorrespondenceThreads,
    CorrespondencesService,
    AttentionRepository,
    AttentionService,
    QuotesRepository,
    QuotesService,
    SearchRepository,
    SearchService,
    MessageWriter,
    MessagesService,
    ActRegistry,
    MessageActs,
    TasksRepository,
    TasksService,
    TaskRemindersService,
    ModerationRepository,
    ModerationService,
    PresenceRepository,
    PresenceService,
    Attendance,
    ReplyAddresses,
    InboundMailService,
    UnreadNotices,
    ThreadFeed,
    ThreadHandover,
    RealtimeGateway,
    RightsWatch,
    ThreadPulse,
  ],
  exports: [
    SubjectRegistry,
    ThreadsService,
    MessagesService,
    MessageParts,
    ReadersService,
    MentionNotices,
    ActRegistry,
    MessageActs,
    TasksService,
    TaskRemindersService,
    UnreadNotices,
  ],
})
export class DiscussionsModule implements OnModuleInit {
  constructor(
    private readonly handovers: HandoverRegistry,
    private readonly threads: ThreadHandover,
    private readonly subjects: SubjectRegistry,
    private readonly organisations: OrganisationThreads,
    private readonly correspondences: CorrespondenceThreads,
    data: PersonalData,
  ) {
    data.describe(DISCUSSIONS_DATA);
  }

  onModuleInit(): void {
    this.handovers.registerHandover('thread', this.threads);
    this.subjects.register('organisation', this.organisations.adapterOf('organisation'));
    this.subjects.register('collective', this.organisations.adapterOf('collective'));
    this.subjects.register('correspondence', this.correspondences);
  }
}
