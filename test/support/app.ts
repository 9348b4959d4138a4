import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { servePages } from '../../apps/api/pages.js';
import { API_PREFIX, createServer } from '../../apps/api/server.js';
import { readEnv } from '../../libs/platform/index.js';
import { acting } from './acting.js';
import { createTestDatabase } from './database.js';
import { type Arrival, type Person, signIn } from './person.js';

/**
 * The whole product on a free port and a database of its own, for one test file:
 *
 *   const cornac = await openCornac();
 *   const as = await cornac.people({ nadia: 'Nadia Belkacem', malo: 'Malo Ortega' });
 *   await as.nadia.get('/my/threads').expect(200);
 *   const screen = await as.malo.socket();
 *   await cornac.close();
 */
export interface Cornac {
  app: NestFastifyApplication;
  /** `http://127.0.0.1:41873`, without the API's prefix. */
  url: string;
  /** Where the process keeps what is not in the database. */
  dataFolder: string;
  databaseUrl: string;
  /** A service of the product, to set a scene: the same one the routes call. */
  service<T>(type: Type<T> | (abstract new (...args: never[]) => T)): T;
  /** Plain SQL, to look at what was stored or to play an accident. */
  sql<Row>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Accounts with a live session, by a short key. */
  people<Key extends string>(names: Record<Key, string>, arrival?: Arrival): Promise<Record<Key, Person>>;
  /** Closes every socket opened through `people`, the server and its database. */
  close(): Promise<void>;
}

const BUILT_WEB = join(import.meta.dirname, '../../dist/web');

export interface CornacOptions {
  /** Environment of the process, besides database, folder and port. */
  env?: NodeJS.ProcessEnv;
  /** Pages too, from the built web: for browser journeys. */
  pages?: boolean;
}

export async function openCornac({ env: variables, pages }: CornacOptions = {}): Promise<Cornac> {
  const database = await createTestDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), 'cornac-app-'));
  const env = readEnv({
    DATABASE_URL: database.url,
    CORNAC_DATA: dataFolder,
    PORT: '0',
    LOG_LEVEL: 'silent',
    ...variables,
  });
  const app = await createServer(env);
  if (pages) await servePages(app.getHttpAdapter().getInstance() as unknown as FastifyInstance, BUILT_WEB);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const everyone: Person[] = [];
  return {
    app,
    url,
    dataFolder,
    databaseUrl: env.databaseUrl,
    service: (type) =>
      acting((app as INestApplicationContext).get(type, { strict: false }) as object) as never,
    sql: database.sql,
    people: async (names, arrival) => {
      const people = await Promise.all(
        Object.entries<string>(names).map(
          async ([key, name]) => [key, await signIn(app, `${url}/${API_PREFIX}`, name, arrival)] as const,
        ),
      );
      everyone.push(...people.map(([, person]) => person));
      return Object.fromEntries(people) as Record<keyof typeof names, Person>;
    },
    close: async () => {
      for (const person of everyone) person.closeSockets();
      await app.close();
      await database.drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
