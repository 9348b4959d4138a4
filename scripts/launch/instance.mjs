/** One running Cornac: database, API and worker, brought up in order and down in the opposite one. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from '../build.mjs';
import { dist } from '../paths.mjs';
import { openPostgres } from '../postgres.mjs';
import { messageOf } from '../processes.mjs';
import { keep } from './keep.mjs';
import { choosePort } from './port.mjs';
import { prepareWorld } from './world.mjs';

/** @typedef {import('../postgres.mjs').Server} Server */
/** @typedef {import('./world.mjs').World} World */
/**
 * @typedef {object} Settings
 * @property {string} data
 * @property {string | undefined} databaseUrl somebody else's server
 * @property {number} port wanted
 * @property {string} host
 * @property {string | undefined} publicUrl
 * @property {boolean} demo
 */
/** @typedef {{ settings: Settings, stopping: AbortSignal, hurry: AbortSignal, say: (line: string) => void }} Launch */

/** @typedef {{ people: string, local: string }} Addresses what people type, and how this machine gets there */

/**
 * The database that the product uses, ours or somebody else's.
 * @typedef {object} Database
 * @property {string} url
 * @property {Server | undefined} server ours
 */

/**
 * Compiles what changed and opens the database, both at once.
 * @param {Launch} launch
 * @returns {Promise<Database>}
 */
export async function openDatabase({ settings, say }) {
  await mkdir(settings.data, { recursive: true });
  const [built, opened] = await Promise.allSettled([
    process.env.CORNAC_DIST ? undefined : build({ say }),
    settings.databaseUrl ? undefined : openPostgres({ home: settings.data, say }),
  ]);
  if (opened.status === 'rejected') throw opened.reason;
  const server = opened.value;
  if (built.status === 'rejected') {
    await server?.close();
    throw built.reason;
  }
  return { url: settings.databaseUrl ?? server?.url ?? '', server };
}

/**
 * @param {Launch} launch
 * @param {Database} database
 * @returns {World}
 */
export function worldOf({ settings, stopping, say }, { url }) {
  return {
    url,
    demo: settings.demo,
    environment: environment(settings, url),
    stopping,
    say,
  };
}

/**
 * @param {Settings} settings
 * @param {string} url
 * @returns {NodeJS.ProcessEnv}
 */
function environment({ data, host, demo }, url) {
  return {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: url,
    CORNAC_DATA: data,
    // Compiling the same packages again is a quarter of every start.
    NODE_COMPILE_CACHE: join(data, 'compile-cache'),
    HOST: host,
    DEMO: demo ? '1' : '0',
  };
}

/**
 * Runs until asked to stop.
 * @param {Launch} launch
 * @param {Database} database
 * @param {(addresses: Addresses) => Promise<void>} welcome called when people can come
 */
export async function runInstance(launch, database, welcome) {
  const { hurry, say, stopping } = launch;
  /** @type {ReturnType<typeof startPrograms> | undefined} */
  let programs;
  try {
    const port = await announcePort(launch, launch.settings.port);
    await prepareWorld(worldOf(launch, database), () => {
      programs = startPrograms(launch, database, port);
    });
    if (stopping.aborted || !programs) return;
    const { api, worker, addresses } = programs;
    await Promise.race([Promise.all([api.ready, worker.ready]), aborted(stopping)]);
    if (!stopping.aborted) await welcome(addresses());
    await Promise.race([keepDatabase(launch, database, programs), aborted(stopping)]);
  } finally {
    await Promise.all([programs?.api.stop(hurry), programs?.worker.stop(hurry)]);
    if (database.server && !(await database.server.close())) {
      say('Another instance uses the database: it stays.');
    }
  }
}

/**
 * @param {Launch} launch
 * @param {number} wanted
 */
async function announcePort({ settings, say }, wanted) {
  const port = await choosePort(wanted, settings.host);
  if (wanted !== 0 && port !== wanted) say(`Port ${wanted} is taken: using ${port}.`);
  return port;
}

/**
 * @param {Launch} launch
 * @param {Database} database
 * @param {number} firstPort
 */
function startPrograms(launch, database, firstPort) {
  const { settings, say } = launch;
  let port = firstPort;
  const addresses = () => ({
    people: settings.publicUrl ?? `http://localhost:${port}`,
    local: `http://${callable(settings.host)}:${port}`,
  });
  const common = () => ({
    ...environment(settings, database.url),
    PORT: String(port),
    PUBLIC_URL: addresses().people,
  });
  const worker = keep({
    name: 'The worker',
    file: join(dist, 'apps', 'worker', 'main.js'),
    log: join(settings.data, 'worker.log'),
    environment: async () => common(),
    say,
  });
  const api = keep({
    name: 'The API',
    file: join(dist, 'apps', 'api', 'main.js'),
    log: join(settings.data, 'api.log'),
    async environment() {
      const before = port;
      port = await announcePort(launch, port);
      // The worker writes the address into mails.
      if (port !== before) worker.restart();
      return common();
    },
    say,
  });
  return { api, worker, addresses };
}

/** @param {string} host */
function callable(host) {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * Brings our server back whenever it goes. The programs find it again by themselves at the same address.
 * @param {Launch} launch
 * @param {Database} database
 * @param {ReturnType<typeof startPrograms>} programs
 */
async function keepDatabase({ settings, stopping, say }, database, { api, worker }) {
  while (database.server) {
    const { lost, port } = database.server;
    await lost;
    if (stopping.aborted) return;
    say('PostgreSQL stopped: starting it again.');
    database.server = await reopen(settings.data, port, stopping, say);
    if (!database.server) return;
    say('PostgreSQL is back.');
    if (database.server.url === database.url) continue;
    database.url = database.server.url;
    api.restart();
    worker.restart();
  }
  await aborted(stopping);
}

/**
 * @param {string} home
 * @param {number} port
 * @param {AbortSignal} stopping
 * @param {(line: string) => void} say
 */
async function reopen(home, port, stopping, say) {
  for (let wait = 500; !stopping.aborted; wait = Math.min(wait * 2, 30_000)) {
    try {
      return await openPostgres({ home, port, say });
    } catch (error) {
      say(`${messageOf(error)}\nTrying again in ${wait / 1_000} s.`);
      // Being stopped while waiting ends the loop, nothing more.
      await pause(wait, undefined, { signal: stopping }).catch(() => {});
    }
  }
  return undefined;
}

/** @param {AbortSignal} signal */
function aborted(signal) {
  if (signal.aborted) return Promise.resolve();
  return new Promise((/** @type {(value: void) => void} */ done) =>
    signal.addEventListener('abort', () => done(), { once: true }),
  );
}
