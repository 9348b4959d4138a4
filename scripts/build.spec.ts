import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { build } from './build.mjs';

let from: string;

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(from, path)), { recursive: true });
  writeFileSync(join(from, path), text);
};
const built = (path: string): string => readFileSync(join(from, 'dist', path), 'utf8');

beforeEach(() => {
  from = mkdtempSync(join(tmpdir(), 'cornac-build-'));
  write('.swcrc', '{ "jsc": { "target": "es2024", "parser": { "syntax": "typescript" } } }');
  write('libs/calls/index.ts', 'export const answer: number = 42;');
  write('libs/calls/index.spec.ts', 'it("is a test", () => {});');
  write('libs/calls/README.md', 'words');
  write('libs/calls/letter.txt', 'Dear');
});

afterEach(() => rmSync(from, { recursive: true, force: true }));

it('compiles sources, copies what goes with them, and leaves tests and words out', async () => {
  expect(await build({ from })).toEqual({ compiled: 2, web: false });
  expect(built('libs/calls/index.js')).toContain('export const answer = 42');
  expect(built('libs/calls/letter.txt')).toBe('Dear');
  expect(existsSync(join(from, 'dist/libs/calls/index.spec.js'))).toBe(false);
  expect(existsSync(join(from, 'dist/libs/calls/README.md'))).toBe(false);
});

it('does nothing when nothing changed, not even when files were merely touched', async () => {
  await build({ from });
  utimesSync(join(from, 'libs/calls/index.ts'), new Date(), new Date());
  expect(await build({ from })).toEqual({ compiled: 0, web: false });
});

it('compiles what changed and removes what went away', async () => {
  await build({ from });
  write('libs/calls/index.ts', 'export const answer: number = 43;');
  rmSync(join(from, 'libs/calls/letter.txt'));
  expect(await build({ from })).toEqual({ compiled: 1, web: false });
  expect(built('libs/calls/index.js')).toContain('43');
  expect(existsSync(join(from, 'dist/libs/calls/letter.txt'))).toBe(false);
});

it('compiles everything anew when packages change', async () => {
  await build({ from });
  write('package-lock.json', '{}');
  expect(await build({ from })).toEqual({ compiled: 2, web: false });
});

it('names every file that does not compile, and tries again next time', async () => {
  write('libs/calls/a.ts', 'const = ;');
  write('libs/calls/b.ts', 'class {');
  await expect(build({ from })).rejects.toThrow(/a\.ts[\s\S]*b\.ts/);
  rmSync(join(from, 'libs/calls/a.ts'));
  rmSync(join(from, 'libs/calls/b.ts'));
  expect(await build({ from })).toEqual({ compiled: 2, web: false });
});

it('lets two builds of the same clone take turns', async () => {
  const [one, two] = await Promise.all([build({ from }), build({ from })]);
  expect(one.compiled + two.compiled).toBe(2);
});

it('is not stopped by the lock of a build that was killed', async () => {
  write('dist/.lock', '4194303 12345');
  expect(await build({ from })).toEqual({ compiled: 2, web: false });
});
