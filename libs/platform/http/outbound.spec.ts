import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Outbound, OutboundRefused } from './outbound.js';

const WORLD = new Outbound({ publicUrl: 'https://cornac.example' });
const HOME = new Outbound({ publicUrl: 'http://localhost:3000' });
const resolvingTo = (...addresses: string[]) =>
  new Outbound({ publicUrl: 'https://cornac.example' }, () =>
    Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))),
  );

describe('an address that somebody typed', () => {
  it.each([
    'https://127.1/',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://[::1]/',
    'https://[::ffff:7f00:1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://[fe80::1]/',
    'https://[fd00::1]/',
    'https://0.0.0.0/',
    'https://169.254.169.254/latest/meta-data',
    'https://10.1.2.3/',
    'https://172.31.255.255/',
    'https://192.168.0.1/',
    'https://100.64.0.1/',
    'https://224.0.0.1/',
    'https://user:word@issuer.example/',
    'http://issuer.example/',
    'http://localhost:3000/',
    'ftp://issuer.example/',
    'javascript:alert(1)',
    'nothing',
  ])('%s is refused before anything is asked', async (address) => {
    expect(WORLD.allows(address)).toBe(false);
    await expect(WORLD.fetch(address)).rejects.toThrow(OutboundRefused);
  });

  it('may be of the open internet', () => {
    for (const address of ['https://issuer.example/', 'https://8.8.8.8/', 'https://[2606:4700::1111]/'])
      expect(WORLD.allows(address)).toBe(true);
  });

  it.each([
    ['this machine', ['127.0.0.1']],
    ['a private network', ['10.0.0.7']],
    ['a private network, behind a public address', ['93.184.216.34', '192.168.1.4']],
    ['an IPv4 address inside IPv6', ['::ffff:10.0.0.7']],
    ['nothing', []],
  ])('is refused when its name leads to %s', async (_, addresses) => {
    await expect(resolvingTo(...addresses).fetch('https://issuer.example/')).rejects.toThrow(OutboundRefused);
  });

  it('is this machine only for an instance of this machine, and never a private network', async () => {
    expect(HOME.allows('http://localhost:4000/')).toBe(true);
    expect(HOME.allows('http://127.0.0.1:4000/')).toBe(true);
    expect(HOME.allows('http://10.0.0.7/')).toBe(false);
    expect(HOME.allows('https://10.0.0.7/')).toBe(false);
    const rebound = new Outbound({ publicUrl: 'http://localhost:3000' }, () =>
      Promise.resolve([{ address: '10.0.0.7', family: 4 }]),
    );
    await expect(rebound.fetch('http://localhost:4000/')).rejects.toThrow(OutboundRefused);
  });
});

describe('an answer', () => {
  let server: Server;
  let url: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/away') response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
      else if (request.url === '/large') response.end(Buffer.alloc(1_048_577));
      else response.writeHead(200, { 'content-type': 'text/plain' }).end(`${request.method} good`);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((closed) => server.close(closed)));

  it('is read', async () => {
    const response = await HOME.fetch(`${url}/`, { method: 'POST', body: new URLSearchParams({ a: 'b' }) });
    expect([response.status, await response.text()]).toEqual([200, 'POST good']);
  });

  it('that sends elsewhere is not followed', async () => {
    expect((await HOME.fetch(`${url}/away`)).status).toBe(302);
  });

  it('beyond a megabyte is dropped', async () => {
    await expect(HOME.fetch(`${url}/large`)).rejects.toThrow('answered too much');
  });
});
