import type { Socket } from 'socket.io';
import { LIMITS } from './limits.js';

/** The engine's side of a socket: what socket.io's own types leave out. */
interface Connection {
  writeBuffer: { length: number };
  transport: { socket?: { terminate?: () => void } };
  close(discard: boolean): void;
  on(event: 'packetCreate', listener: (packet: { data?: { length?: number } }) => void): void;
  on(event: 'flush', listener: () => void): void;
}

/**
 * Cuts a reader that does not read before its queue costs memory (a stalled socket was seen holding 220 MB). It
 * comes back by itself and reads what it missed over HTTP.
 */
export function cutWhenSlow(socket: Socket): void {
  const connection = socket.conn as unknown as Connection;
  let characters = 0;
  let cut = false;
  connection.on('flush', () => {
    characters = 0;
  });
  connection.on('packetCreate', (packet) => {
    characters += packet.data?.length ?? 0;
    const waits =
      connection.writeBuffer.length >= LIMITS.unreadPackets || characters >= LIMITS.unreadCharacters;
    if (cut || !waits) return;
    cut = true;
    // socket.io's own goodbye would be one more packet, and a polite close would wait for a peer that does not listen.
    const { socket: wire } = connection.transport;
    connection.close(true);
    wire?.terminate?.();
  });
}
