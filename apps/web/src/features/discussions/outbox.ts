import { isProblem } from '../../api/problem';
import type { Draft, OutboxStorage, Unsent } from './outbox-storage';

/** A message on its way out, as its author sees it. */
export interface Outgoing extends Draft {
  clientId: string;
  /** `waiting`: the connection is lost, it will leave by itself. `sent`: durable, about to take its place. */
  state: 'sending' | 'waiting' | 'sent' | 'refused';
  seq?: number;
  reason?: string;
}

export interface OutboxOptions {
  accountId: string;
  storage: OutboxStorage;
  /** @throws a Problem. */
  post(threadId: string, message: Draft & { clientId: string }): Promise<{ seq: number }>;
  /** Does the work in one tab at a time. */
  alone(name: string, work: () => Promise<void>): Promise<void>;
  /** Tells the other tabs that something changed. */
  tell(): void;
  newClientId(): string;
  /** Again after this many milliseconds. */
  later(work: () => void, milliseconds: number): void;
}

const RETRY_AT_FIRST_MS = 1_000;
const RETRY_AT_MOST_MS = 15_000;
const none: readonly Outgoing[] = [];

/**
 * The messages of one person that are not in their thread yet. Each is kept on the device before it leaves; those of a
 * thread leave one by one in the order of writing, from one tab at a time; the same `clientId` at each attempt makes a
 * retry harmless.
 */
export class Outbox {
  private kept: readonly Unsent[] = [];
  /** Written here a moment ago, on its way to the device's storage. */
  private entering: readonly Unsent[] = [];
  private shown = new Map<string, readonly Outgoing[]>();
  private readonly troubled = new Set<string>();
  private readonly flushing = new Map<string, { again: boolean }>();
  private readonly delays = new Map<string, number>();
  private readonly watchers = new Set<() => void>();
  private writing: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: OutboxOptions) {}

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  /** What is on its way in a thread; the same list until it changes. */
  readonly of = (threadId: string): readonly Outgoing[] => this.shown.get(threadId) ?? none;

  /** How many messages this device answers for. */
  get waiting(): number {
    return this.kept.length + this.entering.length;
  }

  /** Reads what is kept: at the start, and when another tab says so. */
  readonly reload = async (): Promise<void> => {
    this.kept = await this.options.storage.all(this.options.accountId);
    const known = new Set(this.kept.map(({ clientId }) => clientId));
    this.entering = this.entering.filter(({ clientId }) => !known.has(clientId));
    this.redraw();
  };

  readonly add = (threadId: string, draft: Draft): string => {
    const { accountId, storage, newClientId } = this.options;
    const unsent = { ...draft, accountId, threadId, clientId: newClientId(), state: 'waiting' as const };
    this.entering = [...this.entering, { ...unsent, rank: 0 }];
    this.redraw();
    this.writing = this.writing.then(async () => {
      await storage.add(unsent);
      await this.changed();
      void this.flush(threadId);
    });
    return unsent.clientId;
  };

  /** A refused message once more. */
  readonly retry = (clientId: string): Promise<void> =>
    this.withKept(clientId, async ({ reason: _, ...unsent }) => {
      await this.options.storage.put({ ...unsent, state: 'waiting' });
      await this.changed();
      void this.flush(unsent.threadId);
    });

  readonly forget = (clientId: string): Promise<void> =>
    this.withKept(clientId, async ({ rank }) => {
      await this.options.storage.remove(rank);
      await this.changed();
    });

  /** The thread is held up to `seq`: what was sent up to there is in its place. */
  readonly arrived = async (threadId: string, seq: number): Promise<void> => {
    const done = this.kept.filter(
      (unsent) => unsent.threadId === threadId && unsent.state === 'sent' && (unsent.seq ?? 0) <= seq,
    );
    if (done.length === 0) return;
    for (const { rank } of done) await this.options.storage.remove(rank);
    await this.changed();
  };

  /** Sends what waits in every thread: a page opened, or the connection came back. */
  readonly flushAll = (): void => {
    const waiting = this.kept.filter(({ state }) => state === 'waiting');
    for (const threadId of new Set(waiting.map((unsent) => unsent.threadId))) void this.flush(threadId);
  };

  /** Sends what waits in a thread, one after the other. */
  readonly flush = async (threadId: string): Promise<void> => {
    const underWay = this.flushing.get(threadId);
    if (underWay !== undefined) {
      underWay.again = true;
      return;
    }
    const turn = { again: false };
    this.flushing.set(threadId, turn);
    try {
      await this.options.alone(`cornac:outbox:${this.options.accountId}:${threadId}`, () =>
        this.sendAll(threadId),
      );
    } finally {
      this.flushing.delete(threadId);
    }
    // Asked again meanwhile: by the connection that came back, or by a message that was being written.
    if (turn.again) await this.flush(threadId);
  };

  private async sendAll(threadId: string): Promise<void> {
    for (let next = await this.next(threadId); next; next = await this.next(threadId)) {
      try {
        const { seq } = await this.options.post(threadId, messageOf(next));
        this.troubled.delete(threadId);
        this.delays.delete(threadId);
        await this.options.storage.put({ ...next, state: 'sent', seq });
      } catch (error) {
        if (!isProblem(error)) throw error;
        if (isPassing(error.status)) return this.wait(threadId, error.status);
        const reason = error.errors[0]?.detail ?? error.detail;
        await this.options.storage.put({ ...next, state: 'refused', reason });
      }
      await this.changed();
    }
  }

  /** The first that waits, whichever tab wrote it: another may have sent some meanwhile. */
  private async next(threadId: string): Promise<Unsent | undefined> {
    const all = await this.options.storage.all(this.options.accountId);
    return all.find((unsent) => unsent.threadId === threadId && unsent.state === 'waiting');
  }

  private wait(threadId: string, status: number): void {
    this.troubled.add(threadId);
    this.redraw();
    // A session that is over does not come back by itself: what waits leaves after the next sign-in.
    if (status === 401) return;
    const delay = this.delays.get(threadId) ?? RETRY_AT_FIRST_MS;
    this.delays.set(threadId, Math.min(delay * 2, RETRY_AT_MOST_MS));
    this.options.later(() => void this.flush(threadId), delay * (0.7 + Math.random() * 0.6));
  }

  private async withKept(clientId: string, work: (unsent: Unsent) => Promise<void>): Promise<void> {
    await this.writing;
    const unsent = this.kept.find((one) => one.clientId === clientId);
    if (unsent) await work(unsent);
  }

  private async changed(): Promise<void> {
    await this.reload();
    this.options.tell();
  }

  private redraw(): void {
    const shown = new Map<string, Outgoing[]>();
    for (const unsent of [...this.kept, ...this.entering]) {
      const list = shown.get(unsent.threadId) ?? [];
      list.push(this.asShown(unsent));
      shown.set(unsent.threadId, list);
    }
    this.shown = new Map([...shown].map(([threadId, list]) => [threadId, sameOr(this.of(threadId), list)]));
    for (const watcher of this.watchers) watcher();
  }

  private asShown({ state, threadId, rank: _, accountId: __, ...rest }: Unsent): Outgoing {
    if (state !== 'waiting') return { ...rest, state };
    return { ...rest, state: this.troubled.has(threadId) ? 'waiting' : 'sending' };
  }
}

