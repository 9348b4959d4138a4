import { randomUUID } from 'node:crypto';
import { Inject, Logger } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import { ActorDirectory, refuseOutsider, SessionCookies } from '#identity';
import {
  type Actor,
  ENV,
  type Env,
  type Locale,
  negotiateLocale,
  notFound,
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
  PostAnswer,
  PulseEvent,
  RealtimeProblem,
  Refused,
  ServerToClientEvents,
} from '#realtime-contract';
import { notJoined, tooManySockets, tooManyThreads } from '../discussions.problems.js';
import { MessagesService } from '../messages/messages.service.js';
import { Attendance } from '../presence/attendance.js';
import { type OpenedThread, ThreadsService } from '../threads/threads.service.js';
import { Lane } from './lane.js';
import { EventBudget, LIMITS, SocketQuota } from './limits.js';
import { readJoin, readLeave, readPost, readTyping } from './requests.js';
import { roomOf, threadIn } from './rooms.js';
import { cutWhenSlow } from './slow-reader.js';
import { ThreadFeed } from './thread-feed.js';

/** A thread with the socket's last ordinary message in it, while it waits for the common commit. */
interface JoinedThread extends OpenedThread {
  underWay?: Promise<unknown>;
  /** Others may see this person there. */
  seen?: boolean;
  /** When others were last told that this person writes. */
  typedAt?: number;
}

/** What the server knows of a socket: who is behind it and what it listens to. */
export interface Presence {
  token: string;
  actor: Actor;
  locale: Locale;
  /** Threads listened to, with the rights read at the door and again every two seconds. */
  joined: Map<string, JoinedThread>;
  /** Its events, one at a time. */
  lane: Lane;
}

type NoEvents = Record<string, never>;
export type RealtimeSocket = Socket<ClientToServerEvents, ServerToClientEvents, NoEvents, Presence>;
export type RealtimeServer = Server<ClientToServerEvents, ServerToClientEvents, NoEvents, Presence>;

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
    private readonly messages: MessagesService,
    private readonly feed: ThreadFeed,
    private readonly attendance: Attendance,
    @Inject(ENV) private readonly env: Pick<Env, 'socketEventsPerSecond'>,
  ) {}

  afterInit(server: RealtimeServer): void {
    this.server = server;
    this.attendance.attach(server);
    server.use((socket, next) => {
      this.admit(socket).then(() => next(), next);
    });
    this.feed.attach({
      messages: (threadId, messages) => server.to(roomOf(threadId)).emit('messages', { threadId, messages }),
      changes: (threadId, messages) => server.to(roomOf(threadId)).emit('changes', { threadId, messages }),
      resync: (threadId) => server.to(roomOf(threadId)).emit('resync', { threadId }),
    });
  }

  handleConnection(socket: RealtimeSocket): void {
    cutWhenSlow(socket);
    const { lane } = socket.data;
    socket.once('disconnect', () => lane.clear());
    socket.once('disconnecting', () => {
      for (const threadId of socket.data.joined.keys()) this.attendance.left(socket, threadId);
    });
    socket.on('typing', (body) => this.typing(socket, body));
    // Bound here and not by decorator: a message must not hold its author's next one until the disk has it.
    socket.on('post', (body, answer) => {
      if (!lane.add(() => this.post(socket, body, answer))) socket.disconnect(true);
    });
    const budget = new EventBudget(this.env.socketEventsPerSecond, performance.now());
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

  /** Threads that somebody listens to in this process. */
  listened(): string[] {
    const rooms = this.server?.sockets.adapter.rooms.keys() ?? [];
    return [...rooms].flatMap((room) => threadIn(room) ?? []);
  }

  /** Says where a thread stands to its readers in this process. */
  pulse(head: PulseEvent): void {
    this.server?.local.to(roomOf(head.threadId)).emit('pulse', head);
  }

  @SubscribeMessage('join')
  join(@ConnectedSocket() socket: RealtimeSocket, @MessageBody() body: unknown): Promise<JoinAnswer> {
    return this.answer(socket, async () => {
      const { threadId, after } = readJoin(body);
      const { joined, actor } = socket.data;
      refuseOutsider(actor, 'thread.read');
      if (joined.size >= LIMITS.threadsPerSocket && !joined.has(threadId)) throw tooManyThreads();
      const opened = await this.threads.open(actor, threadId);
      joined.set(threadId, opened);
      await socket.join(roomOf(threadId));
      // Read once inside: a message committed meanwhile is either counted here or comes as an event.
      const [head] = await this.threads.heads([threadId]);
      if (!head) throw notFound();
      opened.thread.lastSeq = head.lastSeq;
      // The reader holds what this database does not (it was restored): only a fresh reading helps.
      if (after > head.lastSeq) socket.emit('resync', { threadId });
      this.attendance
        .entered(socket, threadId)
        .catch((error: unknown) => this.log.error(error, 'Who is in a thread could not be told'));
      return { ok: true, lastSeq: head.lastSeq, lastChange: head.lastChange };
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

  /**
   * Writes a message in a joined thread. An ordinary one lets the next follow at once: their order is settled when they
   * wait for the common commit. One with a transaction of its own waits for those before it, and the next waits for it.
   */
  private post(socket: RealtimeSocket, body: unknown, answer: unknown): Promise<void> | undefined {
    let nextWaits = false;
    const answered = this.answer<PostAnswer>(socket, async () => {
      const { threadId, ...message } = readPost(body);
      const opened = socket.data.joined.get(threadId);
      if (!opened) throw notJoined();
      nextWaits = !this.messages.isOrdinary(opened, message);
      if (nextWaits) await opened.underWay;
      const written = this.messages.postIn(socket.data.actor, opened, message);
      if (!nextWaits) opened.underWay = Promise.allSettled([written]);
      const { seq, sentAt } = await written;
      if (opened.thread.lastSeq < seq) opened.thread.lastSeq = seq;
      return { ok: true, seq, sentAt };
    }).then((given) => {
      if (typeof answer === 'function') answer(given);
    });
    return nextWaits ? answered : undefined;
  }

  /** Answers nothing, even to nonsense: nobody waits for it. */
  private typing(socket: RealtimeSocket, body: unknown): void {
    try {
      this.attendance.typing(socket, readTyping(body).threadId, performance.now());
    } catch (error) {
      if (!(error instanceof Problem)) this.log.error(error, 'A socket event failed');
    }
  }

  /** Takes a socket out of a thread's room. */
  async exclude(socket: RealtimeSocket, threadId: string): Promise<void> {
    this.attendance.left(socket, threadId);
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
      const lane = new Lane(LIMITS.waitingEvents, (error) => this.log.error(error, 'A socket event failed'));
      socket.data = { token, actor, locale, joined: new Map(), lane };
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
      return await workContext.run(
        { requestId: randomUUID(), locale, viewer: viewerOf(actor), rightsUsed: {} },
        work,
      );
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
