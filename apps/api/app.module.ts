import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { ApplicationsModule } from '#applications';
import { CallsModule } from '#calls';
import { DiscussionsModule } from '#discussions';
import { IdentityModule } from '#identity';
import { OrganisationsModule } from '#organisations';
import { PanelsModule } from '#panels';
import {
  type Env,
  EtagInterceptor,
  IdempotencyInterceptor,
  PlatformModule,
  ProblemFilter,
  validationPipe,
} from '#platform';
import { ReportingModule } from '#reporting';
import { HealthController } from './health.controller.js';

/** Every lib of the product, served over HTTP. No rule lives here. */
@Module({})
export class AppModule {
  static forRoot(env: Env): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(env, 'cornac-api'),
        IdentityModule,
        OrganisationsModule,
        DiscussionsModule,
        CallsModule,
        ApplicationsModule,
        PanelsModule,
        ReportingModule,
      ],
      controllers: [HealthController],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: validationPipe },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_INTERCEPTOR, useClass: EtagInterceptor },
      ],
    };
  }
}
