import type { ThreadMessage } from '#realtime-contract';
import type { Api } from '~/api/client';
import { isProblem } from '~/api/problem';
import type { Thread } from './api';
import { connection } from './connection';
import { markRead, readChanges, readMessages } from './messages-api';
import { type Outbox, type Outgoing, stillOut } from './outbox';
import { outboxOf } from './outbox-here';
import type { Draft } from './outbox-storage';
import { hasNewer, hasOlder, lastHeld, type ThreadLog } from './thread-log';
import { ThreadReader } from './thread-reader';

/** All that a screen shows of a thread. A new object at each change. */
export interface ThreadView {
  phase: 'loading' | 'ready' | 'failed' | 'closed';
  messages: readonly ThreadMessage[];
  older: boolean;
  newer: boolean;
  /** Last `seq` known, held or not. */
  lastSeq: number;
  /** Number of the last change known to messages. */
  lastChange: number;
  outgoing: readonly Outgoing[];
  /** What was read when the thread was opened: the divider stays there while one reads on. */
  readAtOpening: number;
}

const READ_MARK_AFTER_MS = 600;
/** An own message that is durable usually comes back at once; else it is fetched. */
const COMES_BACK_WITHIN_MS = 500;
const CATCH_UP_AGAIN_MS = 1_500;

/**
 * One thread on one screen: what is held of it, what the socket tells, what is on its way out, and how far it was read.
 * HTTP is the truth; the socket only says that there is news.
 */
export class ThreadStore {
  private view: ThreadView;
  private readonly reader: ThreadReader;
  private readonly watchers = new Set<() => void>();
  private readonly stops: (() => void)[] = [];
  private outbox: Outbox | null = null;
  private read: number;
  private member: boolean;
  private expected = 0;
  private marking: ReturnType<typeof setTimeout> | undefined;
  private catching: ReturnType<typeof setTimeout> | undefined;
  private readonly loading = new Set<'older' | 'newer'>();

  constructor(
    private readonly api: Api,
    private readonly thread: Thread,
    private readonly me: { id: string; displayName: string },
    /** Told once a read mark is kept: counts elsewhere change. */
    private readonly onRead: (readSeq: number) => void,
  ) {
    const { id, readSeq, lastSeq } = thread;
    this.read = readSeq;
    this.member = readSeq > 0;
    this.view = {
      phase: 'loading',
      messages: [],
      older: false,
      newer: false,
      lastSeq,
      lastChange: 0,
      outgoing: [],
      readAtOpening: readSeq,
    };
    this.reader = new ThreadReader(
      {
        page: (query) => readMessages(api, id, query),
        changes: (after) => readChanges(api, id, after),
      },
      (log) => this.show(log),
      (error) => this.onTrouble(error),
    );
  }

  readonly current = (): ThreadView => this.view;

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  /** Begins; call the returned function to stop. */
  readonly open = (): (() => void) => {
    let stopped = false;
    this.stops.push(() => {
      stopped = true;
    });
    void this.load(() => stopped);
    void outboxOf(this.me.id, this.api).then((outbox) => {
      if (!stopped) this.follow(outbox);
    });
    return () => {
      for (const stop of this.stops.splice(0)) stop();
      clearTimeout(this.marking);
      clearTimeout(this.catching);
    };
  };

  readonly load = async (stopped = (): boolean => false): Promise<void> => {
    this.change({ phase: 'loading' });
    try {
      await this.reader.start({ lastSeq: this.thread.lastSeq, readSeq: this.thread.readSeq });
    } catch (error) {
      if (!isProblem(error)) throw error;
      return this.change({ phase: isGone(error.status) ? 'closed' : 'failed' });
    }
    if (stopped()) return;
    this.change({ phase: 'ready' });
    const leave = connection.listen(this.thread.id, {
      after: () => lastHeld(this.reader.log),
      head: (head) => this.reader.head(head),
      messages: (messages) => this.reader.messages(messages),
      changes: (messages) => this.reader.changes(messages),
      closed: () => this.change({ phase: 'closed' }),
    });
    this.stops.push(leave);
  };

  readonly loadOlder = (): Promise<void> => this.once('older', () => this.reader.loadOlder());

