/**
 * `npm run check`: everything a machine can say about the code without running the tests. Two checks at a
 * time; each tells its seconds, and what it found when it fails. `npm run check -- types` keeps those whose
 * name has `types`.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nodeProgram, root, say, tool } from './paths.mjs';
import { run } from './processes.mjs';

/** @typedef {{ name: string, needs: string[], program: string, args: string[] }} Check */

/** @type {Check[]} longest first, so that the two lanes end together */
const checks = [
  of('server types', ['tsconfig.json'], tool('tsc'), ['-p', 'tsconfig.json']),
  of('web types', ['apps/web/tsconfig.json'], tool('tsc'), ['-p', 'apps/web/tsconfig.json']),
  of('description of the API', ['scripts/openapi.mjs', 'openapi.json'], nodeProgram(), [
    'scripts/openapi.mjs',
    '--check',
  ]),
  of('description of the socket', ['scripts/asyncapi.mjs', 'asyncapi.json'], nodeProgram(), [
    'scripts/asyncapi.mjs',
    '--check',
  ]),
  of('migrations', ['scripts/check-migrations.mjs'], nodeProgram(), ['scripts/check-migrations.mjs']),
  of('style', ['biome.json'], tool('biome'), ['ci', '--colors=off', '--diagnostic-level=error']),
  of('words', ['apps/web/scripts/check-messages.mjs'], nodeProgram(), [
    'apps/web/scripts/check-messages.mjs',
  ]),
  of('contrast', ['apps/web/scripts/check-contrast.mjs'], nodeProgram(), [
    'apps/web/scripts/check-contrast.mjs',
  ]),
  of('boundaries', ['.dependency-cruiser.mjs'], tool('depcruise'), [
    '--config',
    '.dependency-cruiser.mjs',
    ...['apps', 'libs', 'migrations', 'demo', 'test'].filter((folder) => existsSync(join(root, folder))),
  ]),
  of('packages', ['scripts/check-packages.mjs', 'package-lock.json'], nodeProgram(), [
    'scripts/check-packages.mjs',
  ]),
];

/**
 * @param {string} name
 * @param {string[]} needs files without which the check would be empty words
 * @param {string} program
 * @param {string[]} args
 * @returns {Check}
 */
function of(name, needs, program, args) {
  return { name, needs, program, args };
}

/** @param {Check} check */
async function perform({ name, needs, program, args }) {
  const start = Date.now();
  const missing = needs.filter((file) => !existsSync(join(root, file)));
  const { code, output } =
    missing.length > 0
      ? { code: 1, output: `Missing: ${missing.join(', ')}` }
      : await run(program, args, { cwd: root });
  say(`${code === 0 ? '✓' : '✗'} ${name}, ${((Date.now() - start) / 1_000).toFixed(1)} s`);
  if (code !== 0) say(output.trimEnd().replace(/^/gm, '    '));
  return code === 0;
}

/** @param {Check[]} queue */
async function lane(queue) {
  let failed = 0;
  for (let check = queue.shift(); check; check = queue.shift()) {
    if (!(await perform(check))) failed += 1;
  }
  return failed;
}

// The others may need its result; each says for itself when that is missing.
const compiles = await perform(of('build', ['scripts/build.mjs'], nodeProgram(), ['scripts/build.mjs']));
const words = process.argv.slice(2);
const queue = checks.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
const total = queue.length;
const failures = await Promise.all([lane(queue), lane(queue)]);
const failed = failures.reduce((sum, count) => sum + count, compiles ? 0 : 1);
say(`${total + 1 - failed} checks passed, ${failed} failed`);
if (failed > 0 || total === 0) process.exitCode = 1;
