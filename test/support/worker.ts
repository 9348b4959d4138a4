import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Logger, runOnce } from 'graphile-worker';
import pg from 'pg';
import { jobsOf } from '../../apps/worker/jobs.js';
import { WorkerModule } from '../../apps/worker/worker.module.js';
import { subscriptionsOf } from '../../libs/notifications/index.js';
import {
  asSystem,
  type DomainEvent,
  ENV,
  type Env,
  EventDelivery,
  type Subscriptions,
} from '../../libs/platform/index.js';
import type { Cornac } from './app.js';

const SILENT = new Logger(() => () => undefined);

/** A connection lost says so to the statement that used it. */
const lost = (): void => undefined;

/** The worker of a Cornac under test, which works when it is told to: `await worker.work()`. */
export interface TestWorker {
  subscriptions: Subscriptions<DomainEvent>;
  /** A service of the worker's process. */
  service<T>(type: Type<T> | (abstract new (...args: never[]) => T)): T;
  /** One round: what waits is relayed, then every job is done. */
  work(): Promise<void>;
  /** Before the Cornac it works for. */
  close(): Promise<void>;
}

export async function openWorker(cornac: Cornac): Promise<TestWorker> {
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(cornac.app.get<Env>(ENV)), {
    logger: ['error'],
  });
  const subscriptions = subscriptionsOf(app);
  const taskList = jobsOf(app, subscriptions);
  return {
    subscriptions,
    service: (type) => app.get(type as Type, { strict: false }),
    work: async () => {
      await asSystem(() => app.get(EventDelivery).relay(subscriptions));
      // `runOnce` returns while its last job is still being crossed out: only a pool of ours waits for that.
      const pgPool = new pg.Pool({ connectionString: cornac.databaseUrl });
      pgPool.on('error', lost).on('connect', (client) => client.on('error', lost));
      await runOnce({ pgPool, taskList, logger: SILENT });
      await pgPool.end();
    },
    close: () => app.close(),
  };
}
