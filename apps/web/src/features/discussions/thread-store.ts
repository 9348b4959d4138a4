import type { ThreadMessage } from '#realtime-contract';
import type { Api } from '~/api/client';
import { isProblem, type Problem } from '~/api/problem';
import { markRead, postMessage, readMessages, type Thread } from './api';
import { connection } from './connection';
import { keep, newClientId, readKept } from './outbox';
import {
  append,
  emptyLog,
  hasOlder,
  lastHeld,
  type Outgoing,
  prepend,
  startFrom,
  stillOut,
  type ThreadLog,
} from './thread-log';

/** All that a screen shows of a thread. A new object at each change. */
export interface ThreadView {
  phase: 'loading' | 'ready' | 'failed' | 'closed';
  messages: readonly ThreadMessage[];
  older: boolean;
  loadingOlder: boolean;
  outgoing: readonly Outgoing[];
  /** What was read when the thread was opened: the divider stays there while one reads on. */
  readAtOpening: number;
}

const PAGE = 50;
const READ_MARK_AFTER_MS = 600;
const TRY_AGAIN_AT_MOST_MS = 15_000;

const empty: ThreadView = {
  phase: 'loading',
  messages: [],
  older: false,
  loadingOlder: false,
  outgoing: [],
  readAtOpening: 0,
};

/**
 * One thread on one screen: reads its end, listens to what follows, fills the holes from the server, sends in the
 * order of writing. HTTP is the truth; the socket only says that there is news.
 */
export class ThreadStore {
  private view: ThreadView = empty;
  private log: ThreadLog = emptyLog;
  private readonly watchers = new Set<() => void>();
  private leave: (() => void) | undefined;
  private filling: Promise<void> | null = null;
  private target = 0;
  private sending = false;
  private retryIn = 1_000;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private read: number;
  private member: boolean;
  private marking: ReturnType<typeof setTimeout> | undefined;
  draft: string;

  constructor(
    private readonly api: Api,
    private readonly thread: Thread,
    private readonly me: { id: string; displayName: string },
    /** Told once a read mark is kept: counts elsewhere change. */
    private readonly onRead: (readSeq: number) => void,
  ) {
    const kept = readKept(me.id, thread.id);
    this.draft = kept.draft;
    this.read = thread.readSeq;
    this.member = thread.readSeq > 0;
    this.view = {
      ...empty,
      readAtOpening: thread.readSeq,
      outgoing: kept.outgoing.map((message) => ({ ...message, state: 'waiting' })),
    };
  }

  readonly current = (): ThreadView => this.view;

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  /** Begins; call the returned function to stop. */
  readonly open = (): (() => void) => {
    void this.load();
    return () => {
      this.leave?.();
      this.leave = undefined;
      clearTimeout(this.retry);
      clearTimeout(this.marking);
    };
  };

  readonly load = async (): Promise<void> => {
    this.change({ phase: 'loading' });
    try {
      const page = await readMessages(this.api, this.thread.id, { limit: PAGE });
      this.hold(startFrom(page.items));
      this.change({ phase: 'ready' });
    } catch (error) {
      return this.change({ phase: isProblem(error) && error.status === 404 ? 'closed' : 'failed' });
    }
    this.leave?.();
    this.leave = connection.listen(this.thread.id, {
      after: () => lastHeld(this.log),
      joined: (lastSeq) => {
        this.fillUpTo(lastSeq);
        // The link is back: what waits can leave.
        void this.flush();
      },
      messages: (messages) => this.take(messages),
      closed: () => this.change({ phase: 'closed' }),
    });
    void this.flush();
  };

  readonly loadOlder = async (): Promise<void> => {
    const first = this.log.messages[0]?.seq;
    if (first === undefined || !hasOlder(this.log) || this.view.loadingOlder) return;
    this.change({ loadingOlder: true });
    try {
      const page = await readMessages(this.api, this.thread.id, { before: first, limit: PAGE });
      this.hold(prepend(this.log, page.items));
    } catch (error) {
      // The button is still there: pressing it again is the retry.
      if (!isProblem(error)) throw error;
    } finally {
      this.change({ loadingOlder: false });
    }
  };

  readonly send = (body: string): void => {
    const message: Outgoing = { clientId: newClientId(), body, state: 'sending' };
    this.setOutgoing([...this.view.outgoing, message]);
    void this.flush();
  };

