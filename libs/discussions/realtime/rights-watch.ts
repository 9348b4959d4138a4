import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { ActorDirectory } from '#identity';
import { Heartbeat, onBehalfOf } from '#platform';
import { ThreadsService } from '../threads/threads.service.js';
import { LIMITS } from './limits.js';
import { RealtimeGateway, type RealtimeSocket } from './realtime.gateway.js';

/**
 * Rights change while sockets stay open. Every few seconds the sessions, memberships and rights behind each are read
 * again: a session that ended closes its sockets, a right that ended takes them out of the room. What cannot be
 * verified is not shown either: those readers are told to come back through the door.
 */
@Injectable()
export class RightsWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(RightsWatch.name);
  private readonly heart = new Heartbeat(LIMITS.rightsEveryMs, () => this.verify());

  constructor(
    private readonly gateway: RealtimeGateway,
    private readonly actors: ActorDirectory,
    private readonly threads: ThreadsService,
  ) {}

  onApplicationBootstrap(): void {
    this.heart.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.heart.stop();
  }

  private async verify(): Promise<void> {
    const sockets = this.gateway.sockets();
    if (sockets.length === 0) return;
    try {
      const people = await this.actors.refresh([...new Set(sockets.map((socket) => socket.data.token))]);
      const kept = sockets.filter((socket) => {
        const signedIn = people.get(socket.data.token);
        if (signedIn) socket.data.actor = signedIn.actor;
        else socket.disconnect(true);
        return signedIn;
      });
      for (const [, together] of Map.groupBy(kept, (socket) => socket.data.actor.accountId)) {
        await this.verifyPerson(together);
      }
    } catch (error) {
      this.log.error(error, 'Sessions behind sockets could not be read again');
      for (const socket of sockets) await this.putOut(socket, [...socket.data.joined.keys()], 'resync');
    }
  }

  /** All the screens of one person at once: the question to the subject's owner is the same. */
  private async verifyPerson(sockets: readonly RealtimeSocket[]): Promise<void> {
    const open = new Map(sockets.flatMap((socket) => [...socket.data.joined]));
    const actor = sockets[0]?.data.actor;
    if (!actor || open.size === 0) return;
    const threads = [...open.values()].map(({ thread }) => thread);
    try {
      const access = await onBehalfOf(actor, () => this.threads.accessTo(actor, threads));
      for (const socket of sockets) {
        const lost = [...socket.data.joined.keys()].filter((id) => open.has(id) && !access.has(id));
        await this.putOut(socket, lost, 'revoked');
        for (const [id, opened] of socket.data.joined) opened.access = access.get(id) ?? opened.access;
      }
    } catch (error) {
      this.log.error(error, 'Rights behind sockets could not be read again');
      for (const socket of sockets) await this.putOut(socket, [...open.keys()], 'resync');
    }
  }

  private async putOut(
    socket: RealtimeSocket,
    threadIds: readonly string[],
    why: 'revoked' | 'resync',
  ): Promise<void> {
    for (const threadId of threadIds) {
      await this.gateway.exclude(socket, threadId);
      socket.emit(why, { threadId });
    }
  }
}
