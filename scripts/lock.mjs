/** One at a time among processes: two instances started together must not build the same folder together. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf, isAlive, run } from './processes.mjs';

/**
 * Numbers of processes come round again; number and hour of birth together do not.
 * @param {number} pid
 */
async function birth(pid) {
  if (process.platform !== 'linux') {
    return `${pid} ${(await run('ps', ['-o', 'lstart=', '-p', String(pid)])).output.trim()}`;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ESRCH') return `${pid} dead`;
    throw error;
  }
}

/** @param {string} holder what a lock file says */
async function lives(holder) {
  const pid = Number(holder.split(' ')[0]);
  return isAlive(pid) && (await birth(pid)) === holder;
}

/**
 * @template T
 * @param {string} path the lock file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(path, work) {
  await mkdir(dirname(path), { recursive: true });
  const claim = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  await writeFile(claim, await birth(process.pid));
  try {
    while (!(await take(claim, path))) await pause(50);
    try {
      return await work();
    } finally {
      await rm(path, { force: true });
    }
  } finally {
    await rm(claim, { force: true });
  }
}

/**
 * A link is made complete or not at all, and only by one.
 * @param {string} claim
 * @param {string} path
 */
async function take(claim, path) {
  try {
    await link(claim, path);
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  if (await isLeftOver(path)) await removeLeftOver(path, `${claim}.old`);
  return false;
}

/** @param {string} path */
async function isLeftOver(path) {
  try {
    return !(await lives(await readFile(path, 'utf8')));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/**
 * Moved first and looked at again: in between, another process may have removed it and taken the lock.
 * @param {string} path
 * @param {string} aside
 */
async function removeLeftOver(path, aside) {
  try {
    await rename(path, aside);
    if (await lives(await readFile(aside, 'utf8'))) await link(aside, path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(aside, { force: true });
  }
}
