/** The database's folder: found, or made completely before it gets its name. */
import { createHash, randomBytes } from 'node:crypto';
import {
  chmod,
  chown,
  lstat,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf, isAlive, run } from '../processes.mjs';
import { canReach, serverIdentity } from './identity.mjs';
import { findProgram, shelf } from './program.mjs';

/** @typedef {import('./identity.mjs').Identity} Identity */
/** @typedef {import('./program.mjs').Program} Program */
/** @typedef {{ admin: string, owner: string }} Passwords */
/**
 * @typedef {object} Cluster
 * @property {string} directory the database's folder, without symbolic links
 * @property {Identity | undefined} identity
 * @property {Program} program
 * @property {Passwords} passwords
 */

const passwordFile = 'cornac-passwords.json';

/**
 * @param {string} home the data folder; the database is its `postgres`
 * @param {{ durable: boolean, say: (line: string) => void }} options
 * @returns {Promise<Cluster>}
 */
export async function openCluster(home, { durable, say }) {
  const name = join(home, 'postgres');
  await openHome(home);
  const identity = await serverIdentity(name);
  const program = await findProgram(identity, home);
  await sweep(home);
  if (!(await isCluster(name))) {
    await setAside(name, say);
    await createCluster({ name, identity, program, durable });
  }
  const directory = await realpath(name);
  if (directory !== join(await realpath(home), 'postgres')) say(`The database stands in ${directory}`);
  await checkVersion(directory, program);
  return { directory, identity, program, passwords: await readPasswords(directory) };
}

/**
 * @param {string} home
 * @returns {Promise<string | undefined>} the database's folder, if there is one
 */
export async function findCluster(home) {
  try {
    return await realpath(join(home, 'postgres'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * The data folder holds people's files: nobody else reads it. PostgreSQL's user, when it is not ours, may
 * walk through it and no more.
 * @param {string} home
 */
async function openHome(home) {
  const made = await mkdir(home, { recursive: true });
  if (made) await chmod(home, process.getuid?.() === 0 ? 0o711 : 0o700);
}

/** @param {string} name */
async function isCluster(name) {
  try {
    await lstat(join(name, 'PG_VERSION'));
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    if (codeOf(error) === 'EACCES') {
      throw new Error(`${name} belongs to another user: start Cornac as that user, or set CORNAC_DATA.`);
    }
    throw error;
  }
}

/**
 * Something stands where the database should be and is none. Never deleted: it is somebody's.
 * @param {string} name
 * @param {(line: string) => void} say
 */
async function setAside(name, say) {
  try {
    if ((await lstat(name)).isSymbolicLink()) {
      throw new Error(
        `${name} leads to a database that is not there any more. Bring it back, or remove the link to begin anew.`,
      );
    }
    const aside = `${name}.aside-${Date.now()}`;
    await rename(name, aside);
    say(`${name} held no database: moved to ${basename(aside)}`);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/**
 * Makers that were killed leave `postgres.new-<process>-…`.
 * @param {string} folder
 */
async function sweep(folder) {
  for (const entry of await readdir(folder)) {
    const maker = /\.new-(\d+)(-|$)/.exec(entry)?.[1];
    if (maker && Number(maker) !== process.pid && !isAlive(Number(maker))) {
      await rm(join(folder, entry), { recursive: true, force: true });
    }
  }
}

/** @param {{ name: string, identity: Identity | undefined, program: Program, durable: boolean }} order */
async function createCluster({ name, identity, program, durable }) {
  const home = dirname(name);
  const reachable = await canReach(identity, home);
  const folder = reachable ? home : await shelf();
  if (!reachable) await sweep(folder);
  const half = join(folder, `postgres.new-${process.pid}-${randomBytes(4).toString('hex')}`);
  try {
    await initialise(half, identity, program, durable);
    if (reachable) await rename(half, name);
    else await shelve(half, name);
  } catch (error) {
    // Another instance was faster: its database is the one. Anything else is a fault.
    if (!['EEXIST', 'ENOTEMPTY'].includes(String(codeOf(error)))) throw error;
  } finally {
    await rm(half, { recursive: true, force: true });
    await rm(`${half}.password`, { force: true });
  }
}

/**
 * PostgreSQL's user cannot walk to the data folder: the database stands on root's shelf and a link leads
 * there. The link is what counts; two instances cannot both make it.
 * @param {string} half
 * @param {string} name
 */
async function shelve(half, name) {
  const mark = createHash('sha256')
    .update(await realpath(dirname(name)))
    .digest('hex')
    .slice(0, 12);
  const place = join(dirname(half), `data-${mark}-${randomBytes(4).toString('hex')}`);
  await writeFile(join(half, 'cornac-home.txt'), `The database of ${name}\n`);
  await rename(half, place);
  try {
    await symlink(place, name);
  } catch (error) {
    await rm(place, { recursive: true, force: true });
    throw error;
  }
}

/**
 * @param {string} directory
 * @param {Identity | undefined} identity
 * @param {Program} program
 * @param {boolean} durable
 */
async function initialise(directory, identity, program, durable) {
  /** @type {Passwords} */
  const passwords = { admin: randomBytes(24).toString('hex'), owner: randomBytes(24).toString('hex') };
  await mkdir(directory, { mode: 0o700 });
  const secret = `${directory}.password`;
  await writeSecret(secret, passwords.admin, identity);
  if (identity) await chown(directory, identity.uid, identity.gid);
  const { code, output } = await run(
    program.initdb,
    [
      `--pgdata=${directory}`,
      '--username=postgres',
      `--pwfile=${secret}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The same order and the same lower case on every machine and after every system update; French
      // order is asked for where people read lists (COLLATE "fr-x-icu").
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--text-search-config=simple',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ],
    { ...identity, cwd: '/', env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } },
  );
  if (code !== 0) throw new Error(`PostgreSQL could not make its folder ${directory}:\n${output}`);
  await writeSecret(join(directory, passwordFile), JSON.stringify(passwords), identity);
}

/**
 * @param {string} path
 * @param {string} content
 * @param {Identity | undefined} identity
 */
async function writeSecret(path, content, identity) {
  await writeFile(path, `${content}\n`, { mode: 0o600, flag: 'wx' });
  if (identity) await chown(path, identity.uid, identity.gid);
}

/**
 * @param {string} directory
 * @returns {Promise<Passwords>}
 */
async function readPasswords(directory) {
  return JSON.parse(await readFile(join(directory, passwordFile), 'utf8'));
}

/**
 * @param {string} directory
 * @param {Program} program
 */
async function checkVersion(directory, program) {
  const version = (await readFile(join(directory, 'PG_VERSION'), 'utf8')).trim();
  if (version === program.major) return;
  throw new Error(
    `${directory} was made by PostgreSQL ${version} and this Cornac brings ${program.major}: ` +
      'save it with that version (pg_dump) and load it here, or set CORNAC_DATA to begin anew.',
  );
}
