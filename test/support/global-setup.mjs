/**
 * Before the first test that needs a database: a throw-away PostgreSQL and its migrated template. Jest calls
 * this once per project; the second call finds the work done.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { nodeProgram, root } from '../../scripts/paths.mjs';
import { openPostgres } from '../../scripts/postgres.mjs';
import { run } from '../../scripts/processes.mjs';

const template = 'cornac_template';

/** @type {Promise<void> | undefined} */
let prepared;
/** @type {import('../../scripts/postgres.mjs').Server | undefined} */
let server;

export default async function globalSetup() {
  prepared ??= prepare();
  await prepared;
}

async function prepare() {
  if (!process.env.TEST_DATABASE_URL) {
    const home = process.env.CORNAC_TEST_HOME;
    if (!home) throw new Error('Run the tests with `npm test`: it starts and stops their PostgreSQL.');
    server = await openPostgres({ home, durable: false });
    process.env.TEST_DATABASE_URL = server.url;
  }
  await makeTemplate(process.env.TEST_DATABASE_URL);
}

/** Called by the teardown of each project; the last lease stops the server. */
export async function leaveServer() {
  const leaving = server;
  server = undefined;
  await leaving?.close();
}

/** @param {string} address */
async function makeTemplate(address) {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${template}`);
  } finally {
    await client.end();
  }
  const url = new URL(address);
  url.pathname = `/${template}`;
  const migrate = join(root, 'dist', 'apps', 'api', 'migrate.js');
  if (!existsSync(migrate)) return;
  const { code, output } = await run(nodeProgram(), ['--enable-source-maps', migrate], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: url.href, NODE_ENV: 'test' },
  });
  if (code !== 0) throw new Error(`The template could not be migrated:\n${output}`);
}
