import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, Clock, Transaction } from '#platform';
import type { Reaction } from '#realtime-contract';
import { type MessagePart, MessageParts } from '../messages/message-parts.js';
import type { MessageResponse } from '../messages/messages.dto.js';
import { MessagesRepository } from '../messages/messages.repository.js';
import { MessagesService } from '../messages/messages.service.js';
import { threadPolicy } from '../threads/thread.policy.js';
import { ThreadsService } from '../threads/threads.service.js';
import { ReactionsRepository } from './reactions.repository.js';

/** An answer without words, one of each kind a person. */
@Injectable()
export class ReactionsService implements MessagePart, OnModuleInit {
  constructor(
    private readonly transaction: Transaction,
    private readonly threads: ThreadsService,
    private readonly messages: MessagesRepository,
    private readonly service: MessagesService,
    private readonly reactions: ReactionsRepository,
    private readonly parts: MessageParts,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.parts.register(this);
  }

  /** Puts it, or takes it away; what is already so changes nothing. @throws 409 on a message that is gone. */
  async set(
    actor: Actor,
    threadId: string,
    seq: number,
    { emoji, there }: { emoji: Reaction; there: boolean },
  ): Promise<MessageResponse> {
    const { access } = await this.threads.open(actor, threadId);
    threadPolicy.authorise(actor, 'post', { access });
    return this.transaction.run(async () => {
      const message = await this.service.hold(threadId, seq);
      const { accountId } = actor;
      const changed = there
        ? await this.reactions.add(threadId, seq, accountId, emoji, this.clock.now())
        : await this.reactions.remove(threadId, seq, accountId, emoji);
      if (!changed) return this.service.one(threadId, message);
      if (!message.rich) await this.messages.enrich(threadId, seq);
      return this.service.change(threadId, seq);
    });
  }

  async load(threadId: string, seqs: readonly number[]): Promise<Map<number, Partial<MessageResponse>>> {
    const rows = await this.reactions.ofMessages(threadId, seqs);
    const bySeq = Map.groupBy(rows, (row) => row.seq);
    return new Map(
      [...bySeq].map(([seq, found]) => [
        seq,
        { reactions: found.map(({ emoji, people }) => ({ emoji, people })) },
      ]),
    );
  }

  drop(threadId: string, seq: number): Promise<void> {
    return this.reactions.drop(threadId, seq);
  }
}
