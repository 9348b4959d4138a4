import { Injectable } from '@nestjs/common';
import type { ThreadMessage } from '#realtime-contract';

/** Where events go: the gateway's rooms, which also reach those of the other processes. */
export interface FeedOutlet {
  messages(threadId: string, messages: ThreadMessage[]): void;
  changes(threadId: string, messages: ThreadMessage[]): void;
  resync(threadId: string): void;
}

/** An event stays small enough to be written at once; a larger batch is read over HTTP. */
const EVENT_CHARACTERS_AT_MOST = 64_000;

interface News {
  messages: ThreadMessage[];
  changes: ThreadMessage[];
}

/**
 * Carries committed messages to those who listen: one event per thread and turn of the loop, in the order of
 * `seq` whatever the order in which the commits came back. Best effort by design: a reader finds a hole by itself.
 */
@Injectable()
export class ThreadFeed {
  private outlet: FeedOutlet | undefined;
  private waiting = new Map<string, News>();

  /** Without an outlet (the worker, a script) nobody listens in this process. */
  attach(outlet: FeedOutlet): void {
    this.outlet = outlet;
  }

  /** To be called after commit only. The author's answer leaves first. */
  publish(threadId: string, message: ThreadMessage): void {
    this.newsOf(threadId)?.messages.push(message);
  }

  /** A message as its last change left it; to be called after commit only. */
  publishChange(threadId: string, message: ThreadMessage): void {
    this.newsOf(threadId)?.changes.push(message);
  }

  private newsOf(threadId: string): News | undefined {
    if (!this.outlet) return undefined;
    if (this.waiting.size === 0) setImmediate(() => this.flush());
    let news = this.waiting.get(threadId);
    if (!news) {
      news = { messages: [], changes: [] };
      this.waiting.set(threadId, news);
    }
    return news;
  }

  private flush(): void {
    const all = this.waiting;
    this.waiting = new Map();
    for (const [threadId, { messages, changes }] of all) {
      if (charactersOf(messages) + charactersOf(changes) > EVENT_CHARACTERS_AT_MOST) {
        this.outlet?.resync(threadId);
        continue;
      }
      messages.sort((a, b) => a.seq - b.seq);
      changes.sort((a, b) => (a.change ?? 0) - (b.change ?? 0));
      if (messages.length > 0) this.outlet?.messages(threadId, messages);
      if (changes.length > 0) this.outlet?.changes(threadId, changes);
    }
  }
}

const charactersOf = (messages: readonly ThreadMessage[]): number =>
  messages.reduce((sum, message) => sum + message.body.length, 0);
