import { Injectable } from '@nestjs/common';
import type { Actor } from '#platform';
import type { OpenedThread } from '../threads/threads.service.js';
import type { MessageResponse, PostMessageRequest } from './messages.dto.js';

/** A message just written, inside the transaction that wrote it. */
export interface WrittenMessage {
  actor: Actor;
  opened: OpenedThread;
  seq: number;
  now: Date;
}

/** What is about to be written: a new message, or new words in place of those of one. */
export type Draft = Omit<PostMessageRequest, 'clientId'> & { edits?: true };

/** What is left to do once the message has its number, in its transaction. */
export type Afterwards = (message: WrittenMessage) => Promise<void>;

/**
 * One kind of thing that a message carries beyond its words (files, reactions, acts…), kept in its own folder. A message
 * that has none is `rich = false` and costs nothing here.
 */
export interface MessagePart {
  /** What to show with these messages of one thread, in one question; those with nothing to say are left out. */
  load?(threadId: string, seqs: readonly number[]): Promise<ReadonlyMap<number, Partial<MessageResponse>>>;
  /** Whether a message asks for this part. Asked for every message: no question to anyone. */
  wantedBy?(draft: Draft): boolean;
  /**
   * Reads what the part needs, before the thread is held. @returns the words to write and what follows them.
   * @throws a Problem when the message may not have it.
   */
  prepare?(actor: Actor, opened: OpenedThread, draft: Draft): Promise<PreparedPart>;
  /** The message goes: so does what it carried. In its transaction. */
  drop?(threadId: string, seq: number): Promise<void>;
  /** Its words changed, went or came back, durably: for what shows them elsewhere. */
  reworded?(threadId: string, seq: number): Promise<void>;
}

export interface PreparedPart {
  /** The words to write, when they are no longer those given. */
  body?: string;
  afterwards: Afterwards;
  /** Shown with the message: it is no longer read alone. */
  rich: boolean;
}

/** What messages may carry. Each part registers itself; messages know none of them. */
@Injectable()
export class MessageParts {
  private readonly parts: MessagePart[] = [];

  register(part: MessagePart): void {
    this.parts.push(part);
  }

  wantedBy(draft: Draft): boolean {
    return this.parts.some((part) => part.wantedBy?.(draft));
  }

  async prepare(actor: Actor, opened: OpenedThread, draft: Draft): Promise<PreparedPart & { body: string }> {
    let { body } = draft;
    let rich = false;
    const following: Afterwards[] = [];
    for (const part of this.parts) {
      if (!part.prepare || !part.wantedBy?.(draft)) continue;
      const prepared = await part.prepare(actor, opened, { ...draft, body });
      body = prepared.body ?? body;
      rich ||= prepared.rich;
      following.push(prepared.afterwards);
    }
    const afterwards: Afterwards = async (message) => {
      for (const follow of following) await follow(message);
    };
    return { body, rich, afterwards };
  }

  async drop(threadId: string, seq: number): Promise<void> {
    for (const part of this.parts) await part.drop?.(threadId, seq);
  }

  /** After the commit: what follows is in other threads, and two are never held at once. */
  async reworded(threadId: string, seq: number): Promise<void> {
    for (const part of this.parts) await part.reworded?.(threadId, seq);
  }

  /** Everything these messages carry, one question per kind. */
  async load(threadId: string, seqs: readonly number[]): Promise<Map<number, Partial<MessageResponse>>> {
    const all = new Map<number, Partial<MessageResponse>>();
    if (seqs.length === 0) return all;
    // One after the other: in a transaction they share its connection.
    for (const part of this.parts) {
      for (const [seq, extra] of (await part.load?.(threadId, seqs)) ?? []) {
        all.set(seq, { ...all.get(seq), ...extra });
      }
    }
    return all;
  }
}
