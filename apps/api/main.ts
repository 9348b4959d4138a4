import type { FastifyInstance } from 'fastify';
import { createLogger, leaveWithSupervisor, readEnv } from '#platform';
import { serveDescription } from './docs.js';
import { servePages } from './pages.js';
import { createServer } from './server.js';

/** The API process: HTTP and, on the same port, sockets and pages. */
async function main(): Promise<void> {
  const env = readEnv(process.env);
  const app = await createServer(env);
  await serveDescription(app);
  await servePages(app.getHttpAdapter().getInstance() as unknown as FastifyInstance);
  await app.listen(env.port, env.host);
  leaveWithSupervisor();
  process.send?.({ type: 'ready', url: await app.getUrl() });
}

main().catch((error: unknown) => {
  createLogger('info', 'api').fatal({ err: error }, 'The API could not start');
  process.exitCode = 1;
  process.disconnect?.();
});
