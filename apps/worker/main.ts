import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Logger, run } from 'graphile-worker';
import { SearchService, TaskRemindersService } from '#discussions';
import { RetentionService } from '#identity';
import { subscriptionsOf, ThreadNoticesService } from '#notifications';
import { DocumentRemindersService } from '#organisations';
import {
  AuditHeads,
  AuditSeal,
  asSystem,
  createLogger,
  type DomainEvent,
  EventDelivery,
  Heartbeat,
  leaveWithSupervisor,
  NestLogger,
  Rounds,
  readEnv,
  type Subscriptions,
} from '#platform';
import { jobsOf } from './jobs.js';
import { WorkerModule } from './worker.module.js';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** The worker process: delivers events, sends mail, seals the audit. */
async function main(): Promise<void> {
  const env = readEnv(process.env);
  const log = createLogger(env.logLevel, 'worker');
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(env), {
    logger: new NestLogger(log),
  });
  const subscriptions = subscriptionsOf(app);
  const runner = await run({
    connectionString: env.databaseUrl,
    concurrency: 4,
    noHandleSignals: true,
    taskList: jobsOf(app, subscriptions),
    logger: new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning') log.warn(message);
    }),
  });
  await asSystem(() => app.get(Rounds).done('worker'));
  const rounds = roundsOf(app, subscriptions, log);
  for (const beating of rounds) beating.start();
  const stop = async (): Promise<void> => {
    await Promise.all(rounds.map((beating) => beating.stop()));
    await runner.stop();
    await app.close();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
  leaveWithSupervisor();
  process.send?.({ type: 'ready' });
}

/** What is done again and again, each on its own beat; a failure only costs its round. */
function roundsOf(
  app: INestApplicationContext,
  subscriptions: Subscriptions<DomainEvent>,
  log: ReturnType<typeof createLogger>,
): Heartbeat[] {
  const get = <T>(type: Type<T>): T => app.get(type, { strict: false });
  const round = (everyMs: number, work: () => Promise<unknown>, failure: string) =>
    new Heartbeat(everyMs, () =>
      asSystem(work).then(
        () => undefined,
        (error: unknown) => log.warn({ err: error }, failure),
      ),
    );
  const sayHere = () => get(Rounds).done('worker');
  return [
    round(200, () => get(EventDelivery).relay(subscriptions), 'Events not relayed this time'),
    round(2 * SECOND_MS, () => get(AuditSeal).seal(), 'Audit not sealed this time'),
    // Messages are found before they are indexed: this only bounds how many are read one by one.
    round(5 * SECOND_MS, () => get(SearchService).indexNew(), 'New messages not indexed this time'),
    round(30 * SECOND_MS, sayHere, 'Not said that the worker is there'),
    // Taken once a day, at the first round of the day.
    round(MINUTE_MS, () => get(AuditHeads).take(), 'Head of the audit not taken this time'),
    round(MINUTE_MS, () => get(ThreadNoticesService).tell(), 'Unread messages not told this time'),
    // Papers and tasks fall due with the day: minutes do not count.
    round(5 * MINUTE_MS, () => get(DocumentRemindersService).remind(), 'Papers not looked at this time'),
    round(5 * MINUTE_MS, () => get(TaskRemindersService).remind(), 'Tasks not looked at this time'),
    // Terms are counted in months.
    round(HOUR_MS, () => get(RetentionService).run(), 'Retention not gone through this time'),
  ];
}

main().catch((error: unknown) => {
  createLogger('info', 'worker').fatal({ err: error }, 'The worker could not start');
  process.exitCode = 1;
  process.disconnect?.();
});
