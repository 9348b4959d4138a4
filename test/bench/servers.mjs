import { fork } from 'node:child_process';
import { join } from 'node:path';
import { dist, root } from '../../scripts/paths.mjs';
import { freePort } from '../../scripts/processes.mjs';

/** @typedef {{ url: string, port: number, pid: number, stop: () => Promise<void>, kill: () => Promise<void> }} Server */

const LEAVES_WITHIN_MS = 20_000;

/**
 * Starts a program that says `{ type: 'ready' }` on its channel.
 * @param {string} program
 * @param {Record<string, string>} env PORT to have that one
 * @param {string[]} [flags] for Node
 * @returns {Promise<Server>}
 */
export async function startServer(program, env, flags = []) {
  const port = Number(env.PORT ?? (await freePort()));
  const child = fork(program, {
    env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1' },
    execArgv: ['--disable-warning=DEP0040', ...flags],
  });
  await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${program} left with ${code} before it was ready`)));
  });
  const end = (/** @type {NodeJS.Signals} */ signal) =>
    new Promise((/** @type {(value: void) => void} */ resolve) => {
      child.removeAllListeners('exit');
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      // Whatever does not leave when asked is ended: a proof never waits for ever.
      const patience = setTimeout(() => child.kill('SIGKILL'), LEAVES_WITHIN_MS);
      child.once('exit', () => {
        clearTimeout(patience);
        resolve();
      });
      child.kill(signal);
    });
  const pid = child.pid ?? 0;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    pid,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/**
 * @param {{ databaseUrl: string, home: string }} place
 * @param {Record<string, string>} [env]
 * @param {string[]} [flags]
 */
export const startApi = ({ databaseUrl, home }, env = {}, flags = []) =>
  startServer(
    join(dist, 'apps/api/main.js'),
    {
      DATABASE_URL: databaseUrl,
      CORNAC_DATA: home,
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      DEMO: '1',
      ...env,
    },
    flags,
  );

/** @param {{ databaseUrl: string }} place */
export const startBare = ({ databaseUrl }) =>
  startServer(join(root, 'test/bench/bare-http.mjs'), { DATABASE_URL: databaseUrl, NODE_ENV: 'production' });
