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
  EventDelivery,
  leaveWithSupervisor,
  NestLogger,
  Rounds,
  readEnv,
} from '#platform';
import { jobsOf } from './jobs.js';
import { WorkerModule } from './worker.module.js';

const SEAL_EVERY_MS = 2_000;
/** Unread messages wait ten minutes before a letter tells of them. */
const TELL_UNREAD_EVERY_MS = 60_000;
/** How long an event may wait before its listeners are told. */
const RELAY_EVERY_MS = 200;
/** How often the worker says that it is there. */
const TELL_EVERY_MS = 30_000;
/** The head is taken once a day, at the first round of the day. */
const HEAD_EVERY_MS = 60_000;
/** Terms are counted in months: an hour late is nothing. */
const RETAIN_EVERY_MS = 3_600_000;
/** Papers expire with the day, so minutes do not count; what was sent is marked. */
const REMIND_EVERY_MS = 300_000;

/** New messages are found before they are indexed: this only bounds how many are read one by one. */
const INDEX_EVERY_MS = 5_000;

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
  const [seal, delivery] = [app.get(AuditSeal), app.get(EventDelivery)];
  const reminders = app.get(DocumentRemindersService, { strict: false });
  const notices = app.get(ThreadNoticesService, { strict: false });
  const tasks = app.get(TaskRemindersService, { strict: false });
  const rounds = [
    repeat(
      REMIND_EVERY_MS,
      () => asSystem(() => reminders.remind()),
      (error) => log.warn({ err: error }, 'Papers about to expire not looked at this time'),
    ),
    repeat(
      REMIND_EVERY_MS,
      () => asSystem(() => tasks.remind()),
      (error) => log.warn({ err: error }, 'Tasks about to fall due not looked at this time'),
    ),
    repeat(
      TELL_UNREAD_EVERY_MS,
      () => asSystem(() => notices.tell()),
      (error) => log.warn({ err: error }, 'Unread messages not told this time'),
    ),
    repeat(
      SEAL_EVERY_MS,
      () => asSystem(() => seal.seal()),
      (error) => log.warn({ err: error }, 'Audit not sealed this time'),
    ),
    repeat(
      RELAY_EVERY_MS,
      () => asSystem(() => delivery.relay(subscriptions)),
      (error) => log.warn({ err: error }, 'Events not relayed this time'),
    ),
  ];
  const [retention, search] = [app.get(RetentionService), app.get(SearchService, { strict: false })];
  rounds.push(
    repeat(
      INDEX_EVERY_MS,
      () => asSystem(() => search.indexNew()),
      (error) => log.warn({ err: error }, 'New messages not put into the index this time'),
    ),
    repeat(
      RETAIN_EVERY_MS,
      () => asSystem(() => retention.run()),
      (error) => log.warn({ err: error }, 'Retention not gone through this time'),
    ),
  );
  const [heads, life] = [app.get(AuditHeads), app.get(Rounds)];
  await asSystem(() => life.done('worker'));
  rounds.push(
    repeat(
      HEAD_EVERY_MS,
      () => asSystem(() => heads.take()),
      (error) => log.warn({ err: error }, 'Head of the audit not taken this time'),
    ),
    repeat(
      TELL_EVERY_MS,
      () => asSystem(() => life.done('worker')),
      (error) => log.warn({ err: error }, 'Not said that the worker is there'),
    ),
  );
  const stop = async (): Promise<void> => {
    for (const end of rounds) end();
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

/** Works, then rests, again and again: never two at once, and a failure only costs its round. @returns how to end. */
function repeat(restMs: number, work: () => Promise<unknown>, onError: (error: unknown) => void): () => void {
  let timer: NodeJS.Timeout;
  let ended = false;
  const round = (): void => {
    work()
      .catch(onError)
      .finally(() => {
        if (!ended) timer = setTimeout(round, restMs);
      });
  };
  timer = setTimeout(round, restMs);
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

main().catch((error: unknown) => {
  createLogger('info', 'worker').fatal({ err: error }, 'The worker could not start');
  process.exitCode = 1;
  process.disconnect?.();
});
