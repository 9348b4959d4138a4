/** The database made ready: migrated, and with the demo world in it when it is new. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { dist, nodeProgram, root } from '../paths.mjs';
import { codeOf, run } from '../processes.mjs';
import { hashOf } from '../stamp.mjs';

/**
 * @typedef {object} World
 * @property {string} url
 * @property {boolean} demo
 * @property {NodeJS.ProcessEnv} environment
 * @property {AbortSignal} stopping
 * @property {(line: string) => void} say
 */

/** Advisory lock of the product's database: one instance at a time migrates and loads. */
const setup = 7_267_003;
/**
 * What this database has been through, kept as its comment, where it lives and dies with it.
 * @typedef {{ schema?: string, demo?: 'loaded' }} Past schema: of which code
 */

/**
 * @param {World} world
 * @param {() => void} migrated called as soon as the API may start
 */
export async function prepareWorld(world, migrated) {
  await alone(world, async (client) => {
    const past = await readPast(client);
    const schema = schemaOfCode();
    if (past.schema !== schema) {
      await program(world, 'apps/api/migrate.js', 'The database could not be migrated');
      await writePast(client, { ...past, schema });
    }
    migrated();
    if (!world.demo || past.demo) return;
    world.say('Loading the demo world…');
    // Whole or not at all, and only where nobody is yet: the loader sees to both.
    await program(world, 'demo/load.js', 'The demo world could not be loaded');
    await writePast(client, { schema, demo: 'loaded' });
  });
}

/**
 * Puts the demo world back as it was on the first day: everything else in this database goes, and the files
 * with it. Instances that are running stay up.
 * @param {World} world
 * @param {string} dataFolder
 */
export async function resetWorld(world, dataFolder) {
  await alone(world, async (client) => {
    await writePast(client, {});
    await empty(client);
    await rm(join(dataFolder, 'files'), { recursive: true, force: true });
  });
  await prepareWorld(world, () => {});
}

/** The same code has the same migrations: starting a process to find nothing to do would cost a second. */
function schemaOfCode() {
  const migrations = join(dist, 'migrations');
  const files = existsSync(migrations) ? readdirSync(migrations).sort() : [];
  const hash = createHash('sha256');
  for (const file of files.filter((name) => name.endsWith('.js')))
    hash.update(hashOf(join(migrations, file)));
  // The job runner brings tables of its own.
  for (const file of [join(dist, 'apps', 'api', 'migrate.js'), join(root, 'package-lock.json')]) {
    if (existsSync(file)) hash.update(hashOf(file));
  }
  return hash.digest('base64url');
}

/**
 * Waits for another instance that prepares the same database.
 * @param {World} world
 * @param {(client: pg.Client) => Promise<void>} work
 */
async function alone({ url, say }, work) {
  const client = new pg.Client({ connectionString: url, application_name: 'cornac launcher' });
  // The query under way fails as well and tells it better.
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS free', [setup]);
    if (!rows[0].free) {
      say('Another instance is preparing the database: waiting for it.');
      await client.query('SELECT pg_advisory_lock($1)', [setup]);
    }
    await work(client);
  } finally {
    await client.end();
  }
}

/**
 * @param {pg.Client} client
 * @returns {Promise<Past>}
 */
async function readPast(client) {
  const { rows } = await client.query(`
    SELECT shobj_description(oid, 'pg_database') AS comment FROM pg_database WHERE datname = current_database()`);
  const [, past] = /^cornac (\{.*\})$/.exec(rows[0].comment ?? '') ?? [];
  return past ? JSON.parse(past) : {};
}

/**
 * @param {pg.Client} client
 * @param {Past} past
 */
async function writePast(client, past) {
  const database = client.escapeIdentifier(client.database ?? '');
  const comment = client.escapeLiteral(`cornac ${JSON.stringify(past)}`);
  try {
    await client.query(`COMMENT ON DATABASE ${database} IS ${comment}`);
  } catch (error) {
    // On somebody else's server the database may not be ours to comment: each start then looks again.
    if (codeOf(error) !== '42501') throw error;
  }
}

/** @param {pg.Client} client */
async function empty(client) {
  const { rows } = await client.query(
    "SELECT nspname AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'",
  );
  await client.query('BEGIN');
  for (const { name } of rows) await client.query(`DROP SCHEMA ${client.escapeIdentifier(name)} CASCADE`);
  await client.query('CREATE SCHEMA public');
  await client.query('COMMIT');
}

/**
 * Runs a program that ends by itself. It has a channel to us, so it stops should we be killed.
 * @param {World} world
 * @param {string} file
 * @param {string} fault
 */
async function program({ url, environment, stopping }, file, fault) {
  const { code, output } = await run(nodeProgram(), ['--enable-source-maps', join(dist, file)], {
    cwd: root,
    detached: true,
    signal: stopping,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...environment, DATABASE_URL: url },
  });
  if (code !== 0) throw new Error(`${fault}:\n${output.trim()}`);
}