  readonly loadNewer = (): Promise<void> => this.once('newer', () => this.reader.loadNewer());

  /** Everything up to the last message, so that one can go there. */
  readonly goToEnd = (): Promise<void> => this.once('newer', () => this.reader.goToEnd());

  /** What surrounds a message that is not held. */
  readonly reach = async (seq: number): Promise<void> => {
    try {
      await this.reader.startAround(seq);
    } catch (error) {
      // What is held stays on the screen.
      if (!isProblem(error)) throw error;
    }
  };

  readonly send = (draft: Draft): void => {
    // One who writes wants to see it in its place.
    void this.goToEnd();
    void outboxOf(this.me.id, this.api).then((outbox) => outbox.add(this.thread.id, draft));
  };

  /** A refused message once more. */
  readonly sendAgain = (clientId: string): void => void this.outbox?.retry(clientId);

  readonly forget = (clientId: string): void => void this.outbox?.forget(clientId);

  /** A message as an act of mine left it; the same comes by the socket to everyone. */
  readonly took = (message: ThreadMessage): void => this.reader.changes([message]);

  /** The person saw the thread up to `seq`; said even for 0: to open a thread is to become a member of it. */
  readonly seen = (seq: number): void => {
    if (this.member && seq <= this.read) return;
    this.member = true;
    this.read = Math.max(this.read, seq);
    clearTimeout(this.marking);
    this.marking = setTimeout(() => {
      markRead(this.api, this.thread.id, this.read).then(
        ({ readSeq }) => this.onRead(readSeq),
        // Said again with the next message seen.
        () => undefined,
      );
    }, READ_MARK_AFTER_MS);
  };

  private follow(outbox: Outbox): void {
    this.outbox = outbox;
    const draw = (): void => {
      this.change({ outgoing: this.stillOut(this.reader.log) });
      this.expectSent();
    };
    this.stops.push(outbox.subscribe(draw));
    draw();
  }

  private stillOut({ messages }: ThreadLog): readonly Outgoing[] {
    return stillOut(this.outbox?.of(this.thread.id) ?? [], messages, this.me.id);
  }

  /** What is durable and does not come back by itself is fetched. */
  private expectSent(): void {
    const last = Math.max(0, ...(this.outbox?.of(this.thread.id) ?? []).map(({ seq = 0 }) => seq));
    void this.outbox?.arrived(this.thread.id, lastHeld(this.reader.log));
    if (last <= this.expected || last <= this.reader.log.lastSeq) return;
    this.expected = last;
    const ask = (): void => this.reader.head({ lastSeq: last, lastChange: 0 });
    const timer = setTimeout(ask, COMES_BACK_WITHIN_MS);
    this.stops.push(() => clearTimeout(timer));
  }

  private show(log: ThreadLog): void {
    this.change({
      messages: log.messages,
      older: hasOlder(log),
      newer: hasNewer(log),
      lastSeq: log.lastSeq,
      lastChange: log.lastChange,
      outgoing: this.stillOut(log),
    });
    void this.outbox?.arrived(this.thread.id, lastHeld(log));
  }

  private onTrouble(error: unknown): void {
    if (!isProblem(error)) throw error;
    if (isGone(error.status)) this.change({ phase: 'closed' });
    clearTimeout(this.catching);
    if (this.view.phase === 'closed') return;
    const delay = CATCH_UP_AGAIN_MS * (0.7 + Math.random() * 0.6);
    this.catching = setTimeout(() => void this.reader.catchUp(), delay);
  }

  /** A page at a time: the list asks at each move. */
  private async once(side: 'older' | 'newer', work: () => Promise<void>): Promise<void> {
    if (this.loading.has(side)) return;
    this.loading.add(side);
    try {
      await work();
    } catch (error) {
      // Asked again when one scrolls again.
      if (!isProblem(error)) throw error;
    } finally {
      this.loading.delete(side);
    }
  }

  private change(part: Partial<ThreadView>): void {
    if (Object.entries(part).every(([key, value]) => this.view[key as keyof ThreadView] === value)) return;
    this.view = { ...this.view, ...part };
    for (const watcher of this.watchers) watcher();
  }
}

/** Not to be read any more, or never was. */
const isGone = (status: number): boolean => status === 403 || status === 404;
