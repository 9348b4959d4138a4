/**
 * `npm start`: builds what changed, starts PostgreSQL, migrates, loads the demo world into a new database,
 * keeps the API and the worker running, and stops it all in order.
 * `npm run demo:reset`: puts the demo world back as it was on the first day.
 *
 * PORT (3000) · HOST (127.0.0.1) · CORNAC_DATA (.cornac/) · DATABASE_URL (use this server, start none) ·
 * PUBLIC_URL · CORNAC_DEMO=0 (no demo world, no one-click logins)
 */
import { openDatabase, runInstance, worldOf } from './launch/instance.mjs';
import { listenForStop } from './launch/stop-signal.mjs';
import { resetWorld } from './launch/world.mjs';
import { dataFolder, say } from './paths.mjs';
import { messageOf } from './processes.mjs';

/** @typedef {import('./launch/instance.mjs').Launch} Launch */
/** @typedef {{ key: string, name: string, role: string, organisation: string }} Persona */

const { stopping, hurry } = listenForStop();

try {
  const launch = { settings: readSettings(), stopping, hurry, say };
  if (process.argv.includes('--reset-demo')) await reset(launch);
  else await runInstance(launch, await openDatabase(launch), (addresses) => welcome(addresses, launch));
  // Nothing of ours is left to wait for; a half-closed connection must not hold the terminal.
  process.exit(0);
} catch (error) {
  if (stopping.aborted) process.exit(0);
  say(`Cornac could not start. ${messageOf(error)}`);
  process.exit(1);
}

/** @returns {import('./launch/instance.mjs').Settings} */
function readSettings() {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT is "${process.env.PORT}".`);
  return {
    data: dataFolder(),
    databaseUrl: process.env.DATABASE_URL || undefined,
    port,
    host: process.env.HOST || '127.0.0.1',
    publicUrl: process.env.PUBLIC_URL || undefined,
    demo: process.env.CORNAC_DEMO !== '0',
  };
}

/** @param {Launch} launch */
async function reset(launch) {
  if (!launch.settings.demo) throw new Error('CORNAC_DEMO=0: this is no demo instance, nothing was touched.');
  const { databaseUrl, data } = launch.settings;
  if (databaseUrl && !process.argv.includes('--yes')) {
    throw new Error(
      'DATABASE_URL is set: this would delete everything in that database. To go on: npm run demo:reset -- --yes',
    );
  }
  const database = await openDatabase(launch);
  try {
    await resetWorld(worldOf(launch, database), data);
    say('The demo world is as on the first day.');
  } finally {
    await database.server?.close();
  }
}

/**
 * @param {import('./launch/instance.mjs').Addresses} addresses
 * @param {Launch} launch
 */
async function welcome({ people, local }, { settings }) {
  say(`\nCornac is ready: ${people}`);
  if (settings.demo) say(await logins(people, local));
  say('\nCtrl-C stops it.');
}

/**
 * @param {string} people
 * @param {string} local
 */
async function logins(people, local) {
  const response = await fetch(new URL('/api/v1/demo/personas', local));
  if (!response.ok) return `The demo logins cannot be read: ${response.status} ${await response.text()}`;
  const { items } = /** @type {{ items: Persona[] }} */ (await response.json());
  const lines = items.map(
    ({ key, role, name, organisation }) =>
      `  ${role}: ${name}, ${organisation}\n    ${new URL(`/connexion?personne=${key}`, people)}`,
  );
  return ['', 'Demo logins, one click each:', ...lines].join('\n');
}
