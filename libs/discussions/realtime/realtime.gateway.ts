import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import { ActorDirectory, SessionCookies } from '#identity';
import {
  type Actor,
  type Locale,
  negotiateLocale,
  Problem,
  signInRequired,
  tooManyRequests,
  toProblem,
  viewerOf,
  workContext,
} from '#platform';
import type {
  ClientToServerEvents,
  JoinAnswer,
  LeaveAnswer,
  RealtimeProblem,
  Refused,
  ServerToClientEvents,
} from '#realtime-contract';
import { tooManySockets, tooManyThreads } from '../discussions.problems.js';
import type { ThreadPlace } from '../subject-registry.js';
import { placeOf, ThreadsService } from '../threads/threads.service.js';
import { EventBudget, LIMITS, SocketQuota } from './limits.js';
import { readJoin, readLeave } from './requests.js';
import { cutWhenSlow } from './slow-reader.js';
import { ThreadFeed } from './thread-feed.js';

/** What the server knows of a socket: who is behind it and what it listens to. */
export interface Presence {
  token: string;
  actor: Actor;
  locale: Locale;
  joined: Map<string, ThreadPlace & { id: string }>;
}

type NoEvents = Record<string, never>;
export type RealtimeSocket = Socket<ClientToServerEvents, ServerToClientEvents, NoEvents, Presence>;
export type RealtimeServer = Server<ClientToServerEvents, ServerToClientEvents, NoEvents, Presence>;

export const roomOf = (threadId: string): string => `thread:${threadId}`;

/**
 * The live side of threads: readers join, committed messages are shown to them. HTTP's guards, pipes and filters do
 * not reach a gateway: identity is checked in the socket's middleware, rights at each join, and both again every
 * few seconds by `RightsWatch`.
 */
@WebSocketGateway()
export class RealtimeGateway implements OnGatewayInit<RealtimeServer>, OnGatewayConnection<RealtimeSocket> {
  private readonly log = new Logger(RealtimeGateway.name);
  private readonly quota = new SocketQuota();
  private server: RealtimeServer | undefined;

  constructor(
    private readonly actors: ActorDirectory,
    private readonly cookies: SessionCookies,
    private readonly threads: ThreadsService,
    private readonly feed: ThreadFeed,
  ) {}

  afterInit(server: RealtimeServer): void {
    this.server = server;
    server.use((socket, next) => {
      this.admit(socket).then(() => next(), next);
    });
    this.feed.attach({
      messages: (threadId, messages) => server.to(roomOf(threadId)).emit('messages', { threadId, messages }),
      resync: (threadId) => server.to(roomOf(threadId)).emit('resync', { threadId }),
    });
  }

  handleConnection(socket: RealtimeSocket): void {
    cutWhenSlow(socket);
    const budget = new EventBudget(performance.now());
    socket.use((event, next) => {
      const verdict = budget.take(performance.now());
      if (verdict === 'pass') return next();
      if (verdict === 'close') socket.disconnect(true);
      const answer = event.at(-1);
      if (typeof answer === 'function') answer(refusal(tooManyRequests(1), socket.data.locale));
    });
  }

  /** Sockets connected to this process. */
  sockets(): RealtimeSocket[] {
    return [...(this.server?.sockets.sockets.values() ?? [])];
  }

  @SubscribeMessage('join')
  join(@ConnectedSocket() socket: RealtimeSocket, @MessageBody() body: unknown): Promise<JoinAnswer> {
    return this.answer(socket, async () => {
      const { threadId, after } = readJoin(body);
      const { joined, actor } = socket.data;
      if (joined.size >= LIMITS.threadsPerSocket && !joined.has(threadId)) throw tooManyThreads();
      const { thread } = await this.threads.open(actor, threadId);
      joined.set(threadId, placeOf(thread));
      await socket.join(roomOf(threadId));
      // Read once inside: a message committed meanwhile is either counted here or comes as an event.
      const lastSeq = await this.threads.lastSeq(threadId);
      // The reader holds what this database does not (it was restored): only a fresh reading helps.
      if (after > lastSeq) socket.emit('resync', { threadId });
      return { ok: true, lastSeq };
    });
  }

  @SubscribeMessage('leave')
  leave(@ConnectedSocket() socket: RealtimeSocket, @MessageBody() body: unknown): Promise<LeaveAnswer> {
    return this.answer(socket, async () => {
      const { threadId } = readLeave(body);
      await this.exclude(socket, threadId);
      return { ok: true };
    });
  }

  /** Takes a socket out of a thread's room. */
  async exclude(socket: RealtimeSocket, threadId: string): Promise<void> {
    socket.data.joined.delete(threadId);
    await socket.leave(roomOf(threadId));
  }

  private async admit(socket: RealtimeSocket): Promise<void> {
    const { cookie, 'accept-language': language } = socket.handshake.headers;
    const locale = negotiateLocale(/(?:^|;\s*)cornac_locale=(\w+)/.exec(cookie ?? '')?.[1], language);
    const token = this.cookies.readSessionFromHeader(cookie);
    try {
      const signedIn = token === undefined ? null : await this.actors.resolve(token);
      if (!signedIn || token === undefined) throw signInRequired();
      const { actor } = signedIn;
      if (!this.quota.take(actor.accountId)) throw tooManySockets(LIMITS.socketsPerAccount);
      // Given back when the connection ends, whatever became of the socket above it.
      socket.conn.once('close', () => this.quota.release(actor.accountId));
      socket.data = { token, actor, locale, joined: new Map() };
    } catch (error) {
      throw this.connectionError(error, locale);
    }
  }

  private connectionError(error: unknown, locale: Locale): Error {
    const { problem } = this.refuse(error, locale);
    return Object.assign(new Error(problem.title), { data: { problem } });
  }

  /** Answers, or refuses in the words HTTP would have used; nothing else leaves a handler. */
  private async answer<Given>(socket: RealtimeSocket, work: () => Promise<Given>): Promise<Given | Refused> {
    const { locale, actor } = socket.data;
    try {
      return await workContext.run({ requestId: randomUUID(), locale, viewer: viewerOf(actor) }, work);
    } catch (error) {
      return this.refuse(error, locale);
    }
  }

  private refuse(error: unknown, locale: Locale): Refused {
    if (!(error instanceof Problem)) this.log.error(error, 'A socket was refused by a fault');
    return refusal(toProblem(error), locale);
  }
}

const refusal = (problem: Problem, locale: Locale): Refused => ({
  ok: false,
  problem: workContext.run({ requestId: '', locale }, () => problem.toBody() as unknown as RealtimeProblem),
});
