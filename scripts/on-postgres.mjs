/** Runs a program of a folder (bench, proof) on a durable PostgreSQL of its own, then removes it. */
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root, say } from './paths.mjs';
import { destroyPostgres, openPostgres } from './postgres.mjs';

/**
 * @param {'bench' | 'prove'} kind folder of test/, and the name that each of its `<topic>.<kind>.mjs` exports
 * @param {string} topic
 */
export async function runOnPostgres(kind, topic) {
  const folder = join(root, 'test', kind);
  const pattern = new RegExp(`^(.+)\\.${kind}\\.mjs$`);
  const topics = (await readdir(folder)).flatMap((name) => pattern.exec(name)?.[1] ?? []);
  if (!topics.includes(topic)) {
    say(`Which one? npm run ${kind} -- ${topics.join(' | ')}`);
    process.exitCode = 2;
    return;
  }
  await build();
  const home = await mkdtemp(join(tmpdir(), `cornac-${kind}-${process.pid}-`));
  await chmod(home, 0o711);
  try {
    const server = await openPostgres({ home });
    say(`${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}`);
    const program = await import(join(folder, `${topic}.${kind}.mjs`));
    if (!(await program[kind]({ databaseUrl: server.url, home }))) process.exitCode = 1;
    await server.close();
  } finally {
    await destroyPostgres(home);
    await rm(home, { recursive: true, force: true });
  }
}