/** What is still out once these messages of mine came back: an answer that was lost leaves its message here a while. */
export function stillOut(
  outgoing: readonly Outgoing[],
  held: readonly { clientId: string; author: { id: string } }[],
  me: string,
): readonly Outgoing[] {
  if (outgoing.length === 0) return outgoing;
  const arrived = new Set(held.filter(({ author }) => author.id === me).map(({ clientId }) => clientId));
  const left = outgoing.filter(({ clientId }) => !arrived.has(clientId));
  return left.length === outgoing.length ? outgoing : left;
}

function messageOf({ clientId, body, replyTo, question, files }: Unsent): Draft & { clientId: string } {
  return {
    clientId,
    body,
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(question ? { question } : {}),
    ...(files === undefined || files.length === 0 ? {} : { files }),
  };
}

/** A lost connection, a session over, a busy or broken server: it leaves later. Anything else: the person decides. */
const isPassing = (status: number): boolean =>
  status === 0 || status === 401 || status === 429 || status >= 500;

const sameOr = (before: readonly Outgoing[], now: readonly Outgoing[]): readonly Outgoing[] =>
  before.length === now.length &&
  before.every(
    (one, index) =>
      one.clientId === now[index]?.clientId &&
      one.state === now[index]?.state &&
      one.seq === now[index]?.seq &&
      one.reason === now[index]?.reason,
  )
    ? before
    : now;
