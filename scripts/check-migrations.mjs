/** Plays the migrations up, down and up on a throw-away PostgreSQL and compares the entities with the result. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { dist, nodeProgram, root, say } from './paths.mjs';
import { destroyPostgres, openPostgres } from './postgres.mjs';
import { run } from './processes.mjs';

await build({ web: false });
// Named like the tests' own, so that the next test run puts out what a killed check leaves.
const home = await mkdtemp(join(tmpdir(), `cornac-test-${process.pid}-`));
await chmod(home, 0o711);
try {
  const server = await openPostgres({ home, durable: false });
  const { code, output } = await run(nodeProgram(), [join(dist, 'apps', 'api', 'check-migrations.js')], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: server.url, CORNAC_DATA: home },
  });
  if (output) say(output.trimEnd());
  process.exitCode = code === 0 ? 0 : 1;
  await server.close();
} finally {
  await destroyPostgres(home);
  await rm(home, { recursive: true, force: true });
}
