import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#applications';
import { CallsModule } from '#calls';
import { DiscussionsModule } from '#discussions';
import { IdentityModule } from '#identity';
import { OrganisationsModule } from '#organisations';
import { PersonalData } from '#platform';
import { PeopleSchema } from './panelists/people-schema.js';
import { PanelDoor } from './panels/panel-door.js';
import { PanelsRepository } from './panels/panels.repository.js';
import { PANELS_DATA } from './panels.data.js';

@Module({
  imports: [IdentityModule, OrganisationsModule, DiscussionsModule, CallsModule, ApplicationsModule],
  providers: [PanelsRepository, PanelDoor, PeopleSchema],
})
export class PanelsModule {
  constructor(data: PersonalData) {
    data.describe(PANELS_DATA);
  }
}
