/** What was built from what: unchanged sources are known by size and hour, touched ones by content. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { codeOf } from './processes.mjs';

/** @typedef {{ size: number, changed: number, hash: string }} Source */
/** @typedef {Record<string, Source>} Sources by path inside the clone */

/** @param {string} path */
export function hashOf(path) {
  return createHash('sha256').update(readFileSync(path)).digest('base64url');
}

/**
 * @param {string} base the folder that paths are told from
 * @param {string[]} folders
 * @param {(path: string) => boolean} wanted
 * @param {Sources} known from the last time, to spare reading what has not been touched
 * @returns {Sources}
 */
export function look(base, folders, wanted, known) {
  /** @type {Sources} */
  const sources = {};
  const visit = (/** @type {string} */ folder) => {
    for (const entry of list(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else if (wanted(path)) sources[relative(base, path)] = source(path, known[relative(base, path)]);
    }
  };
  for (const folder of folders) visit(join(base, folder));
  return sources;
}

/** @param {string} folder */
function list(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/**
 * @param {string} path
 * @param {Source | undefined} before
 * @returns {Source}
 */
function source(path, before) {
  const { size, mtimeMs: changed } = statSync(path);
  const untouched = before && before.size === size && before.changed === changed;
  return { size, changed, hash: untouched ? before.hash : hashOf(path) };
}

/**
 * @template T
 * @param {string} path
 * @param {T} none
 * @returns {Promise<T>}
 */
export async function readStamp(path, none) {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return none;
    throw error;
  }
}

/**
 * @param {string} path
 * @param {unknown} stamp
 */
export async function writeStamp(path, stamp) {
  await writeFile(`${path}.${process.pid}`, JSON.stringify(stamp));
  await rename(`${path}.${process.pid}`, path);
}
