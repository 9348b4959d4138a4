import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { io } from 'socket.io-client';
import { LIMITS } from './limits.js';
import { cutWhenSlow } from './slow-reader.js';

/** A line of TCP that can be made to stop reading, as a frozen phone does. */
interface Frozen {
  ws: { _socket: { pause(): void }; terminate(): void };
}

let server: Server;
let address: string;

beforeAll(async () => {
  const http = createServer();
  server = new Server(http, { perMessageDeflate: false });
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

async function connect(): Promise<{ here: Socket; there: ReturnType<typeof io> }> {
  const arriving = new Promise<Socket>((arrived) => server.once('connection', arrived));
  const there = io(address, { transports: ['websocket'], forceNew: true, reconnection: false });
  const here = await arriving;
  cutWhenSlow(here);
  return { here, there };
}

const nextTurn = () => new Promise((turn) => setImmediate(turn));

it('a reader that does not read is cut before its queue costs memory, and the server lives on', async () => {
  const { here, there } = await connect();
  const wire = there.io.engine.transport as unknown as Frozen;
  wire.ws._socket.pause();
  const text = 'x'.repeat(8_000);
  let sent = 0;
  while (here.connected && sent < 20_000) {
    here.emit('messages', text);
    sent += 1;
    await nextTurn();
  }
  expect(here.connected).toBe(false);
  expect((here.conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length).toBeLessThanOrEqual(
    LIMITS.unreadPackets,
  );
  wire.ws.terminate();
  there.disconnect();
});

it('a reader that reads gets all of it, however much', async () => {
  const { here, there } = await connect();
  const text = 'x'.repeat(8_000);
  let received = 0;
  const all = new Promise<void>((done) => {
    there.on('messages', () => {
      received += 1;
      if (received === 1_000) done();
    });
  });
  for (let sent = 0; sent < 1_000; sent++) {
    here.emit('messages', text);
    // It reads as fast as the machine lets it: a busy one must not pass for a frozen reader.
    while (sent - received > 50) await nextTurn();
  }
  await all;
  expect(here.connected).toBe(true);
  there.disconnect();
});
