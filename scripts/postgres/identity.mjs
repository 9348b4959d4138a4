/** Which user runs PostgreSQL. It refuses root, so root hands it to a user of the system. */
import { stat } from 'node:fs/promises';
import { codeOf, run } from '../processes.mjs';

/**
 * `undefined` as an identity means: we are an ordinary user and run it ourselves.
 * @typedef {{ uid: number, gid: number }} Identity
 */

/** @param {string} name */
async function lookUp(name) {
  const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
  if (uid.code !== 0 || gid.code !== 0) return undefined;
  return { uid: Number(uid.output), gid: Number(gid.output) };
}

async function createSystemUser() {
  const shadow = ['--system', '--user-group', '--no-create-home', '--home-dir', '/', 'cornac'];
  const busybox = ['-S', '-D', '-H', '-h', '/', 'cornac'];
  if ((await run('useradd', shadow)).code !== 0) await run('adduser', busybox);
  return lookUp('cornac');
}

/**
 * @param {string} dataDirectory where the database stands or will stand
 * @returns {Promise<Identity | undefined>}
 */
export async function serverIdentity(dataDirectory) {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await ownerOf(dataDirectory);
  if (owner && owner.uid !== 0) return owner;
  const found =
    (await lookUp('postgres')) ??
    (await lookUp('cornac')) ??
    (await createSystemUser()) ??
    (await lookUp('nobody'));
  if (found) return found;
  throw new Error(
    'PostgreSQL refuses to run as root and this system has no user to run it as: start Cornac as an ordinary user.',
  );
}

/**
 * Only its owner may serve a database: one made by an ordinary user is served as that user, even by root.
 * @param {string} path
 */
async function ownerOf(path) {
  try {
    const { uid, gid } = await stat(path);
    return { uid, gid };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * May this user walk to that folder? Asked of the system itself: modes, groups, access lists and mounts
 * all have their say.
 * @param {Identity | undefined} identity
 * @param {string} folder
 */
export async function canReach(identity, folder) {
  return (await run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...identity, cwd: '/' })).code === 0;
}
