/** The server's process: is it there, is it ours, start it, stop it. */
import { spawn } from 'node:child_process';
import { closeSync, readlinkSync } from 'node:fs';
import { link, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { lastWords, openLog } from '../launch/log-file.mjs';
import { codeOf, isAlive, run, until } from '../processes.mjs';

/** @typedef {import('./cluster.mjs').Cluster} Cluster */
/** @typedef {{ pid: number, port: number, ready: boolean, text: string }} Postmaster */

/**
 * What postmaster.pid says, be it true or left over from a crash.
 * @param {string} directory
 * @returns {Promise<Postmaster | undefined>}
 */
export async function readPostmaster(directory) {
  const text = await readOrNothing(join(directory, 'postmaster.pid'));
  if (text === undefined) return undefined;
  const lines = text.split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready', text };
}

/** @param {string} path */
async function readOrNothing(path) {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Does that process serve this very folder? After a crash (or in a restarted container) the number may
 * belong to somebody else, and PostgreSQL alone would then refuse to start for ever.
 * @param {number} pid
 * @param {string} directory
 */
export async function serves(pid, directory) {
  if (!(pid > 0) || !isAlive(pid)) return false;
  if (process.platform !== 'linux') {
    return (await run('ps', ['-o', 'command=', '-p', String(pid)])).output.includes(directory);
  }
  try {
    // PostgreSQL works inside its folder. A dead process that nobody has reaped has no folder.
    return readlinkSync(`/proc/${pid}/cwd`) === directory;
  } catch (error) {
    if (['ENOENT', 'EACCES', 'ESRCH'].includes(String(codeOf(error)))) return false;
    throw error;
  }
}

/**
 * Removes what a crash left. Moved first and looked at again: another instance may have started the
 * server in between, and its file goes back.
 * @param {string} directory
 * @param {Postmaster} stale
 */
export async function clearStale(directory, stale) {
  const path = join(directory, 'postmaster.pid');
  const aside = `${path}.stale-${process.pid}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if ((await readFile(aside, 'utf8')) !== stale.text) await link(aside, path);
  await rm(aside, { force: true });
}

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  max_connections: '120',
  shared_preload_libraries: 'pg_stat_statements',
  log_line_prefix: '%m [%p] %d ',
};

const promises = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' };

/** Tests throw their database away: nothing has to survive the machine. */
const noPromises = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
};

/**
 * Starts the server in a session of its own, so that neither Ctrl-C nor the end of this process ends it,
 * and waits until it takes connections.
 * @param {Cluster} cluster
 * @param {{ port: number, durable: boolean, log: string }} options
 * @returns {Promise<'ready' | 'again' | 'port taken'>} again: another server has the folder, or is just leaving it
 */
export async function launch(cluster, { port, durable, log }) {
  const { directory, identity, program } = cluster;
  const flags = Object.entries({ ...settings, ...(durable ? promises : noPromises), port: String(port) });
  const { fd, size: offset } = openLog(log);
  const child = spawn(
    program.postgres,
    ['-D', directory, ...flags.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...identity,
      cwd: '/',
      detached: true,
      stdio: ['ignore', fd, fd],
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    },
  );
  closeSync(fd);
  const ended = new Promise((/** @type {(state: 'ended') => void} */ done) => {
    child.once('error', () => done('ended'));
    child.once('exit', () => done('ended'));
  });
  child.unref();
  for (;;) {
    const postmaster = await readPostmaster(directory);
    if (postmaster?.pid === child.pid && postmaster?.ready) return 'ready';
    if ((await Promise.race([ended, pause(15, 'running')])) === 'ended') return explain(log, offset);
  }
}

/**
 * @param {string} log
 * @param {number} offset where the server's own words begin
 * @returns {'again' | 'port taken'}
 */
function explain(log, offset) {
  const words = lastWords(log, offset);
  if (/could not bind|Address already in use/.test(words)) return 'port taken';
  if (/lock file .* already exists|pre-existing shared memory|is another postmaster/i.test(words))
    return 'again';
  throw new Error(`PostgreSQL did not start (${log}):\n${words}`);
}

/**
 * The fast stop: sessions are ended, everything is written, then it goes.
 * @param {string} directory
 */
export async function stopPostmaster(directory) {
  const postmaster = await readPostmaster(directory);
  if (!postmaster || !(await serves(postmaster.pid, directory))) return;
  const { pid } = postmaster;
  const gone = async () => ((await serves(pid, directory)) ? undefined : true);
  process.kill(pid, 'SIGINT');
  try {
    await until('PostgreSQL stops', 60_000, gone);
  } catch {
    // It hangs. What was committed is in its log and comes back at the next start.
    process.kill(pid, 'SIGQUIT');
    await until('PostgreSQL stops at once', 10_000, gone);
  }
}
