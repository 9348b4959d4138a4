/**
 * Who may do what: every operation of the description, tried by every persona on every object, against one declared table
 * (test/rights/table.ts); then what answers carry, how long they take, and sockets. The same test runs with the others;
 * here its size and its time are told.
 */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeProgram, root, say } from '../../scripts/paths.mjs';

/** @param {{ home: string }} place */
export async function prove({ home }) {
  const report = join(home, 'rights.json');
  const child = spawn(
    nodeProgram(),
    [join(root, 'scripts/test.mjs'), '--project=journeys', 'rights-matrix'],
    {
      stdio: 'inherit',
      env: { ...process.env, RIGHTS_REPORT: report },
    },
  );
  const code = await new Promise((resolve) => child.once('exit', resolve));
  const { operations, personas, cells, seconds } = JSON.parse(await readFile(report, 'utf8'));
  say(`rights operations=${operations} personas=${personas} cells=${cells} seconds=${seconds.toFixed(1)}`);
  return code === 0;
}
