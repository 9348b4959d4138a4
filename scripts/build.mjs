/**
 * Compiles what changed since the last time: the server file by file into dist/, which mirrors the tree,
 * and the web as a whole. `npm run build`; `npm start` and `npm test` call it too.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { withLock } from './lock.mjs';
import { nodeProgram, root, say } from './paths.mjs';
import { messageOf, run } from './processes.mjs';
import { hashOf, look, readStamp, writeStamp } from './stamp.mjs';

/** @typedef {import('./stamp.mjs').Sources} Sources */
/** @typedef {{ tools: string, sources: Sources }} Stamp */
/** @typedef {{ from: string, to: string }} Folders the clone, and where the result goes */

const server = ['libs', 'apps/api', 'apps/worker', 'migrations', 'demo'];
const web = ['apps/web', 'libs/realtime-contract'];
const isTest = /[.-]spec\.[cm]?tsx?$/;

/** @param {string} path */
const isServerSource = (path) => !isTest.test(path) && !path.endsWith('.d.ts') && !path.endsWith('.md');
/** @param {string} path */
const isWebSource = (path) => !isTest.test(path) && !path.endsWith('.md') && !path.includes('/node_modules/');

/**
 * @typedef {object} Wishes
 * @property {boolean} [web] false: the server alone, for what never shows a page
 * @property {(line: string) => void} [say] told when there is work to do
 */

/**
 * @param {Partial<Folders> & Wishes} [options]
 * @returns {Promise<{ compiled: number, web: boolean }>} what had to be done
 */
export async function build({ from = root, to = join(from, 'dist'), web: wanted = true, say: tell } = {}) {
  const folders = { from, to };
  const plan = async () => ({
    server: await planServer(folders),
    web: wanted ? await planWeb(folders) : undefined,
  });
  const before = await plan();
  if (!before.server.due && !before.web?.due) return { compiled: 0, web: false };
  tell?.('Building…');
  return withLock(join(to, '.lock'), async () => {
    // Another instance may have done it while we waited for the lock.
    const now = await plan();
    const compiled = await buildServer(folders, now.server);
    return { compiled, web: now.web ? await buildWeb(folders, now.web) : false };
  });
}

/**
 * A change of the compiler or of any package compiles everything anew.
 * @param {string} from
 * @param {string[]} files
 */
function toolsOf(from, files) {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'scripts/build.mjs', ...files]) {
    const path = join(from, file);
    if (existsSync(path)) hash.update(hashOf(path));
  }
  return hash.digest('base64url');
}

/** @param {Folders} folders */
async function planServer({ from, to }) {
  const stamp = join(to, '.server.json');
  const before = await readStamp(stamp, /** @type {Stamp} */ ({ tools: '', sources: {} }));
  const tools = toolsOf(from, ['.swcrc']);
  const sources = look(from, server, isServerSource, before.sources);
  const changed = Object.keys(sources).filter(
    (path) => before.tools !== tools || before.sources[path]?.hash !== sources[path]?.hash,
  );
  const removed = Object.keys(before.sources).filter((path) => !(path in sources));
  return { stamp, tools, sources, changed, removed, due: changed.length + removed.length > 0 };
}

/**
 * @param {Folders} folders
 * @param {Awaited<ReturnType<typeof planServer>>} plan
 * @returns {Promise<number>} files compiled
 */
async function buildServer({ from, to }, { stamp, tools, sources, changed, removed, due }) {
  if (!due) return 0;
  for (const path of removed) {
    await rm(target(to, path), { force: true });
    await rm(`${target(to, path)}.map`, { force: true });
  }
  const outcomes = await Promise.allSettled(changed.map((path) => compile(from, to, path)));
  const faults = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [messageOf(outcome.reason)] : [],
  );
  if (faults.length > 0) throw new Error(`The server does not compile:\n${faults.join('\n')}`);
  await writeStamp(stamp, { tools, sources });
  return changed.length;
}

/**
 * @param {string} to
 * @param {string} path
 */
function target(to, path) {
  return join(to, path.replace(/\.ts$/, '.js'));
}

/**
 * @param {string} from
 * @param {string} to
 * @param {string} path
 */
async function compile(from, to, path) {
  const source = join(from, path);
  const result = target(to, path);
  const half = `${result}.${process.pid}`;
  await mkdir(dirname(result), { recursive: true });
  if (path.endsWith('.ts')) {
    const { transformFile } = await import('@swc/core');
    const { code, map } = await transformFile(source, {
      root: from,
      cwd: from,
      sourceMaps: true,
      sourceFileName: relative(dirname(result), source),
    });
    if (map) await writeFile(`${result}.map`, map);
    await writeFile(half, `${code}\n//# sourceMappingURL=${basename(result)}.map\n`);
  } else {
    await copyFile(source, half);
  }
  // Renamed when complete: an instance that starts now reads the old file or the new one.
  await rename(half, result);
}

/** @param {Folders} folders */
async function planWeb({ from, to }) {
  const stamp = join(to, '.web.json');
  const before = await readStamp(stamp, /** @type {Stamp} */ ({ tools: '', sources: {} }));
  const tools = toolsOf(from, []);
  const sources = look(from, web, isWebSource, before.sources);
  const names = Object.keys(sources);
  const changed =
    before.tools !== tools ||
    names.length !== Object.keys(before.sources).length ||
    names.some((path) => before.sources[path]?.hash !== sources[path]?.hash);
  return { stamp, tools, sources, due: changed && 'apps/web/vite.config.ts' in sources };
}

/**
 * @param {Folders} folders
 * @param {Awaited<ReturnType<typeof planWeb>>} plan
 */
async function buildWeb({ from, to }, { stamp, tools, sources, due }) {
  if (!due) return false;
  await Promise.all([
    bundle(from, join(to, 'web', 'client'), []),
    bundle(from, join(to, 'web', 'server'), ['--ssr']),
  ]);
  await writeStamp(stamp, { tools, sources });
  return true;
}

/**
 * Built beside and swapped in, so that an instance that is running keeps whole pages.
 * @param {string} from
 * @param {string} place
 * @param {string[]} flags
 */
async function bundle(from, place, flags) {
  const half = `${place}.new`;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { code, output } = await run(
    nodeProgram(),
    [
      vite,
      'build',
      join(from, 'apps', 'web'),
      '--outDir',
      half,
      '--emptyOutDir',
      '--logLevel',
      'warn',
      ...flags,
    ],
    { cwd: from, env: { ...process.env, NODE_ENV: 'production' } },
  );
  if (code !== 0) throw new Error(`The web does not build:\n${stripVTControlCharacters(output)}`);
  await rm(`${place}.old`, { recursive: true, force: true });
  if (existsSync(place)) await rename(place, `${place}.old`);
  await rename(half, place);
  await rm(`${place}.old`, { recursive: true, force: true });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const start = Date.now();
  try {
    const done = await build();
    say(`Built in ${Date.now() - start} ms: ${done.compiled} server files${done.web ? ' and the web' : ''}`);
  } catch (error) {
    say(messageOf(error));
    process.exitCode = 1;
  }
}
