import type { Socket } from 'socket.io-client';
import type {
  ClientToServerEvents,
  ConnectionRefusal,
  JoinAnswer,
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
  /** The room is entered; the server stands at `lastSeq`. */
  joined(lastSeq: number): void;
  messages(messages: readonly ThreadMessage[]): void;
  /** Not to be read any more, or never was. */
  closed(problem: RealtimeProblem | null): void;
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
  private readonly watchers = new Set<() => void>();
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
      if (this.wire?.connected) this.wire.emit('leave', { threadId }, () => undefined);
      if (this.threads.size === 0) this.hangingUp = setTimeout(() => this.hangUp(), HANG_UP_AFTER_MS);
    };
  }

  /** Tries now rather than at the next turn: the person asked, or the network came back. */
  readonly hurry = (): void => {
    if (this.wire && !this.wire.connected && this.link !== 'ended') this.wire.connect();
  };

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
      return wire;
    });
    return this.opening;
  }

  private hangUp(): void {
    globalThis.removeEventListener('online', this.hurry);
    clearTimeout(this.saying);
    this.wire?.removeAllListeners();
    this.wire?.disconnect();
    this.wire = null;
    this.opening = null;
    this.link = 'connecting';
  }

  private bind(wire: Wire): void {
    wire.on('connect', () => {
      this.say('live');
      for (const threadId of this.threads.keys()) this.join(wire, threadId);
    });
    wire.on('disconnect', (reason) => {
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
    wire.on('resync', ({ threadId }) => this.join(wire, threadId));
    wire.on('revoked', ({ threadId }) => this.threads.get(threadId)?.closed(null));
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
      if (!late && answer?.ok) listener.joined(answer.lastSeq);
      else if (answer?.ok === false && answer.problem.status < 429) listener.closed(answer.problem);
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
