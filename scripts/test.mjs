/**
 * `npm test`: builds, runs every size of test, cleans up, and ends with the line `N passed, N failed`.
 * `npm test -- calls` keeps the files whose path has `calls`; `npm test -- --project=pure` keeps one size.
 * TEST_DATABASE_URL: use this server (a role that may create databases) instead of a throw-away one.
 */
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { listenForStop } from './launch/stop-signal.mjs';
import { nodeProgram, root, say } from './paths.mjs';
import { destroyPostgres } from './postgres.mjs';
import { codeOf, isAlive, messageOf } from './processes.mjs';

const asked = process.argv.slice(2).flatMap((argument) => /^--project=(.+)$/.exec(argument)?.[1] ?? []);
const passedOn = process.argv.slice(2).filter((argument) => !argument.startsWith('--project='));
/** With a name pattern, Jest counts the tests left out as skipped; without one, a skipped test is a fault. */
const byName = passedOn.some((argument) => /^(-t|--testNamePattern)/.test(argument));

/** Chromium takes a core for itself: browser journeys run after the rest, one at a time. */
const rounds = [
  { projects: ['pure', 'db', 'journeys', 'launcher'], flags: [] },
  { projects: ['browser'], flags: ['--maxWorkers=1'] },
];

/** @typedef {{ passed: number, failed: number, skipped: number }} Totals */

/** @type {import('node:child_process').ChildProcess | undefined} */
let running;
const { stopping } = listenForStop();
stopping.addEventListener('abort', () => {
  // Jest runs in a process group of its own: its workers go with it.
  if (running?.pid) process.kill(-running.pid, 'SIGKILL');
});

process.exitCode = await main();

async function main() {
  await sweep();
  const home = await mkdtemp(join(tmpdir(), `cornac-test-${process.pid}-`));
  // PostgreSQL's user, when root runs the tests, has to walk through.
  await chmod(home, 0o711);
  /** @type {Totals} */
  const totals = { passed: 0, failed: 0, skipped: 0 };
  try {
    // Pure tests read the sources: they run even while something does not build.
    if (asked.some((name) => name !== 'pure') || asked.length === 0) await build();
    for (const round of rounds) {
      const projects = round.projects.filter((name) => asked.length === 0 || asked.includes(name));
      if (projects.length > 0 && !stopping.aborted) add(totals, await runJest(home, projects, round.flags));
    }
  } catch (error) {
    say(messageOf(error));
    totals.failed += 1;
  } finally {
    await destroyPostgres(home);
    await rm(home, { recursive: true, force: true });
  }
  return conclude(totals);
}

/**
 * @param {string} home
 * @param {string[]} projects
 * @param {string[]} flags
 * @returns {Promise<Totals>}
 */
async function runJest(home, projects, flags) {
  const report = join(home, `report-${projects[0]}.json`);
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const child = spawn(
    nodeProgram(),
    [
      jest,
      '--selectProjects',
      ...projects,
      '--json',
      `--outputFile=${report}`,
      '--passWithNoTests',
      ...flags,
      ...passedOn,
    ],
    {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        NODE_ENV: 'test',
        NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`,
        CORNAC_TEST_HOME: home,
      },
    },
  );
  running = child;
  const code = await new Promise((done) => child.once('close', done));
  running = undefined;
  const counted = await count(report);
  if (code === 0 || counted.failed > 0 || stopping.aborted) return counted;
  // Jest itself fell over, before or after the tests.
  return { ...counted, failed: counted.failed + 1 };
}

/**
 * @param {string} report
 * @returns {Promise<Totals>}
 */
async function count(report) {
  try {
    const result = JSON.parse(await readFile(report, 'utf8'));
    return {
      passed: result.numPassedTests,
      // A file that could not even be loaded counts as one failure.
      failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
      skipped: result.numPendingTests + result.numTodoTests,
    };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { passed: 0, failed: 0, skipped: 0 };
    throw error;
  }
}

/**
 * @param {Totals} totals
 * @param {Totals} more
 */
function add(totals, more) {
  totals.passed += more.passed;
  totals.failed += more.failed;
  totals.skipped += more.skipped;
}

/** @param {Totals} totals */
function conclude({ passed, failed, skipped }) {
  const left = skipped > 0 && !byName;
  if (stopping.aborted) say('Stopped before the end.');
  if (left) say(`${skipped} skipped: no test may be skipped.`);
  if (passed + failed === 0) say('No test matched.');
  say(`${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 || left || stopping.aborted ? 1 : 0;
}

/** A test run that was killed leaves its server: the next one puts it out. */
async function sweep() {
  for (const name of await readdir(tmpdir())) {
    const maker = /^cornac-test-(\d+)-/.exec(name)?.[1];
    if (!maker || isAlive(Number(maker))) continue;
    const home = join(tmpdir(), name);
    try {
      await destroyPostgres(home);
      await rm(home, { recursive: true, force: true });
    } catch (error) {
      // Another user's: that user's next run does it.
      if (codeOf(error) !== 'EACCES' && codeOf(error) !== 'EPERM') throw error;
    }
  }
}
