import { type DynamicModule, Module } from '@nestjs/common';
import { ApplicationsModule } from '#applications';
import { CallsModule } from '#calls';
import { IdentityModule } from '#identity';
import { NotificationsModule } from '#notifications';
import { OrganisationsModule } from '#organisations';
import { PanelsModule } from '#panels';
import { type Env, PlatformModule } from '#platform';

/** The same libs as the API, without HTTP. */
@Module({})
export class WorkerModule {
  static forRoot(env: Env): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.forRoot(env, 'cornac-worker'),
        IdentityModule,
        OrganisationsModule,
        CallsModule,
        ApplicationsModule,
        PanelsModule,
        NotificationsModule,
      ],
    };
  }
}
