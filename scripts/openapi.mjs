/**
 * `npm run openapi`: describes the API from its code (openapi.json) and regenerates the web's client from it.
 * With --check, writes nothing and fails when what is committed is not what the code says.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build } from './build.mjs';
import { root, say } from './paths.mjs';

/** What the bar of every page calls for whoever is signed in: leaving, and counting what is unread. */
const EVERYWHERE = /^(SignIn|MyThreads)_|^Threads_(list|read)$/;
/** Only coming in, leaving and the demo's mailbox call these. */
const AT_THE_DOOR = /^(signIn|demo|mailbox)[A-Z]/;

/** What anyone may ask, but no public page does: places to choose from, files opened by their address, mail,
 * how long what is kept. */
const WORKSPACE_ONLY = /^(Places|Logos|OrganisationDocuments|Instance|InboundMail|Answers)_/;

const client = join(root, 'apps/web/src/api/generated');
const checking = process.argv.includes('--check');

await build({ web: false });
run('dist/apps/api/openapi.js', ...(checking ? ['--check'] : []));
if (checking) checkClient();
else generate(client);

/** @param {string} folder */
function generate(folder) {
  run('node_modules/@hey-api/openapi-ts/bin/run.js', '-f', 'openapi-ts.config.ts', '-o', folder, '--silent');
  split(folder);
}

/**
 * One module of operations would be one chunk, downloaded whole by every public page: the operations of visitors,
 * those of the sign-in page and those of the workspace become three modules.
 * @param {string} folder
 */
function split(folder) {
  const path = join(folder, 'sdk.gen.ts');
  const [head = '', ...operations] = readFileSync(path, 'utf8').split(
    /\n(?=\/\*\*\n(?: \*.*\n)+ \*\/\nexport const )/,
  );
  const ofVisitors = publicOperations();
  const nameOf = (/** @type {string} */ text) => /export const (\w+)/.exec(text)?.[1] ?? '';
  const partOf = (/** @type {string} */ text) => {
    if (!ofVisitors.has(nameOf(text))) return 'workspace';
    return AT_THE_DOOR.test(nameOf(text)) ? 'sign-in' : 'visitors';
  };
  const parts = { visitors: [], 'sign-in': [], workspace: [], ...Object.groupBy(operations, partOf) };
  for (const [name, texts] of Object.entries(parts)) {
    const body = texts.join('\n');
    const kept = head
      .replace(/import type \{ ([^}]+) \} from '\.\/types\.gen(\.js)?';/, (whole, names) => {
        const used = names
          .split(', ')
          .filter((/** @type {string} */ one) => new RegExp(`\\b${one}\\b`).test(body));
        return whole.replace(names, used.join(', '));
      })
      .replace(
        'formDataBodySerializer, ',
        body.includes('formDataBodySerializer') ? 'formDataBodySerializer, ' : '',
      );
    writeFileSync(join(folder, `${name}.gen.ts`), `${kept}\n${body}`);
  }
  // Whoever went through one door for both would carry both.
  rmSync(path);
  rmSync(join(folder, 'index.ts'));
}

/** Names, in the client, of what anyone may call or any page needs. */
function publicOperations() {
  /** @type {{ paths: Record<string, Record<string, { operationId: string, 'x-public'?: boolean }>> }} */
  const document = JSON.parse(readFileSync(join(root, 'openapi.json'), 'utf8'));
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  return new Set(
    operations
      .filter(
        ({ operationId, 'x-public': open }) =>
          (open && !WORKSPACE_ONLY.test(operationId)) || EVERYWHERE.test(operationId),
      )
      .map(
        ({ operationId }) =>
          operationId.charAt(0).toLowerCase() +
          operationId.slice(1).replace(/_(\w)/, (_, letter) => letter.toUpperCase()),
      ),
  );
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
