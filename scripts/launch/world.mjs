/** The database made ready: migrated, and with the demo world in it when it is new. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { dist, nodeProgram, root } from '../paths.mjs';
import { codeOf, run } from '../processes.mjs';

/**
 * @typedef {object} World
 * @property {string} url
 * @property {boolean} ours a database of our own server, where a half-loaded world may be thrown away
 * @property {boolean} demo
 * @property {NodeJS.ProcessEnv} environment
 * @property {AbortSignal} stopping
 * @property {(line: string) => void} say
 */

/** Advisory lock of the product's database: one instance at a time migrates and loads. */
const setup = 7_267_003;
/** Kept as the database's comment, where it lives and dies with it. */
const loading = 'demo: loading';
const loaded = 'demo: loaded';

/**
 * @param {World} world
 * @param {() => void} migrated called as soon as the API may start
 */
export async function prepareWorld(world, migrated) {
  await alone(world, async (client) => {
    let state = await readState(client);
    if (state.comment === loading && !state.fresh) {
      // A start was killed while it loaded: nobody has been told of that world yet.
      if (world.ours) {
        world.say('The demo world was left half-loaded: making it anew.');
        await empty(client);
        state = { comment: loading, fresh: true };
      } else {
        world.say('The demo world was left half-loaded. To make it anew: npm run demo:reset -- --yes');
      }
    }
    if (state.fresh) await mark(client, world.demo ? loading : '');
    await program(world, 'apps/api/migrate.js', 'The database could not be migrated');
    migrated();
    if (!world.demo || state.comment === loaded) return;
    if (state.fresh) world.say('Loading the demo world…');
    await program(world, 'demo/load.js', 'The demo world could not be loaded');
    await mark(client, loaded);
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
    await mark(client, loading);
    await empty(client);
    await rm(join(dataFolder, 'files'), { recursive: true, force: true });
  });
  await prepareWorld(world, () => {});
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

/** @param {pg.Client} client */
async function readState(client) {
  const { rows } = await client.query(`
    SELECT shobj_description(d.oid, 'pg_database') AS comment,
           NOT EXISTS (SELECT FROM pg_tables WHERE schemaname = 'public') AS fresh
    FROM pg_database d WHERE d.datname = current_database()`);
  return /** @type {{ comment: string | null, fresh: boolean }} */ (rows[0]);
}

/**
 * @param {pg.Client} client
 * @param {string} state
 */
async function mark(client, state) {
  try {
    await client.query(`COMMENT ON DATABASE ${client.escapeIdentifier(client.database ?? '')} IS '${state}'`);
  } catch (error) {
    // On somebody else's server the database may not be ours to comment; the loader then looks for itself.
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
  if (code !== 0 && !stopping.aborted) throw new Error(`${fault}:\n${output.trim()}`);
}
