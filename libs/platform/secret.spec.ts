import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InstanceSecret } from './secret.js';

describe('the secret of an instance', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cornac-secret-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const value = Buffer.from('JBSWY3DPEHPK3PXP');

  it('opens what it sealed, even after a restart', () => {
    const sealed = new InstanceSecret({ secret: undefined, dataFolder: folder }).seal('apps', value);
    expect(sealed.includes(value)).toBe(false);
    expect(new InstanceSecret({ secret: undefined, dataFolder: folder }).open('apps', sealed)).toEqual(value);
  });

  it('is kept in the data folder for its owner alone', async () => {
    new InstanceSecret({ secret: undefined, dataFolder: folder }).seal('apps', value);
    expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600);
    expect((await readFile(join(folder, 'secret'), 'utf8')).length).toBeGreaterThanOrEqual(43);
  });

  it('opens nothing sealed for another purpose, by another instance, or altered', () => {
    const ours = new InstanceSecret({ secret: 'a'.repeat(40), dataFolder: folder });
    const theirs = new InstanceSecret({ secret: 'b'.repeat(40), dataFolder: folder });
    const sealed = ours.seal('apps', value);
    expect(() => ours.open('tokens', sealed)).toThrow();
    expect(() => theirs.open('apps', sealed)).toThrow();
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    expect(() => ours.open('apps', sealed)).toThrow();
  });

  it('names a value the same way each time, differently per purpose', () => {
    const secret = new InstanceSecret({ secret: 'a'.repeat(40), dataFolder: folder });
    expect(secret.fingerprint('tries', '192.0.2.1')).toEqual(secret.fingerprint('tries', '192.0.2.1'));
    expect(secret.fingerprint('tries', '192.0.2.1')).not.toEqual(secret.fingerprint('other', '192.0.2.1'));
  });
});
