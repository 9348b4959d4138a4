import type { ThreadMessage } from '#realtime-contract';

/**
 * What one screen holds of a thread: an unbroken run of messages. Pure, so that the promise « no word lost, none
 * shown twice » is proved without a network.
 */
export interface ThreadLog {
  /** Consecutive `seq`, oldest first. */
  readonly messages: readonly ThreadMessage[];
}

export const emptyLog: ThreadLog = { messages: [] };

/** Last `seq` held, 0 for none. */
export const lastHeld = (log: ThreadLog): number => log.messages.at(-1)?.seq ?? 0;

/** Whether older messages remain on the server. */
export const hasOlder = (log: ThreadLog): boolean => (log.messages[0]?.seq ?? 1) > 1;

/** Starts again from a page of the server, whatever was held. */
export const startFrom = (page: readonly ThreadMessage[]): ThreadLog => ({ messages: [...page] });

/**
 * Adds what arrives at the end. A message is taken only when it follows the last one: what is already held is
 * dropped, and a hole stops there. @returns `gap` when the hole must be read from the server.
 */
export function append(log: ThreadLog, arrived: readonly ThreadMessage[]): { log: ThreadLog; gap: boolean } {
  let last = lastHeld(log);
  const taken: ThreadMessage[] = [];
  for (const message of arrived) {
    if (message.seq === last + 1) {
      taken.push(message);
      last = message.seq;
    } else if (message.seq > last) {
      return { log: extended(log, taken), gap: true };
    }
  }
  return { log: extended(log, taken), gap: false };
}

/** Adds an older page on top. One that does not touch what is held (asked twice, say) is dropped. */
export function prepend(log: ThreadLog, older: readonly ThreadMessage[]): ThreadLog {
  const first = log.messages[0]?.seq;
  if (older.length === 0 || older.at(-1)?.seq !== (first ?? 0) - 1) return log;
  return { messages: [...older, ...log.messages] };
}

const extended = (log: ThreadLog, taken: readonly ThreadMessage[]): ThreadLog =>
  taken.length === 0 ? log : { messages: [...log.messages, ...taken] };

/** A message on its way out. */
export interface Outgoing {
  clientId: string;
  body: string;
  /**
   * `waiting`: the connection is lost, it will leave by itself. `sent`: stored, its place in the thread is being
   * read. `refused`: the person decides.
   */
  state: 'sending' | 'waiting' | 'sent' | 'refused';
  /** Why the server refused it. */
  reason?: string;
}

/** What is still on its way once these messages of mine came back. */
export const stillOut = (
  outgoing: readonly Outgoing[],
  held: readonly ThreadMessage[],
  me: string,
): readonly Outgoing[] => {
  const arrived = new Set(held.filter(({ author }) => author.id === me).map(({ clientId }) => clientId));
  const left = outgoing.filter(({ clientId }) => !arrived.has(clientId));
  return left.length === outgoing.length ? outgoing : left;
};
