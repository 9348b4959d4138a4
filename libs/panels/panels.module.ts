import { Module, type OnModuleInit } from '@nestjs/common';
import { ApplicationsModule } from '#applications';
import { CallsModule } from '#calls';
import { DiscussionsModule, SubjectRegistry } from '#discussions';
import { IdentityModule } from '#identity';
import { OrganisationsModule } from '#organisations';
import { PersonalData } from '#platform';
import { MyPanelsController, PanelConsentsController } from './consents/consents.controller.js';
import { ConsentsRepository } from './consents/consents.repository.js';
import { ConsentsService } from './consents/consents.service.js';
import { WithdrawalRepository } from './consents/withdrawal.repository.js';
import { WithdrawalService } from './consents/withdrawal.service.js';
import { GuidesController } from './guides/guides.controller.js';
import { GuidesRepository } from './guides/guides.repository.js';
import { GuidesService } from './guides/guides.service.js';
import { PanelistsController } from './panelists/panelists.controller.js';
import { PanelistsRepository } from './panelists/panelists.repository.js';
import { PanelistsService } from './panelists/panelists.service.js';
import { PeopleRepository } from './panelists/people.repository.js';
import { PeopleSchema } from './panelists/people-schema.js';
import { PanelDoor } from './panels/panel-door.js';
import { PanelsController } from './panels/panels.controller.js';
import { PanelsRepository } from './panels/panels.repository.js';
import { PanelsService } from './panels/panels.service.js';
import { PANELS_DATA } from './panels.data.js';
import { DrawsRepository } from './sessions/draws.repository.js';
import { PanelSeatsController } from './sessions/seats.controller.js';
import { SeatsRepository } from './sessions/seats.repository.js';
import { SeatsService } from './sessions/seats.service.js';
import { SessionDoor } from './sessions/session-door.js';
import { SessionThreads } from './sessions/session-threads.js';
import { PanelSessionsController } from './sessions/sessions.controller.js';
import { SessionsRepository } from './sessions/sessions.repository.js';
import { SessionsService } from './sessions/sessions.service.js';
import { SubjectsRepository } from './sessions/subjects.repository.js';

@Module({
  imports: [IdentityModule, OrganisationsModule, DiscussionsModule, CallsModule, ApplicationsModule],
  controllers: [
    PanelsController,
    PanelistsController,
    PanelConsentsController,
    MyPanelsController,
    GuidesController,
    PanelSessionsController,
    PanelSeatsController,
  ],
  providers: [
    PanelsRepository,
    PanelsService,
    PanelDoor,
    PeopleSchema,
    PeopleRepository,
    PanelistsRepository,
    PanelistsService,
    ConsentsRepository,
    ConsentsService,
    WithdrawalRepository,
    WithdrawalService,
    GuidesRepository,
    GuidesService,
    SessionsRepository,
    SessionDoor,
    SessionsService,
    SessionThreads,
    SubjectsRepository,
    DrawsRepository,
    SeatsRepository,
    SeatsService,
  ],
  exports: [
    PanelsService,
    PanelistsService,
    ConsentsService,
    WithdrawalService,
    GuidesService,
    SessionsService,
    SeatsService,
  ],
})
export class PanelsModule implements OnModuleInit {
  constructor(
    data: PersonalData,
    private readonly subjects: SubjectRegistry,
    private readonly sessionThreads: SessionThreads,
  ) {
    data.describe(PANELS_DATA);
  }

  onModuleInit(): void {
    this.subjects.register('panel_session', this.sessionThreads);
  }
}
