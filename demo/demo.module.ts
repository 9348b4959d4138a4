import { type DynamicModule, Module } from '@nestjs/common';
import { ApplicationsModule } from '#applications';
import { CallsModule } from '#calls';
import { DiscussionsModule } from '#discussions';
import { IdentityModule } from '#identity';
import { OrganisationsModule } from '#organisations';
import { PanelsModule } from '#panels';
import { Clock, type Env, Mailer, PlatformModule, type TravellingClock } from '#platform';

/** The product's own libs, with a clock one may travel with. */
@Module({})
export class DemoModule {
  static forRoot(env: Env, clock: TravellingClock): DynamicModule {
    const platform = PlatformModule.forRoot(env, 'cornac-demo');
    // The last provider of a token wins.
    const providers = [
      ...(platform.providers ?? []),
      { provide: Clock, useValue: clock },
      // Letters of the past were read in their time.
      { provide: Mailer, useValue: { send: () => Promise.resolve() } satisfies Pick<Mailer, 'send'> },
    ];
    return {
      module: DemoModule,
      imports: [
        { ...platform, providers },
        IdentityModule,
        OrganisationsModule,
        CallsModule,
        ApplicationsModule,
        DiscussionsModule,
        PanelsModule,
      ],
    };
  }
}
