import { fork } from 'node:child_process';
import { join } from 'node:path';
import { dist, root } from '../../scripts/paths.mjs';
import { freePort } from '../../scripts/processes.mjs';

/**
 * Starts a program that says `{ type: 'ready' }` on its channel.
 * @param {string} program
 * @param {Record<string, string>} env
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startServer(program, env) {
  const port = await freePort();
  const child = fork(program, {
    env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1' },
    execArgv: ['--disable-warning=DEP0040'],
  });
  await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${program} left with ${code} before it was ready`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners('exit');
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

/** @param {{ databaseUrl: string, home: string }} place */
export const startApi = ({ databaseUrl, home }) =>
  startServer(join(dist, 'apps/api/main.js'), {
    DATABASE_URL: databaseUrl,
    CORNAC_DATA: home,
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    DEMO: '1',
  });

/** @param {{ databaseUrl: string }} place */
export const startBare = ({ databaseUrl }) =>
  startServer(join(root, 'test/bench/bare-http.mjs'), { DATABASE_URL: databaseUrl, NODE_ENV: 'production' });
