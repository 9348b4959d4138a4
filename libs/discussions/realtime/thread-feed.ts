import { Injectable } from '@nestjs/common';
import type { ThreadMessage } from '#realtime-contract';

/** Where batches go: the gateway's server, later one that also reaches the other processes. */
export interface FeedOutlet {
  messages(threadId: string, messages: ThreadMessage[]): void;
  resync(threadId: string): void;
}

/** An event stays small enough to be written at once; a larger batch is read over HTTP. */
const EVENT_CHARACTERS_AT_MOST = 64_000;

/**
 * Carries committed messages to those who listen: one event per thread and turn of the loop, in the order of
 * `seq` whatever the order in which the commits came back. Best effort by design: a reader finds a hole by itself.
 */
@Injectable()
export class ThreadFeed {
  private outlet: FeedOutlet | undefined;
  private waiting = new Map<string, ThreadMessage[]>();

  /** Without an outlet (the worker, a script) nobody listens in this process. */
  attach(outlet: FeedOutlet): void {
    this.outlet = outlet;
  }

  /** To be called after commit only. The author's answer leaves first. */
  publish(threadId: string, message: ThreadMessage): void {
    if (!this.outlet) return;
    if (this.waiting.size === 0) setImmediate(() => this.flush());
    const batch = this.waiting.get(threadId);
    if (batch) batch.push(message);
    else this.waiting.set(threadId, [message]);
  }

  private flush(): void {
    const batches = this.waiting;
    this.waiting = new Map();
    for (const [threadId, messages] of batches) {
      messages.sort((a, b) => a.seq - b.seq);
      const characters = messages.reduce((sum, message) => sum + message.body.length, 0);
      if (characters > EVENT_CHARACTERS_AT_MOST) this.outlet?.resync(threadId);
      else this.outlet?.messages(threadId, messages);
    }
  }
}
