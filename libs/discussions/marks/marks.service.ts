import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Journal, Transaction } from '#platform';
import { tooManyPins } from '../discussions.problems.js';
import type { MarkedResponse, MessageResponse } from '../messages/messages.dto.js';
import { MessagesRepository } from '../messages/messages.repository.js';
import { MessagesService } from '../messages/messages.service.js';
import { threadPolicy } from '../threads/thread.policy.js';
import { ThreadsService } from '../threads/threads.service.js';
import { MarksRepository } from './marks.repository.js';

const PINS_AT_MOST = 20;

/** What a discussion keeps in sight: messages pinned, and the one that says what was decided. */
@Injectable()
export class MarksService {
  constructor(
    private readonly transaction: Transaction,
    private readonly threads: ThreadsService,
    private readonly messages: MessagesRepository,
    private readonly service: MessagesService,
    private readonly marks: MarksRepository,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** The decision first, then what is pinned, the latest first. */
  async list(actor: Actor, threadId: string): Promise<MarkedResponse> {
    await this.threads.open(actor, threadId);
    return { items: await this.service.present(threadId, await this.messages.marked(threadId)) };
  }

  async pin(actor: Actor, threadId: string, seq: number, pinned: boolean): Promise<MessageResponse> {
    await this.authorise(actor, threadId);
    return this.transaction.run(async () => {
      const message = await this.service.hold(threadId, seq);
      if (message.pinned === pinned) return this.service.one(threadId, message);
      if (pinned && (await this.marks.countPinned(threadId)) >= PINS_AT_MOST) throw tooManyPins(PINS_AT_MOST);
      await this.marks.pin(threadId, seq, pinned ? this.clock.now() : null);
      return this.service.change(threadId, seq);
    });
  }

  /** Marks what was decided, wherever the mark was; or takes the mark away. */
  async decide(actor: Actor, threadId: string, seq: number, decided: boolean): Promise<MessageResponse> {
    await this.authorise(actor, threadId);
    return this.transaction.run(async () => {
      const message = await this.service.hold(threadId, seq);
      if (message.decided === decided) return this.service.one(threadId, message);
      const before = await this.marks.undecide(threadId);
      if (decided) await this.marks.decide(threadId, seq, this.clock.now());
      if (before !== undefined && before !== seq) await this.service.change(threadId, before);
      const action = decided ? 'message.decided' : 'message.undecided';
      await this.journal.note(actor, action, { type: 'thread', id: threadId }, { seq });
      return this.service.change(threadId, seq);
    });
  }

  private async authorise(actor: Actor, threadId: string): Promise<void> {
    const { access } = await this.threads.open(actor, threadId);
    threadPolicy.authorise(actor, 'pin', { access });
  }
}
