import { type DynamicModule, Injectable, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ApplicationsModule } from '#applications';
import { CallsModule } from '#calls';
import { DiscussionsModule } from '#discussions';
import { IdentityModule } from '#identity';
import { OrganisationsModule } from '#organisations';
import { Clock, type Env, PlatformModule, PreparedReads, Transaction, type TravellingClock } from '#platform';

/** The whole world is one transaction, so hot reads have to look inside it rather than on a connection of their own. */
@Injectable()
class ReadsInTransaction extends PreparedReads {
  constructor(
    dataSource: DataSource,
    private readonly transaction: Transaction,
  ) {
    super(dataSource);
  }

  override rows<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.transaction.query<Row>(sql, values);
  }
}

/** The product's own libs, with a clock one may travel with. */
@Module({})
export class DemoModule {
  static forRoot(env: Env, clock: TravellingClock): DynamicModule {
    const platform = PlatformModule.forRoot(env, 'cornac-demo');
    // The last provider of a token wins.
    const providers = [
      ...(platform.providers ?? []),
      { provide: Clock, useValue: clock },
      { provide: PreparedReads, useClass: ReadsInTransaction },
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
      ],
    };
  }
}
