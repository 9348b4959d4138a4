import type { Reaction, ThreadMessage } from '#realtime-contract';
import type { ActKind } from './becoming-api';

/** What one may do to a message from its place in the list. Left out: not to be done here. */
export interface ThreadHands {
  me: string;
  threadId: string;
  /** Shows a message by its `seq`: the one that is answered, or the one that answers. */
  show: (seq: number) => void;
  /** The message with this `seq`, when it is held. */
  find: (seq: number) => ThreadMessage | undefined;
  reply?: (message: ThreadMessage) => void;
  /** One's own. */
  edit?: (message: ThreadMessage) => void;
  remove?: (message: ThreadMessage) => void;
  react?: (message: ThreadMessage, emoji: Reaction, there: boolean) => void;
  pin?: (message: ThreadMessage, pinned: boolean) => void;
  decide?: (message: ThreadMessage, decided: boolean) => void;
  history: (message: ThreadMessage) => void;
  /** What a message may become, by me. */
  kinds: readonly ActKind[];
  become: (message: ThreadMessage, kind: ActKind) => void;
  /** To who moderates. */
  report: (message: ThreadMessage) => void;
  /** Into another thread. */
  quote: (message: ThreadMessage) => void;
}
