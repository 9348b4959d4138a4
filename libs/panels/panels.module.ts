import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#applications';
import { CallsModule } from '#calls';
import { DiscussionsModule } from '#discussions';
import { IdentityModule } from '#identity';
import { OrganisationsModule } from '#organisations';
import { PersonalData } from '#platform';
import { MyPanelsController, PanelConsentsController } from './consents/consents.controller.js';
import { ConsentsRepository } from './consents/consents.repository.js';
import { ConsentsService } from './consents/consents.service.js';
import { WithdrawalRepository } from './consents/withdrawal.repository.js';
import { WithdrawalService } from './consents/withdrawal.service.js';
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

@Module({
  imports: [IdentityModule, OrganisationsModule, DiscussionsModule, CallsModule, ApplicationsModule],
  controllers: [PanelsController, PanelistsController, PanelConsentsController, MyPanelsController],
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
  ],
  exports: [PanelsService, PanelistsService, ConsentsService, WithdrawalService],
})
export class PanelsModule {
  constructor(data: PersonalData) {
    data.describe(PANELS_DATA);
  }
}
