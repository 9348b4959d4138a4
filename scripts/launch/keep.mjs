/** A program of the product, kept alive: started, started again when it dies, stopped when asked. */
import { fork } from 'node:child_process';
import { closeSync, existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { nodeProgram, root } from '../paths.mjs';
import { messageOf } from '../processes.mjs';
import { lastWords, openLog } from './log-file.mjs';

/**
 * @typedef {object} Order
 * @property {string} name how people call it
 * @property {string} file
 * @property {string} log
 * @property {() => Promise<NodeJS.ProcessEnv>} environment asked at each start
 * @property {(line: string) => void} say
 */
/** @typedef {ReturnType<typeof keep>} Kept */

/** Deaths in a row before the first "ready" that make the whole start fail. */
const attempts = 3;
const readyWithin = 60_000;
const stopWithin = 10_000;

/** @param {Order} order */
export function keep(order) {
  const { name, log, say } = order;
  const stopping = new AbortController();
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  let wasReady = false;
  let failures = 0;
  /** @type {(value?: undefined) => void} */
  let tellReady = () => {};
  /** @type {(reason: Error) => void} */
  let tellFailed = () => {};
  /** @type {Promise<void>} */
  const ready = new Promise((done, fail) => {
    tellReady = done;
    tellFailed = fail;
  });
  // Awaited or not: a failure is told by whoever awaits it.
  ready.catch(() => {});
  const life = live();

  async function live() {
    while (!stopping.signal.aborted) {
      const born = Date.now();
      const { ending, offset } = await runOnce();
      if (stopping.signal.aborted) return;
      failures = Date.now() - born > 60_000 ? 1 : failures + 1;
      if (!wasReady && failures >= attempts) {
        tellFailed(new Error(`${name} does not start (${ending}). ${log}:\n${lastWords(log, offset)}`));
        return;
      }
      const wait = Math.min(250 * 2 ** (failures - 1), 30_000);
      say(
        `${name} stopped (${ending}; see ${log}): starting it again${wait < 1_000 ? '' : ` in ${wait / 1_000} s`}`,
      );
      // Being stopped while waiting ends the loop, nothing more.
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  async function runOnce() {
    const { fd, size: offset } = openLog(log);
    try {
      child = await launch(order, fd);
    } catch (error) {
      return { ending: messageOf(error), offset };
    } finally {
      closeSync(fd);
    }
    const process = child;
    const late = setTimeout(() => process.kill('SIGKILL'), readyWithin);
    process.on('message', (message) => {
      if (!isReady(message)) return;
      clearTimeout(late);
      wasReady = true;
      tellReady();
    });
    // stop() may have been called while the process was being made.
    if (stopping.signal.aborted) process.kill('SIGTERM');
    const ending = await endOf(process);
    clearTimeout(late);
    child = undefined;
    return { ending, offset };
  }

  return {
    /** Settles at the first "ready"; fails when it dies again and again before. */
    ready,
    pid: () => child?.pid,
    /** Ends the process; it comes back with a fresh environment. */
    restart() {
      failures = 0;
      child?.kill('SIGTERM');
    },
    /** @param {AbortSignal} hurry */
    async stop(hurry) {
      stopping.abort();
      const force = () => child?.kill('SIGKILL');
      const timer = setTimeout(force, stopWithin);
      hurry.addEventListener('abort', force);
      if (hurry.aborted) force();
      else child?.kill('SIGTERM');
      await life;
      clearTimeout(timer);
      hurry.removeEventListener('abort', force);
    },
  };
}

/**
 * In a process group of its own: Ctrl-C reaches us alone, and we stop things in order. Should we be killed,
 * the channel breaks and the program leaves by itself.
 * @param {Order} order
 * @param {number} fd
 */
async function launch({ file, environment }, fd) {
  if (!existsSync(file)) throw new Error(`${file} is missing: npm run build`);
  return fork(file, [], {
    cwd: root,
    detached: true,
    execPath: nodeProgram(),
    execArgv: ['--enable-source-maps'],
    env: await environment(),
    stdio: ['ignore', fd, fd, 'ipc'],
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>}
 */
function endOf(child) {
  return new Promise((done) => {
    child.once('error', (error) => done(error.message));
    child.once('exit', (code, signal) => done(signal ?? `code ${code}`));
  });
}

/** @param {unknown} message */
function isReady(message) {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'ready';
}
