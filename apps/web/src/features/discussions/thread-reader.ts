import type { ThreadMessage } from '#realtime-contract';
import {
  announce,
  append,
  appendPage,
  applyChanges,
  emptyLog,
  hasNewer,
  hasOlder,
  lastHeld,
  type Page,
  prependPage,
  settleChanges,
  startFrom,
  type ThreadLog,
} from './thread-log';

/** The truth of a thread: HTTP, or a test. */
export interface ThreadSource {
  page(query: { after?: number; before?: number; limit?: number }): Promise<Page>;
  changes(after: number): Promise<{ items: readonly ThreadMessage[]; lastChange: number }>;
}

/** Where a thread stands. */
export interface Head {
  lastSeq: number;
  lastChange: number;
}

export const PAGE = 50;
/** What the server gives at once at most. */
const FULL_PAGE = 100;
/** A few read messages before the first unread one, to find one's bearings. */
const BEFORE_UNREAD = 20;
/** Further behind than this, one is not dragged to the end: one goes there. */
const FILL_AT_MOST = 300;

/**
 * Follows one thread: reads where one left it, takes what the socket tells when it follows, and reads from the server
 * whatever does not. Knows neither the socket nor the screen.
 */
export class ThreadReader {
  log: ThreadLog = emptyLog;
  /** One holds the end: what is announced and not held is a hole. Else one reads further up, and it can wait. */
  private atTail = false;
  private started = false;
  private changeAim = 0;
  private catching: Promise<void> | null = null;

  constructor(
    private readonly source: ThreadSource,
    private readonly onLog: (log: ThreadLog) => void,
    /** Told when something could not be read; the caller calls `catchUp` again later. */
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  /**
   * Reads what to show first: around the first unread message, else the end. Whoever never opened the thread arrives
   * at its end: for them, all of it is history.
   */
  async start({ lastSeq, readSeq }: { lastSeq: number; readSeq: number }): Promise<void> {
    if (readSeq === 0 || lastSeq - readSeq < PAGE - BEFORE_UNREAD) return this.startAtEnd();
    await this.startAround(readSeq);
  }

  /** Reads what is on both sides of a message, whatever was held. */
  async startAround(seq: number): Promise<void> {
    const before = await this.source.page({ before: seq + 1, limit: BEFORE_UNREAD });
    const after = await this.source.page({ after: seq, limit: PAGE });
    this.restart(appendPage(startFrom(before), after), this.log.lastSeq);
  }

  async startAtEnd(): Promise<void> {
    const page = await this.source.page({ limit: PAGE });
    this.restart(startFrom(page), this.log.lastSeq);
  }

  messages(arrived: readonly ThreadMessage[]): void {
    this.hold(this.atTail ? append(this.log, arrived) : announce(this.log, arrived.at(-1)?.seq ?? 0));
    this.settle();
  }

  changes(changed: readonly ThreadMessage[]): void {
    const lastSeq = Math.max(0, ...changed.map(({ seq }) => seq));
    this.changeAim = Math.max(this.changeAim, changed.at(-1)?.change ?? 0);
    this.hold(applyChanges(announce(this.log, lastSeq), changed, false));
    this.settle();
  }

  /** Where the server says that the thread stands. */
  head({ lastSeq, lastChange }: Head): void {
    this.changeAim = Math.max(this.changeAim, lastChange);
    this.hold(announce(this.log, lastSeq));
    this.settle();
  }

  async loadOlder(): Promise<void> {
    const first = this.log.messages[0]?.seq;
    if (first === undefined || !hasOlder(this.log)) return;
    const page = await this.source.page({ before: first, limit: PAGE });
    this.hold(prependPage(this.log, page));
    this.settle();
  }

  async loadNewer(): Promise<void> {
    if (this.atTail || !hasNewer(this.log)) return;
    const page = await this.source.page({ after: lastHeld(this.log), limit: PAGE });
    this.hold(appendPage(this.log, page));
    this.settle();
  }

  /** To the end of the thread, by filling when it is near, by starting there when it is far. */
  async goToEnd(): Promise<void> {
    if (this.log.lastSeq - lastHeld(this.log) > FILL_AT_MOST) return this.startAtEnd();
    // By pages alone: until one holds the end, events only say that there is more.
    while (!this.atTail && hasNewer(this.log)) await this.loadNewer();
  }

  /** Reads what is missing, page by page, one at a time. */
  catchUp(): Promise<void> {
    this.catching ??= this.fill()
      .catch(this.onTrouble)
      .finally(() => {
        this.catching = null;
      });
    return this.catching;
  }

  private behind(): 'messages' | 'changes' | null {
    if (this.atTail && hasNewer(this.log)) return 'messages';
    return this.log.lastChange < this.changeAim ? 'changes' : null;
  }

  private settle(): void {
    if (this.started && !hasNewer(this.log)) this.atTail = true;
    else if (this.log.lastSeq - lastHeld(this.log) > FILL_AT_MOST) this.atTail = false;
    if (this.behind() !== null) void this.catchUp();
  }

  private async fill(): Promise<void> {
    for (let behind = this.behind(); behind !== null; behind = this.behind()) {
      const { log } = this;
      const reached = behind === 'messages' ? await this.fillMessages() : await this.fillChanges();
      // The server no longer has what was announced (restored from a copy): begin again from what it has.
      if (!reached && this.log === log) await this.startOver();
    }
  }

  /** @returns false when the server has nothing more although more was announced. */
  private async fillMessages(): Promise<boolean> {
    const after = lastHeld(this.log);
    const page = await this.source.page({ after, limit: FULL_PAGE });
    this.hold(appendPage(this.log, page));
    return lastHeld(this.log) > after || !hasNewer(this.log);
  }

  private async fillChanges(): Promise<boolean> {
    const after = this.log.lastChange;
    const { items, lastChange } = await this.source.changes(after);
    // A page merged meanwhile may have put the mark back: what follows does not begin where it stands.
    if (this.log.lastChange < after) return true;
    const lastSeq = Math.max(0, ...items.map(({ seq }) => seq));
    this.hold(announce(this.log, lastSeq));
    if (this.atTail && hasNewer(this.log)) return true;
    const known = applyChanges(this.log, this.atTail ? items : items.filter(this.isNotAhead), true);
    const upTo = items.length < FULL_PAGE ? lastChange : (items.at(-1)?.change ?? 0);
    this.hold(settleChanges(known, upTo));
    return this.log.lastChange > after || lastChange >= this.changeAim;
  }

  /** Far from the end, changes of what is further down come with its page. */
  private readonly isNotAhead = ({ seq }: ThreadMessage): boolean => seq <= lastHeld(this.log);

  private async startOver(): Promise<void> {
    const page = await this.source.page({ limit: PAGE });
    this.changeAim = page.lastChange;
    this.restart(startFrom(page), page.lastSeq);
  }

  /** What was told while the pages were on their way is a hole like any other. */
  private restart(log: ThreadLog, announced: number): void {
    this.started = true;
    this.atTail = !hasNewer(log);
    this.hold(announce(log, announced));
    this.settle();
  }

  private hold(log: ThreadLog): void {
    if (log === this.log) return;
    this.log = log;
    this.onLog(log);
  }
}