  /** A refused message once more, as a new attempt. */
  readonly sendAgain = (clientId: string): void => {
    this.setOutgoing(
      this.view.outgoing.map((message) =>
        message.clientId === clientId ? { clientId, body: message.body, state: 'sending' } : message,
      ),
    );
    void this.flush();
  };

  readonly forget = (clientId: string): void =>
    this.setOutgoing(this.view.outgoing.filter((message) => message.clientId !== clientId));

  readonly keepDraft = (draft: string): void => {
    this.draft = draft;
    keep(this.me.id, this.thread.id, draft, this.view.outgoing);
  };

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

  private take(messages: readonly ThreadMessage[]): void {
    const { log, gap } = append(this.log, messages);
    this.hold(log);
    if (gap) this.fillUpTo(messages.at(-1)?.seq ?? 0);
  }

  /** Reads what is missing, page by page. One at a time: a second call only raises the aim. */
  private fillUpTo(lastSeq: number): void {
    this.target = Math.max(this.target, lastSeq);
    if (this.filling !== null || lastHeld(this.log) >= this.target) return;
    this.filling = this.fill()
      .catch(() => {
        // The next event or the next connection tells again.
      })
      .finally(() => {
        this.filling = null;
      });
  }

  private async fill(): Promise<void> {
    while (lastHeld(this.log) < this.target) {
      const before = lastHeld(this.log);
      const page = await readMessages(this.api, this.thread.id, { after: before });
      this.hold(append(this.log, page.items).log);
      // The server no longer has what was announced (restored from a copy): begin again from what it has.
      if (lastHeld(this.log) === before) {
        this.target = 0;
        return this.load();
      }
    }
  }

  /** Sends what waits, one after the other: an author's messages keep their order. */
  private async flush(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    clearTimeout(this.retry);
    try {
      for (let next = this.nextOut(); next; next = this.nextOut()) {
        const { clientId, body } = next;
        const message = await postMessage(this.api, this.thread.id, { clientId, body });
        this.retryIn = 1_000;
        // It leaves the list when it enters the log: never shown twice, never away in between.
        this.setOutgoing(this.view.outgoing.map((one) => (one === next ? { ...one, state: 'sent' } : one)));
        this.take([message]);
      }
    } catch (error) {
      if (!isProblem(error)) throw error;
      this.onRefusal(error);
    } finally {
      this.sending = false;
    }
  }

  private nextOut(): Outgoing | undefined {
    return this.view.outgoing.find((message) => message.state === 'sending' || message.state === 'waiting');
  }

  /** A lost connection or a busy server: again by itself. Anything else: the person decides. */
  private onRefusal(problem: Problem): void {
    const passing = problem.status === 0 || problem.status === 429 || problem.status >= 500;
    if (passing) {
      this.setOutgoing(
        this.view.outgoing.map((one) => (one.state === 'sending' ? { ...one, state: 'waiting' } : one)),
      );
      this.retry = setTimeout(() => void this.flush(), this.retryIn * (0.7 + Math.random() * 0.6));
      this.retryIn = Math.min(this.retryIn * 2, TRY_AGAIN_AT_MOST_MS);
      return;
    }
    const refused = this.nextOut();
    const reason = problem.errors[0]?.detail ?? problem.detail;
    this.setOutgoing(
      this.view.outgoing.map((one) => (one === refused ? { ...one, state: 'refused', reason } : one)),
    );
    void Promise.resolve().then(() => this.flush());
  }

  private setOutgoing(outgoing: readonly Outgoing[]): void {
    keep(this.me.id, this.thread.id, this.draft, outgoing);
    this.change({ outgoing });
  }

  private hold(log: ThreadLog): void {
    if (log === this.log) return;
    this.log = log;
    const outgoing = stillOut(this.view.outgoing, log.messages, this.me.id);
    if (outgoing !== this.view.outgoing) keep(this.me.id, this.thread.id, this.draft, outgoing);
    this.change({ messages: log.messages, older: hasOlder(log), outgoing });
  }

  private change(part: Partial<ThreadView>): void {
    this.view = { ...this.view, ...part };
    for (const watcher of this.watchers) watcher();
  }
}
