import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { newId } from '../ids.js';
import { DiskFileStore, type FileStore, S3FileStore } from './file-store.js';

/** Enough of the S3 protocol for whole objects: PUT, GET, DELETE on /bucket/key. */
function fakeS3(): Promise<Server> {
  const objects = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    const key = new URL(request.url ?? '', 'http://s3').pathname;
    if (request.method === 'PUT') {
      objects.set(key, await buffer(request));
      response.end();
    } else if (request.method === 'DELETE') {
      objects.delete(key);
      response.writeHead(204).end();
    } else if (objects.has(key)) response.end(objects.get(key));
    else
      response
        .writeHead(404, { 'content-type': 'application/xml' })
        .end('<Error><Code>NoSuchKey</Code></Error>');
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

let folder: string;
let s3: Server;
const stores: Record<string, () => FileStore> = {
  disk: () => new DiskFileStore(folder),
  S3: () =>
    new S3FileStore('cornac', {
      endpoint: `http://127.0.0.1:${(s3.address() as AddressInfo).port}`,
      region: 'eu-west-1',
      accessKeyId: 'test',
      secretAccessKey: 'test',
    }),
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cornac-files-'));
  s3 = await fakeS3();
});

afterAll(async () => {
  s3.closeAllConnections();
  await new Promise((resolve) => s3.close(resolve));
  await rm(folder, { recursive: true });
});

/** The promise of the port: the same for every place where bytes are kept. */
describe.each(Object.keys(stores))('files kept on %s', (name) => {
  const open = () => (stores[name] as () => FileStore)();

  it('come back as they went', async () => {
    const key = newId();
    await open().put(key, Readable.from([Buffer.from('bon'), Buffer.from('jour')]), 'text/plain');
    expect((await buffer(await open().get(key))).toString()).toBe('bonjour');
  });

  it('are gone once removed, and removing again is quiet', async () => {
    const key = newId();
    await open().put(key, Readable.from([Buffer.from('x')]), 'text/plain');
    await open().remove(key);
    await open().remove(key);
    await expect(open().get(key)).rejects.toThrow();
  });

  it('leave nothing of an upload cut in the middle', async () => {
    const key = newId();
    const cut = Readable.from(
      (function* () {
        yield Buffer.from('half');
        throw new Error('connection lost');
      })(),
    );
    await expect(open().put(key, cut, 'text/plain')).rejects.toThrow('connection lost');
    await expect(open().get(key)).rejects.toThrow();
  });
});

describe('the disk', () => {
  it('takes only our own keys for a path', async () => {
    await expect(new DiskFileStore(folder).get('../../etc/passwd')).rejects.toThrow('A file key is a UUID');
  });
  it('keeps no partial file behind', async () => {
    const names = (await readdir(folder, { recursive: true })).filter((entry) => entry.endsWith('.part'));
    expect(names).toEqual([]);
  });
});
