import { spawn } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { gone, InstanceUnderTest, type Terms } from './launch/instance-under-test.js';
import { writeSmallProduct } from './launch/small-product.js';
import { root } from './paths.mjs';
import { serverIdentity } from './postgres/identity.mjs';
import { destroyPostgres, openPostgres } from './postgres.mjs';

jest.setTimeout(60_000);

let folder: string;
let data: string;
let tests = 0;
const running: InstanceUnderTest[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cornac-launch-'));
  // PostgreSQL's user has to walk through.
  chmodSync(folder, 0o755);
  writeSmallProduct(join(folder, 'dist'));
});

beforeEach(() => {
  tests += 1;
  data = join(folder, `data-${tests}`);
});

afterEach(async () => {
  for (const instance of running.splice(0)) await instance.kill();
  await destroyPostgres(data);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(environment: NodeJS.ProcessEnv = {}, terms: Terms = {}): InstanceUnderTest {
  const instance = new InstanceUnderTest(data, { CORNAC_DIST: join(folder, 'dist'), ...environment }, terms);
  running.push(instance);
  return instance;
}

it('keeps everything from one start to the next, and Ctrl-C leaves nothing behind', async () => {
  const first = start();
  const { api, ...state } = await first.state();
  const postgres = first.postgres();
  expect(state).toEqual({ migrated: 1, world: 1 });
  expect(first.output).toContain('Reviewer: Ada, Small House');
  expect(await first.stop()).toBe(0);
  await Promise.all([gone(api), gone(postgres)]);
  expect(first.postgresStopped()).toBe(true);

  const second = start();
  expect(await second.state()).toMatchObject({ migrated: 1, world: 1 });
  expect(second.output).not.toContain('Loading');
  expect(await second.stop()).toBe(0);
});

it('after a kill -9 of the launcher its programs leave, and the next start takes over its PostgreSQL', async () => {
  const first = start();
  const { api } = await first.state();
  const postgres = first.postgres();
  await first.kill();
  await gone(api);

  const second = start();
  expect(await second.state()).toMatchObject({ migrated: 1, world: 1 });
  expect(second.postgres()).toBe(postgres);
  expect(await second.stop()).toBe(0);
  await gone(postgres);
});

it('after a kill -9 of the launcher and of PostgreSQL, the next start recovers', async () => {
  const first = start();
  const { api } = await first.state();
  const postgres = first.postgres();
  await first.kill();
  process.kill(postgres, 'SIGKILL');
  await Promise.all([gone(api), gone(postgres)]);

  expect(await start().state()).toMatchObject({ migrated: 1, world: 1 });
});

it('is not fooled by a pid file whose number now belongs to another program', async () => {
  const first = start();
  await first.state();
  const pidFile = readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8');
  await first.stop();
  const identity = await serverIdentity(join(data, 'postgres'));
  const stranger = spawn('sleep', ['60'], { ...identity, stdio: 'ignore' });
  writeFileSync(join(data, 'postgres', 'postmaster.pid'), pidFile.replace(/^\d+/, String(stranger.pid)));
  try {
    expect(await start().state()).toMatchObject({ migrated: 1, world: 1 });
  } finally {
    stranger.kill();
  }
});

it('brings PostgreSQL back when it dies, at the same address', async () => {
  const instance = start();
  const { api } = await instance.state();
  const postgres = instance.postgres();
  process.kill(postgres, 'SIGKILL');
  await instance.says(/PostgreSQL is back/);
  expect(instance.postgres()).not.toBe(postgres);
  expect(await instance.state()).toEqual({ api, migrated: 1, world: 1 });
  expect(await instance.stop()).toBe(0);
});

it('brings the API back when it dies, and says so', async () => {
  const instance = start();
  const { api } = await instance.state();
  process.kill(api, 'SIGKILL');
  await instance.says(/The API stopped \(SIGKILL.*starting it again/);
  expect((await instance.stateAgain()).api).not.toBe(api);
  expect(await instance.stop()).toBe(0);
});

it('makes the database anew when its making was killed half-way, and deletes nothing it does not know', async () => {
  const { pid } = spawn('true');
  await gone(Number(pid));
  mkdirSync(join(data, `postgres.new-${pid}-0a0b0c0d`, 'base'), { recursive: true });
  mkdirSync(join(data, 'postgres'));
  writeFileSync(join(data, 'postgres', 'notes.txt'), 'not a database');
  chmodSync(data, 0o755);

  const instance = start();
  expect(await instance.state()).toMatchObject({ migrated: 1, world: 1 });
  const names = readdirSync(data);
  expect(names.filter((name) => name.includes('.new-'))).toEqual([]);
  const aside = names.find((name) => name.startsWith('postgres.aside-'));
  expect(readFileSync(join(data, String(aside), 'notes.txt'), 'utf8')).toBe('not a database');
});

it('migrates again when the code has changed, and only then', async () => {
  const first = start();
  await first.state();
  await first.stop();
  const migrate = join(folder, 'dist', 'apps', 'api', 'migrate.js');
  appendFileSync(migrate, '\n// One more migration.');
  expect(await start().state()).toMatchObject({ migrated: 2, world: 1 });
});

it('loads the demo world at the next start when its loading was killed half-way', async () => {
  const first = start({ SLOW_DEMO: '1' });
  await first.says(/Loading the demo world/);
  await first.kill();

  const second = start();
  expect(await second.state()).toMatchObject({ migrated: 1, world: 1 });
});

it('takes the next port when the one asked for is taken, and says so', async () => {
  const other = createServer();
  const taken = await new Promise<number>((done) => {
    other.listen(0, '127.0.0.1', () => done((other.address() as { port: number }).port));
  });
  try {
    const instance = start({ PORT: String(taken) });
    await instance.says(new RegExp(`Port ${taken} is taken: using \\d+`));
    expect(await instance.ready()).not.toContain(String(taken));
  } finally {
    other.close();
  }
});

it('lets two instances share a data folder from the very first moment; the last to leave stops PostgreSQL', async () => {
  const [one, two] = [start({ PORT: '0' }), start({ PORT: '0' })];
  const [stateOfOne, stateOfTwo] = await Promise.all([one.state(), two.state()]);
  expect(stateOfOne.api).not.toBe(stateOfTwo.api);
  expect([stateOfOne.world, stateOfTwo.world]).toEqual([1, 1]);
  const postgres = one.postgres();

  expect(await one.stop()).toBe(0);
  expect(one.output).toContain('Another instance uses the database');
  expect(await two.state()).toMatchObject({ migrated: 1, world: 1 });
  expect(await two.stop()).toBe(0);
  await gone(postgres);
});

it('uses the server of DATABASE_URL and starts none', async () => {
  const server = await openPostgres({ home: data });
  data = join(folder, 'no-database');
  try {
    const instance = start({ DATABASE_URL: server.url });
    expect(await instance.state()).toMatchObject({ migrated: 1, world: 1 });
    expect(await instance.stop()).toBe(0);
    expect(existsSync(join(data, 'postgres'))).toBe(false);
  } finally {
    await server.close();
  }
});

it('puts the demo world back on request, under a running instance too', async () => {
  const instance = start();
  await instance.state();
  const { api } = await instance.state();
  const reset = start({}, { args: ['--reset-demo'] });
  expect(await reset.end()).toBe(0);
  expect(await instance.state()).toEqual({ api, migrated: 1, world: 1 });
});

it('deletes nothing on somebody else’s server without being told twice', async () => {
  const reset = start({ DATABASE_URL: 'postgres://someone@127.0.0.1:1/theirs' }, { args: ['--reset-demo'] });
  expect(await reset.end()).toBe(1);
  expect(reset.output).toContain('npm run demo:reset -- --yes');
});

it('stops everything when npm is killed, which npm does not tell', async () => {
  const npm = spawn('npm', ['start'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      CORNAC_DIST: join(folder, 'dist'),
      CORNAC_DATA: data,
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const said = new Promise<void>((done) => {
    npm.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Ctrl-C')) done();
    });
  });
  await said;
  const pid = Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  npm.kill('SIGKILL');
  await gone(pid);
});
