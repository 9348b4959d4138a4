/**
 * PostgreSQL 18 from npm, shared by every instance on one data folder: the first starts it, each holds a
 * lease (a shared lock on a connection, so a killed process lets go by itself), whoever leaves last
 * stops it.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { findCluster, openCluster } from './postgres/cluster.mjs';
import { clearStale, launch, readPostmaster, serves, stopPostmaster } from './postgres/postmaster.mjs';
import { codeOf, freePort } from './processes.mjs';

/** @typedef {import('./postgres/cluster.mjs').Cluster} Cluster */
/**
 * @typedef {object} Options
 * @property {string} home the data folder
 * @property {boolean} [durable] false: a throw-away database for tests, fast and without promises
 * @property {number} [port] the port wanted; another one is taken when it is not free
 * @property {(line: string) => void} [say]
 */
/**
 * @typedef {object} Server
 * @property {string} url the product's database, as its owner
 * @property {string} adminUrl the maintenance database, as superuser
 * @property {number} port
 * @property {number} pid
 * @property {string} directory
 * @property {Promise<void>} lost settles when the server breaks off; never after close()
 * @property {() => Promise<boolean>} close gives the lease back; true when that stopped the server
 */

/** Advisory locks of the maintenance database; the product's own locks live in the product's database. */
const lease = 7_267_001;
const setup = 7_267_002;

/** Errors of a server that starts, stops or has just gone. */
const passing = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03']);

/**
 * @param {Options} options
 * @returns {Promise<Server>}
 */
export async function openPostgres({ home, durable = true, port, say = () => {} }) {
  const cluster = await openCluster(home, { durable, say });
  const started = Date.now();
  let wanted = port;
  for (;;) {
    const postmaster = await readPostmaster(cluster.directory);
    if (postmaster && (await serves(postmaster.pid, cluster.directory))) {
      const client = postmaster.ready ? await takeLease(cluster, postmaster.port) : undefined;
      if (client) return describe(cluster, postmaster, client, durable);
      await pause(20);
      continue;
    }
    if (postmaster) await clearStale(cluster.directory, postmaster);
    wanted ??= await freePort();
    const outcome = await launch(cluster, { port: wanted, durable, log: join(home, 'postgres.log') });
    if (outcome === 'port taken') wanted = undefined;
    if (outcome === 'again') await pause(50);
    if (outcome !== 'ready' && Date.now() - started > 60_000) {
      throw new Error(
        `PostgreSQL cannot have ${cluster.directory}: another server holds it (see postgres.log).`,
      );
    }
  }
}

/**
 * Stops the server of a data folder whoever uses it, and deletes its database: for tests.
 * @param {string} home
 */
export async function destroyPostgres(home) {
  const directory = await findCluster(home);
  if (!directory) return;
  await stopPostmaster(directory);
  await rm(directory, { recursive: true, force: true });
  await rm(join(home, 'postgres'), { force: true });
}

/**
 * @param {Cluster} cluster
 * @param {number} port
 * @param {'admin' | 'owner'} who
 */
function address({ passwords }, port, who) {
  const [user, database] = who === 'admin' ? ['postgres', 'postgres'] : ['cornac', 'cornac'];
  return `postgres://${user}:${passwords[who]}@127.0.0.1:${port}/${database}`;
}

/**
 * @param {Cluster} cluster
 * @param {number} port
 * @returns {Promise<pg.Client | undefined>} undefined: the server comes or goes, ask again
 */
async function takeLease(cluster, port) {
  const client = new pg.Client({
    connectionString: address(cluster, port, 'admin'),
    application_name: 'cornac launcher',
    keepAlive: true,
  });
  // A break is told by 'end'; without a listener the error would end this process.
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query('SELECT pg_try_advisory_lock_shared($1) AS held', [lease]);
    if (rows[0].held) return client;
    await client.end();
    return undefined;
  } catch (error) {
    if (passing.has(String(codeOf(error))) || /Connection terminated/.test(String(error))) return undefined;
    throw error;
  }
}

/**
 * @param {Cluster} cluster
 * @param {{ pid: number, port: number }} postmaster
 * @param {pg.Client} client
 * @param {boolean} durable
 * @returns {Promise<Server>}
 */
async function describe(cluster, { pid, port }, client, durable) {
  let leaving = false;
  const lost = new Promise((/** @type {(value: void) => void} */ done) => {
    client.once('end', () => {
      if (!leaving) done();
    });
  });
  await ensureDatabase(cluster, client, durable);
  return {
    url: address(cluster, port, 'owner'),
    adminUrl: address(cluster, port, 'admin'),
    port,
    pid,
    directory: cluster.directory,
    lost,
    async close() {
      leaving = true;
      return leave(cluster, client);
    },
  };
}

/** Roles that log in nowhere: the product takes them, one for its work, one for who panelists are. */
const worn = ['cornac_app', 'cornac_people'];

/**
 * The product's role owns its database and is no superuser; what it does between migrations it does as `cornac_app`,
 * which owns nothing (docs/adr/0012), and as `cornac_people` where panelists have names (docs/adr/0017). Each step may
 * already be done: by an earlier start, or by one that was killed half-way.
 * @param {Cluster} cluster
 * @param {pg.Client} client
 * @param {boolean} durable
 */
async function ensureDatabase({ passwords }, client, durable) {
  /** @returns {Promise<Set<string>>} */
  const standing = async () => {
    const { rows } = await client.query(
      "SELECT rolname AS name FROM pg_roles WHERE rolname LIKE 'cornac%' UNION ALL SELECT 'database' FROM pg_database WHERE datname = 'cornac'",
    );
    return new Set(rows.map((row) => row.name));
  };
  const wanted = ['cornac', ...worn, 'database'];
  const before = await standing();
  if (wanted.every((name) => before.has(name))) return;
  await client.query('SELECT pg_advisory_lock($1)', [setup]);
  const there = await standing();
  // Tests clone databases, the product never does.
  const rights = durable ? '' : 'CREATEDB';
  if (!there.has('cornac'))
    await client.query(`CREATE ROLE cornac LOGIN ${rights} PASSWORD '${passwords.owner}'`);
  for (const role of worn) {
    if (!there.has(role)) await client.query(`CREATE ROLE ${role} NOLOGIN`);
    await client.query(`GRANT ${role} TO cornac`);
  }
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  if (!there.has('database')) await client.query('CREATE DATABASE cornac OWNER cornac');
  await client.query('SELECT pg_advisory_unlock($1)', [setup]);
}

/**
 * First lets go, then asks whether somebody stays: of two that leave together, the later one asks when
 * both have let go. Whoever comes while we hold the lock alone waits for the server to go.
 * @param {Cluster} cluster
 * @param {pg.Client} client
 */
async function leave(cluster, client) {
  try {
    await client.query('SELECT pg_advisory_unlock_shared($1)', [lease]);
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS alone', [lease]);
    if (!rows[0].alone) {
      await client.end();
      return false;
    }
  } catch (error) {
    // The server broke off before we did: nothing is left to give back.
    if (!passing.has(String(codeOf(error))) && !/Connection terminated|not queryable/.test(String(error))) {
      throw error;
    }
  }
  await stopPostmaster(cluster.directory);
  await client.end().catch(() => {});
  return true;
}
