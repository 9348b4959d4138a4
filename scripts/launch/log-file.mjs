/** Logs of the processes: one file each in the data folder, the last one kept beside. */
import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { codeOf } from '../processes.mjs';

const enough = 20_000_000;

/**
 * @param {string} path
 * @returns {{ fd: number, size: number }} the caller closes it
 */
export function openLog(path) {
  try {
    if (statSync(path).size > enough) renameSync(path, `${path}.1`);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  const fd = openSync(path, 'a', 0o600);
  return { fd, size: fstatSync(fd).size };
}

/**
 * @param {string} path
 * @param {number} [offset] where the interesting part begins
 * @returns {string} at most the last 4,000 characters
 */
export function lastWords(path, offset = 0) {
  const fd = openSync(path, 'r');
  try {
    const end = fstatSync(fd).size;
    const start = Math.max(offset, end - 4_000, 0);
    const words = Buffer.alloc(Math.max(end - start, 0));
    readSync(fd, words, 0, words.length, start);
    return words.toString().trim();
  } finally {
    closeSync(fd);
  }
}
