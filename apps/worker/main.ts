import { NestFactory } from '@nestjs/core';
import { Logger, run } from 'graphile-worker';
import { AuditSeal, createLogger, leaveWithSupervisor, NestLogger, readEnv } from '#platform';
import { jobsOf } from './jobs.js';
import { WorkerModule } from './worker.module.js';

const SEAL_EVERY_MS = 2_000;

/** The worker process: delivers events, sends mail, seals the audit. */
async function main(): Promise<void> {
  const env = readEnv(process.env);
  const log = createLogger(env.logLevel, 'worker');
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(env), {
    logger: new NestLogger(log),
  });
  const runner = await run({
    connectionString: env.databaseUrl,
    concurrency: 4,
    noHandleSignals: true,
    taskList: jobsOf(app),
    logger: new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning') log.warn(message);
    }),
  });
  const seal = app.get(AuditSeal);
  const timer = setInterval(() => {
    seal.seal().catch((error: unknown) => log.warn({ err: error }, 'Audit not sealed this time'));
  }, SEAL_EVERY_MS);
  const stop = async (): Promise<void> => {
    clearInterval(timer);
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

main().catch((error: unknown) => {
  createLogger('info', 'worker').fatal({ err: error }, 'The worker could not start');
  process.exitCode = 1;
  process.disconnect?.();
});
