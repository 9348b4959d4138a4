import { readEnv } from '#platform';
import { logger } from './logger.js';
import { createServer } from './server.js';

/** The API process: HTTP and, on the same port, sockets and pages. */
async function main(): Promise<void> {
  const env = readEnv(process.env);
  const app = await createServer(env);
  await app.listen(env.port, env.host);
  // A supervisor that dies takes the channel with it: leave too, rather than stay behind holding the port.
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.send?.({ type: 'ready', url: await app.getUrl() });
}

main().catch((error: unknown) => {
  logger('info').fatal({ err: error }, 'The API could not start');
  process.exitCode = 1;
  process.disconnect?.();
});
