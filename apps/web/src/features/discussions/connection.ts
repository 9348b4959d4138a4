import type { Socket } from 'socket.io-client';
import type {
  ClientToServerEvents,
  ConnectionRefusal,
  JoinAnswer,
  PostAnswer,
  PostRequest,
  RealtimeProblem,
  ServerToClientEvents,
  ThreadMessage,
} from '#realtime-contract';

/**
 * `connecting`: not known yet. `live`: what is written arrives by itself. `lost`: it does not, we try again.
 * `ended`: the session is over, trying again is of no use.
 */
export type LinkState = 'connecting' | 'live' | 'lost' | 'ended';

/** What one thread wants to hear. */
export interface ThreadListener {
  /** Last `seq` held now. */
  after(): number;
  /** Where the server says that the thread stands: the room was just entered, or it moved. */
  head(head: { lastSeq: number; lastChange: number }): void;
  messages(messages: readonly ThreadMessage[]): void;
  changes(messages: readonly ThreadMessage[]): void;
  /** Not to be read any more, or never was. */
  closed(problem: RealtimeProblem | null): void;
}

/** Who is in one thread and writes there: told, never kept. */
export interface PeopleListener {
  presence(person: { id: string; displayName: string }, here: boolean): void;
  typing(person: { id: string; displayName: string }): void;
  /** Nobody is told of any more. */
  lost(): void;
}

type Wire = Socket<ServerToClientEvents, ClientToServerEvents>;

const ANSWER_WITHIN_MS = 8_000;
/** A page that changes leaves and enters within a moment: no need to hang up in between. */
const HANG_UP_AFTER_MS = 5_000;
/** A flicker of the network shorter than this is not worth a word. */
const SAY_LOST_AFTER_MS = 1_500;

/** One socket for the whole page, opened with the first thread shown and closed after the last. */
class Connection {
  private wire: Wire | null = null;
  private link: LinkState = 'connecting';
  private readonly threads = new Map<string, ThreadListener>();
  /** Rooms entered on this wire: what may be written by it. */
  private readonly joined = new Set<string>();
  private readonly watchers = new Set<() => void>();
  private readonly people = new Map<string, PeopleListener>();
  private saying: ReturnType<typeof setTimeout> | undefined;
  private hangingUp: ReturnType<typeof setTimeout> | undefined;

  readonly state = (): LinkState => this.link;

  readonly watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  /** Listens to a thread until the returned function is called. One listener per thread. */
  listen(threadId: string, listener: ThreadListener): () => void {
    this.threads.set(threadId, listener);
    clearTimeout(this.hangingUp);
    void this.open().then((wire) => {
      if (wire.connected && this.threads.get(threadId) === listener) this.join(wire, threadId);
    });
    return () => {
      if (this.threads.get(threadId) !== listener) return;
      this.threads.delete(threadId);
      this.joined.delete(threadId);
      if (this.wire?.connected) this.wire.emit('leave', { threadId }, () => undefined);
      if (this.threads.size === 0) this.hangingUp = setTimeout(() => this.hangUp(), HANG_UP_AFTER_MS);
    };
  }

  /** Hears who is in a thread that is listened to, until the returned function is called. */
  watchPeople(threadId: string, listener: PeopleListener): () => void {
    this.people.set(threadId, listener);
    return () => {
      if (this.people.get(threadId) === listener) this.people.delete(threadId);
    };
  }

  /** I write in a thread. What is lost of it is of no consequence. */
  typing(threadId: string): void {
    if (this.wire?.connected && this.joined.has(threadId)) this.wire.volatile.emit('typing', { threadId });
  }

  /** Tries now rather than at the next turn: the person asked, or the network came back. */
  readonly hurry = (): void => {
    if (this.wire && !this.wire.connected && this.link !== 'ended') this.wire.connect();
  };

  /**
   * Writes by the open wire: the quickest way. @returns null when there is none to this thread, `late` when the answer
   * did not come: the message may be kept or not, a retry tells.
   */
  post(request: PostRequest): Promise<PostAnswer | 'late' | null> {
    const { wire } = this;
    if (!wire?.connected || !this.joined.has(request.threadId)) return Promise.resolve(null);
    return new Promise((resolve) => {
      const lost = (): void => resolve('late');
      // Not after the answer's own delay: the wire says at once that it fell.
      wire.once('disconnect', lost);
      wire.timeout(ANSWER_WITHIN_MS).emit('post', request, (late: Error | null, answer?: PostAnswer) => {
        wire.off('disconnect', lost);
        resolve(late || answer === undefined ? 'late' : answer);
      });
    });
  }

