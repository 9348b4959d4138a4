import type { ThreadMessage } from '#realtime-contract';

/** What one may do to a message from its place in the list. Left out: not to be done here. */
export interface ThreadHands {
  reply?: (message: ThreadMessage) => void;
  /** Shows a message by its `seq`: the one that is answered, or the one that answers. */
  show?: (seq: number) => void;
  /** The message with this `seq`, when it is held. */
  find: (seq: number) => ThreadMessage | undefined;
}
