import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Heartbeat } from '#platform';
import { LIMITS } from '../realtime/limits.js';
import type { RealtimeServer, RealtimeSocket } from '../realtime/realtime.gateway.js';
import { roomOf } from '../realtime/rooms.js';
import { PresenceRepository, type Seat } from './presence.repository.js';

/** A screen on a thread. */
interface Join {
  socket: RealtimeSocket;
  threadId: string;
}

/**
 * Who is in a thread and who is writing there, for its readers. Told and forgotten: nothing of it is kept, what a slow
 * connection would not take is dropped, and whoever is not said to be there again for a while is gone. Nobody is seen but
 * who wrote there before; panelists join no thread.
 */
@Injectable()
export class Attendance implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(Attendance.name);
  private server: RealtimeServer | undefined;
  private readonly heart = new Heartbeat(LIMITS.presenceEveryMs, () => this.beat());

  constructor(private readonly presence: PresenceRepository) {}

  attach(server: RealtimeServer): void {
    this.server = server;
  }

  onApplicationBootstrap(): void {
    this.heart.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.heart.stop();
  }

  /** A reader came: the others are told of them, they of the others. */
  async entered(socket: RealtimeSocket, threadId: string): Promise<void> {
    if (this.isCrowd(threadId)) return;
    await this.refresh(this.inRoom(threadId).map((one) => ({ socket: one, threadId })));
    for (const other of this.inRoom(threadId))
      if (other !== socket && this.isSeen(other, threadId))
        socket.volatile.emit('presence', { threadId, person: personOf(other), here: true });
    if (this.isSeen(socket, threadId)) this.tell(socket, threadId, true);
  }

  left(socket: RealtimeSocket, threadId: string): void {
    if (this.isSeen(socket, threadId)) this.tell(socket, threadId, false);
  }

  /** At most one word of it every few seconds, whatever the keys pressed. */
  typing(socket: RealtimeSocket, threadId: string, now: number): void {
    const joined = socket.data.joined.get(threadId);
    if (!joined?.seen || !joined.access.mayWrite || this.isCrowd(threadId)) return;
    if (now - (joined.typedAt ?? Number.NEGATIVE_INFINITY) < LIMITS.typingEveryMs) return;
    joined.typedAt = now;
    socket.to(roomOf(threadId)).volatile.emit('typing', { threadId, person: personOf(socket) });
  }

  private async beat(): Promise<void> {
    try {
      const sockets = [...(this.server?.sockets.sockets.values() ?? [])];
      const joins = sockets
        .flatMap((socket) => [...socket.data.joined.keys()].map((threadId) => ({ socket, threadId })))
        .filter(({ threadId }) => !this.isCrowd(threadId));
      await this.refresh(joins.slice(0, LIMITS.presencesAtOnce));
      for (const socket of sockets)
        for (const threadId of socket.data.joined.keys())
          if (this.isSeen(socket, threadId)) this.tell(socket, threadId, true);
    } catch (error) {
      this.log.error(error, 'Who may be seen could not be read');
    }
  }

  /** Reads again who of these may be seen. */
  private async refresh(joins: readonly Join[]): Promise<void> {
    const visible = new Set((await this.presence.visible(joins.map(seatOf))).map(keyOf));
    for (const join of joins) {
      // They may have left meanwhile.
      const joined = join.socket.data.joined.get(join.threadId);
      if (joined) joined.seen = visible.has(keyOf(seatOf(join)));
    }
  }

  private tell(socket: RealtimeSocket, threadId: string, here: boolean): void {
    socket.to(roomOf(threadId)).volatile.emit('presence', { threadId, person: personOf(socket), here });
  }

  private inRoom(threadId: string): RealtimeSocket[] {
    const ids = this.server?.sockets.adapter.rooms.get(roomOf(threadId)) ?? [];
    return [...ids].flatMap((id) => this.server?.sockets.sockets.get(id) ?? []);
  }

  private isSeen(socket: RealtimeSocket, threadId: string): boolean {
    return socket.data.joined.get(threadId)?.seen ?? false;
  }

  /** In a large company, who is there says nothing and costs the square of it. */
  private isCrowd(threadId: string): boolean {
    return (this.server?.sockets.adapter.rooms.get(roomOf(threadId))?.size ?? 0) > LIMITS.presencePerThread;
  }
}

const seatOf = ({ socket, threadId }: Join): Seat => ({ accountId: socket.data.actor.accountId, threadId });
const keyOf = ({ accountId, threadId }: Seat): string => `${accountId}:${threadId}`;
const personOf = ({ data: { actor } }: RealtimeSocket): { id: string; displayName: string } => ({
  id: actor.accountId,
  displayName: actor.displayName,
});
