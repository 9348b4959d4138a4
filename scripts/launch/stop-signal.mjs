/** One answer to every way of being asked to stop: Ctrl-C, kill, a closed terminal, npm being gone. */
import { readFileSync } from 'node:fs';
import { codeOf } from '../processes.mjs';

/**
 * @returns {{ stopping: AbortSignal, hurry: AbortSignal }} hurry: asked a second time
 */
export function listenForStop() {
  const stopping = new AbortController();
  const hurry = new AbortController();
  const stop = () => (stopping.signal.aborted ? hurry : stopping).abort();
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stop);
  // What we say goes nowhere once the terminal is closed; that is no reason to fall over.
  process.stdout.on('error', () => {});
  watchNpm(() => stopping.abort());
  return { stopping: stopping.signal, hurry: hurry.signal };
}

/**
 * npm dies of a signal without passing it on, and the shell between it and us stays: nobody would ever stop
 * us. So look now and then whether both are still there.
 * @param {() => void} gone
 */
function watchNpm(gone) {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(timer);
    gone();
  }, 250);
  timer.unref();
}

/**
 * @param {number} pid
 * @returns {number | undefined} undefined where the system does not tell
 */
function parentOf(pid) {
  if (process.platform !== 'linux') return undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ESRCH') return undefined;
    throw error;
  }
}