  private opening: Promise<Wire> | null = null;

  private open(): Promise<Wire> {
    this.opening ??= import('socket.io-client').then(({ io }) => {
      const wire: Wire = io({
        transports: ['websocket', 'polling'],
        tryAllTransports: true,
        reconnectionDelay: 500,
        reconnectionDelayMax: 10_000,
        // Everyone comes back after a restart: not in the same second.
        randomizationFactor: 0.7,
      });
      this.wire = wire;
      this.bind(wire);
      globalThis.addEventListener('online', this.hurry);
      globalThis.addEventListener('offline', this.letGo);
      return wire;
    });
    return this.opening;
  }

  /** The browser says that the network is gone: a dead wire would take twenty seconds to say it. It tries again. */
  private readonly letGo = (): void => {
    this.wire?.io.engine?.close();
  };

  private hangUp(): void {
    globalThis.removeEventListener('online', this.hurry);
    globalThis.removeEventListener('offline', this.letGo);
    clearTimeout(this.saying);
    this.wire?.removeAllListeners();
    this.wire?.disconnect();
    this.wire = null;
    this.opening = null;
    this.joined.clear();
    this.link = 'connecting';
  }

  private bind(wire: Wire): void {
    wire.on('connect', () => {
      this.say('live');
      for (const threadId of this.threads.keys()) this.join(wire, threadId);
    });
    wire.on('disconnect', (reason) => {
      this.joined.clear();
      for (const listener of this.people.values()) listener.lost();
      this.sayLostSoon();
      // Put out by the server (session over, restart): socket.io does not come back by itself.
      if (reason === 'io server disconnect') this.comeBack(wire);
    });
    wire.on('connect_error', (error) => {
      const problem = (error as Error & { data?: ConnectionRefusal }).data?.problem;
      if (problem?.status === 401) return this.say('ended');
      this.sayLostSoon();
      if (problem) this.comeBack(wire);
    });
    wire.on('messages', ({ threadId, messages }) => this.threads.get(threadId)?.messages(messages));
    wire.on('changes', ({ threadId, messages }) => this.threads.get(threadId)?.changes(messages));
    wire.on('pulse', ({ threadId, ...head }) => this.threads.get(threadId)?.head(head));
    wire.on('presence', ({ threadId, person, here }) => this.people.get(threadId)?.presence(person, here));
    wire.on('typing', ({ threadId, person }) => this.people.get(threadId)?.typing(person));
    wire.on('resync', ({ threadId }) => this.join(wire, threadId));
    wire.on('revoked', ({ threadId }) => {
      this.joined.delete(threadId);
      this.threads.get(threadId)?.closed(null);
    });
  }

  private comeBack(wire: Wire): void {
    setTimeout(() => {
      if (this.wire === wire && !wire.connected) wire.connect();
    }, jitter());
  }

  private join(wire: Wire, threadId: string): void {
    const listener = this.threads.get(threadId);
    if (!listener) return;
    const request = { threadId, after: listener.after() };
    wire.timeout(ANSWER_WITHIN_MS).emit('join', request, (late: Error | null, answer?: JoinAnswer) => {
      if (this.threads.get(threadId) !== listener || !wire.connected) return;
      if (!late && answer?.ok) {
        this.joined.add(threadId);
        listener.head(answer);
      } else if (answer?.ok === false && answer.problem.status < 429) listener.closed(answer.problem);
      else setTimeout(() => wire.connected && this.join(wire, threadId), jitter());
    });
  }

  private sayLostSoon(): void {
    if (this.link === 'ended' || this.link === 'lost' || this.saying !== undefined) return;
    this.saying = setTimeout(() => this.say('lost'), SAY_LOST_AFTER_MS);
  }

  private say(link: LinkState): void {
    clearTimeout(this.saying);
    this.saying = undefined;
    this.link = link;
    for (const watcher of this.watchers) watcher();
  }
}

const jitter = (): number => 500 + Math.random() * 2_500;

export const connection = new Connection();
