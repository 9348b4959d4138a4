import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../paths.mjs';

/** Programs as small as can be that keep the launcher's side of the bargain, so its tests take seconds. */
const programs = {
  'apps/api/migrate.js': `
    await query('CREATE TABLE IF NOT EXISTS migrated (at timestamptz NOT NULL DEFAULT now())');
    await query('INSERT INTO migrated DEFAULT VALUES');`,

  'demo/load.js': `
    await query('CREATE TABLE IF NOT EXISTS world (name text)');
    if (process.env.SLOW_DEMO) await new Promise(() => setInterval(() => {}, 1000));
    await query("INSERT INTO world SELECT 'Ada' WHERE NOT EXISTS (SELECT FROM world)");`,

  'apps/worker/main.js': `
    process.on('SIGTERM', () => process.exit(0));
    setInterval(() => {}, 1000);
    process.send({ type: 'ready' });`,

  'apps/api/main.js': `
    const server = createServer(async (request, response) => {
      const answer = request.url === '/api/v1/demo/personas'
        ? { items: [{ key: 'ada', name: 'Ada', role: 'Reviewer', organisation: 'Small House' }] }
        : { api: process.pid, migrated: await count('migrated'), world: await count('world') };
      response.setHeader('connection', 'close').end(JSON.stringify(answer));
    });
    const count = async (table) => (await query('SELECT count(*)::int AS n FROM ' + table))[0].n;
    process.on('SIGTERM', () => server.close(() => process.exit(0)));
    server.on('error', (error) => { console.error(error.message); process.exit(1); });
    server.listen(Number(process.env.PORT), process.env.HOST, () =>
      process.send({ type: 'ready', url: process.env.PUBLIC_URL }));`,
};

const preamble = (clone: string): string => `
  import { createServer } from 'node:http';
  import pg from '${join(clone, 'node_modules', 'pg', 'esm', 'index.mjs')}';
  process.on('disconnect', () => process.exit(0));
  async function query(sql) {
    const client = new pg.Client(process.env.DATABASE_URL);
    await client.connect();
    try { return (await client.query(sql)).rows; } finally { await client.end(); }
  }`;

/** Leaves by itself when its work is done, as a program with a channel must. */
const farewell = '\nprocess.disconnect?.();';

/** Writes the programs where CORNAC_DIST will point; they take their packages from this clone or another. */
export function writeSmallProduct(folder: string, clone = root): void {
  for (const [name, body] of Object.entries(programs)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    const ends = name.endsWith('main.js') ? '' : farewell;
    writeFileSync(path, preamble(clone) + body + ends);
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
}
