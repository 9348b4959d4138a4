import type { ThreadMessage } from '#realtime-contract';

/**
 * What one screen holds of a thread: an unbroken run of messages, and how far it knows the thread. Pure, so that the
 * promise « no word lost, none shown twice, each as it last was » is proved without a network.
 */
export interface ThreadLog {
  /** Consecutive `seq`, oldest first. */
  readonly messages: readonly ThreadMessage[];
  /** Last `seq` known to exist; beyond what is held when one reads far from the end, or when there is a hole. */
  readonly lastSeq: number;
  /** Every change up to this one is in the messages held. */
  readonly lastChange: number;
}

/** A page of the server, with where the thread stood just before it was read. */
export interface Page {
  items: readonly ThreadMessage[];
  lastSeq: number;
  lastChange: number;
}

export const emptyLog: ThreadLog = { messages: [], lastSeq: 0, lastChange: 0 };

/** Last `seq` held, 0 for none. */
export const lastHeld = (log: ThreadLog): number => log.messages.at(-1)?.seq ?? 0;

/** Whether older messages remain on the server. */
export const hasOlder = (log: ThreadLog): boolean => (log.messages[0]?.seq ?? 1) > 1;

/** Whether newer messages remain on the server. */
export const hasNewer = (log: ThreadLog): boolean => lastHeld(log) < log.lastSeq;

/** Starts again from a page of the server, whatever was held. */
export const startFrom = ({ items, lastSeq, lastChange }: Page): ThreadLog => ({
  messages: [...items],
  lastSeq: Math.max(lastSeq, items.at(-1)?.seq ?? 0),
  lastChange,
});

/**
 * Adds what arrives at the end. A message is taken only when it follows the last one: what is already held is
 * dropped, and a hole stops there; `hasNewer` then says so.
 */
export function append(log: ThreadLog, arrived: readonly ThreadMessage[]): ThreadLog {
  let last = lastHeld(log);
  const taken: ThreadMessage[] = [];
  for (const message of arrived) {
    if (message.seq !== last + 1) continue;
    taken.push(message);
    last = message.seq;
  }
  const known = announce(log, arrived.at(-1)?.seq ?? 0);
  return taken.length === 0 ? known : { ...known, messages: [...log.messages, ...taken] };
}

/** A page of the server at the end. It may be older than changes already known: those are then read again. */
export const appendPage = (log: ThreadLog, page: Page): ThreadLog =>
  knownAsOf(append(announce(log, page.lastSeq), page.items), log, page);

/** An older page on top. One that does not touch what is held (asked twice, say) is dropped. */
export function prependPage(log: ThreadLog, page: Page): ThreadLog {
  const first = log.messages[0]?.seq;
  if (page.items.length === 0 || page.items.at(-1)?.seq !== (first ?? 0) - 1) return log;
  const longer = { ...log, messages: [...page.items, ...log.messages] };
  return knownAsOf(longer, log, page);
}

/** A message is known to exist: one that is not held will be read. */
export const announce = (log: ThreadLog, seq: number): ThreadLog =>
  seq <= log.lastSeq ? log : { ...log, lastSeq: seq };

/**
 * Puts messages as they now are in place of those held. From an event (`whole` false), a change is taken only when it
 * follows the last one known; from the server, which leaves out what later changes replaced, as they come. Either
 * stops at a change to a message that one waits for at the end: it might come back from before that change.
 */
export function applyChanges(log: ThreadLog, changes: readonly ThreadMessage[], whole: boolean): ThreadLog {
  const first = log.messages[0]?.seq ?? 1;
  const last = lastHeld(log);
  const replaced = new Map<number, ThreadMessage>();
  let { lastChange } = log;
  for (const message of changes) {
    const { seq, change = 0 } = message;
    if (change <= lastChange) continue;
    if (seq > last || (!whole && change !== lastChange + 1)) break;
    lastChange = change;
    if (seq >= first) replaced.set(seq, message);
  }
  if (lastChange === log.lastChange) return log;
  if (replaced.size === 0) return { ...log, lastChange };
  const messages = log.messages.map((held) => fresher(held, replaced.get(held.seq)));
  return { ...log, messages, lastChange };
}

/** No change is left to know up to this one. */
export const settleChanges = (log: ThreadLog, lastChange: number): ThreadLog =>
  lastChange <= log.lastChange ? log : { ...log, lastChange };

/** A page read before a change that is already known may hold a message from before it. */
const knownAsOf = (now: ThreadLog, before: ThreadLog, page: Page): ThreadLog =>
  now.messages === before.messages || page.lastChange >= now.lastChange
    ? now
    : { ...now, lastChange: page.lastChange };

const fresher = (held: ThreadMessage, other: ThreadMessage | undefined): ThreadMessage =>
  other !== undefined && (other.change ?? 0) >= (held.change ?? 0) ? other : held;
