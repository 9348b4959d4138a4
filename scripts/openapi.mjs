/**
 * `npm run openapi`: describes the API from its code (openapi.json) and regenerates the web's client from it.
 * With --check, writes nothing and fails when what is committed is not what the code says.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build } from './build.mjs';
import { root, say } from './paths.mjs';

const client = join(root, 'apps/web/src/api/generated');
const checking = process.argv.includes('--check');

await build({ web: false });
run('dist/apps/api/openapi.js', ...(checking ? ['--check'] : []));
if (checking) checkClient();
else generate(client);

/** @param {string} folder */
function generate(folder) {
  run('node_modules/@hey-api/openapi-ts/bin/run.js', '-f', 'openapi-ts.config.ts', '-o', folder, '--silent');
}

function checkClient() {
  const folder = mkdtempSync(join(tmpdir(), 'cornac-client-'));
  try {
    generate(folder);
    const stale = files(folder).filter((name) => read(join(folder, name)) !== read(join(client, name)));
    if (stale.length > 0) {
      say(
        `The web's client is not what openapi.json says (${stale.join(', ')}): run \`npm run openapi\` and commit it.`,
      );
      process.exitCode = 1;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** @param {string[]} parts */
function run(...parts) {
  execFileSync(process.execPath, parts, { cwd: root, stdio: 'inherit' });
}
