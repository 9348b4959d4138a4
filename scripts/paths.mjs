/** Where things stand, whatever folder the command was typed in. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the clone. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The compiled product. CORNAC_DIST lets the launcher's own tests put small programs in its place. */
export const dist = process.env.CORNAC_DIST ? resolve(process.env.CORNAC_DIST) : join(root, 'dist');

/** Everything a running instance keeps: database, files, logs. */
export function dataFolder() {
  return process.env.CORNAC_DATA ? resolve(process.env.CORNAC_DATA) : join(root, '.cornac');
}

/**
 * The pinned Node 24 of a clone. Inside npm scripts it is already the running one; outside, the host's older Node
 * only starts the launcher and everything else runs on this one.
 */
export function nodeProgram(clone = root) {
  const pinned = join(clone, 'node_modules', 'node', 'bin', 'node');
  return existsSync(pinned) ? pinned : process.execPath;
}

/** @param {string} name a program that a development package brings */
export function tool(name) {
  return join(root, 'node_modules', '.bin', name);
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}
