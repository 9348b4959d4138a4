/**
 * `npm run bench -- <topic>`: runs test/bench/<topic>.bench.mjs on a PostgreSQL of its own (durable, as in the
 * product) and removes it. One line per figure; exit code 1 when a goal is missed.
 */
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root, say } from './paths.mjs';
import { destroyPostgres, openPostgres } from './postgres.mjs';

const folder = join(root, 'test/bench');
const topics = (await readdir(folder)).flatMap((name) => /^(.+)\.bench\.mjs$/.exec(name)?.[1] ?? []);
const topic = process.argv[2] ?? '';

if (!topics.includes(topic)) {
  say(`Which bench? npm run bench -- ${topics.join(' | ')}`);
  process.exit(2);
}

await build();
const home = await mkdtemp(join(tmpdir(), `cornac-bench-${process.pid}-`));
await chmod(home, 0o711);
try {
  const server = await openPostgres({ home });
  say(`${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}`);
  const { bench } = await import(join(folder, `${topic}.bench.mjs`));
  const met = await bench({ databaseUrl: server.url, home });
  if (!met) process.exitCode = 1;
  await server.close();
} finally {
  await destroyPostgres(home);
  await rm(home, { recursive: true, force: true });
}
