import { chmodSync, chownSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { InstanceUnderTest, type Terms } from './launch/instance-under-test.js';
import { copySmallClone, linksIn } from './launch/small-clone.js';
import { writeSmallProduct } from './launch/small-product.js';
import { serverIdentity } from './postgres/identity.mjs';
import { destroyPostgres } from './postgres.mjs';
import { run } from './processes.mjs';

jest.setTimeout(60_000);

let folder: string;
let clone: string;
let instance: InstanceUnderTest;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cornac-privileges-'));
  clone = join(folder, 'clone');
  copySmallClone(clone);
  writeSmallProduct(join(clone, 'dist'), clone);
});

afterEach(() => instance.kill());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(data: string, terms: Terms = {}): InstanceUnderTest {
  const environment = { CORNAC_DIST: join(clone, 'dist'), CORNAC_SHELF: join(folder, 'shelf') };
  instance = new InstanceUnderTest(data, environment, { clone, ...terms });
  return instance;
}

it('never runs PostgreSQL as root', async () => {
  chmodSync(folder, 0o755);
  const data = join(folder, 'data');
  try {
    await start(data).state();
    expect(statSync(join(data, 'postgres')).uid).not.toBe(0);
    expect(await instance.stop()).toBe(0);
  } finally {
    await destroyPostgres(data);
  }
});

// The two that follow need root to play two users; run by an ordinary user, every other test is that user's.
if (process.getuid?.() === 0) {
  it('in a clone that only root may enter, gives PostgreSQL its program and its data on a shelf outside', async () => {
    chmodSync(folder, 0o755);
    chmodSync(clone, 0o700);
    const data = join(clone, '.cornac');
    const identity = await serverIdentity(join(data, 'postgres'));
    expect((await run('ls', [clone], { ...identity, cwd: '/' })).code).not.toBe(0);
    try {
      expect(await start(data).state()).toMatchObject({ migrated: 1, world: 1 });
      expect(await instance.stop()).toBe(0);
      expect(linksIn(data)).toEqual(['postgres']);
      expect(realpathSync(join(data, 'postgres'))).toContain(join(folder, 'shelf', 'data-'));

      expect(await start(data).state()).toMatchObject({ migrated: 1, world: 1 });
      expect(await instance.stop()).toBe(0);
    } finally {
      chmodSync(clone, 0o755);
      await destroyPostgres(data);
    }
  });

  it('runs for an ordinary user from a clone that somebody else installed without its scripts', async () => {
    chmodSync(folder, 0o755);
    const [uid, gid] = await Promise.all(
      ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'nobody'])).output)),
    );
    const data = join(folder, 'ordinary');
    mkdirSync(data);
    chownSync(data, Number(uid), Number(gid));
    try {
      expect(await start(data, { uid, gid }).state()).toMatchObject({ migrated: 1, world: 1 });
      expect(statSync(join(data, 'postgres')).uid).toBe(uid);
      expect(await instance.stop()).toBe(0);

      // Root serves the same data as that user: nobody else may.
      expect(await start(data).state()).toMatchObject({ migrated: 1, world: 1 });
      expect(statSync(join(data, 'postgres')).uid).toBe(uid);
      expect(await instance.stop()).toBe(0);
    } finally {
      await destroyPostgres(data);
    }
  });
}
