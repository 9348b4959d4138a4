import type { Socket } from 'socket.io';
import { LIMITS } from './limits.js';

/** The engine's side of a socket: what socket.io's own types leave out. */
interface Connection {
  writeBuffer: { length: number };
  transport: { socket?: { terminate?: () => void } };
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
  connection.on('flush', () => {
    characters = 0;
  });
  connection.on('packetCreate', (packet) => {
    characters += packet.data?.length ?? 0;
    if (connection.writeBuffer.length < LIMITS.unreadPackets && characters < LIMITS.unreadCharacters) return;
    socket.disconnect(true);
    // A polite close would wait for a peer that does not listen, with the queue in memory.
    connection.transport.socket?.terminate?.();
  });
}
