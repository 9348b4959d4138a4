import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { ApplicationsModule } from '#applications';
import { CallsModule } from '#calls';
import { IdentityModule } from '#identity';
import { OrganisationsModule } from '#organisations';
import { PanelsModule } from '#panels';
import { Clock, PlatformModule, readEnv, type TravellingClock } from '#platform';
import { acting } from './acting.js';
import type { Service } from './call-scene.js';
import { createTestDatabase } from './database.js';

/** The product's services on a database of their own, without HTTP, with a clock one may travel with. */
export interface Libs {
  service: Service;
  sql<Row>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** The statements that `work` sends to PostgreSQL, but for what opens and ends transactions. */
  statementsOf(work: () => Promise<unknown>): Promise<string[]>;
  close(): Promise<void>;
}

export async function openLibs(clock: TravellingClock): Promise<Libs> {
  const database = await createTestDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), 'cornac-libs-'));
  const env = readEnv({ DATABASE_URL: database.url, CORNAC_DATA: dataFolder, DATABASE_POOL: '10' });
  const platform = PlatformModule.forRoot(env, 'cornac-test');
  // The last provider of a token wins.
  const providers = [...(platform.providers ?? []), { provide: Clock, useValue: clock }];
  const app = await NestFactory.createApplicationContext(
    {
      module: class Libraries {},
      imports: [
        { ...platform, providers },
        IdentityModule,
        OrganisationsModule,
        CallsModule,
        ApplicationsModule,
        PanelsModule,
      ],
    },
    { logger: false },
  );
  return {
    service: (type) => acting(app.get(type, { strict: false }) as object) as never,
    sql: database.sql,
    statementsOf,
    close: async () => {
      await app.close();
      await database.drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Listens at the driver's own door, so that whoever sends a statement is counted. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function listening(this: pg.Client, ...args: unknown[]) {
    const [first] = args as [string | { text: string }];
    statements.push(typeof first === 'string' ? first : first.text);
    return (query as (...given: unknown[]) => unknown).apply(this, args);
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return statements.filter((sql) => !HOUSEKEEPING.test(sql));
}

const HOUSEKEEPING = /^(BEGIN|START TRANSACTION|COMMIT|SELECT set_config)/;
