import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Journal, Transaction } from '#platform';
import { messageGone, tooManyVersions } from '../discussions.problems.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { type OpenedThread, ThreadsService } from '../threads/threads.service.js';
import type { EditMessageRequest, VersionsResponse } from './edits.dto.js';
import { EditsRepository } from './edits.repository.js';
import { messagePolicy } from './message.policy.js';
import { MessageParts } from './message-parts.js';
import type { MessageResponse } from './messages.dto.js';
import { MessagesRepository } from './messages.repository.js';
import { MessagesService } from './messages.service.js';

const VERSIONS_AT_MOST = 50;

/** What the author of a message may still do to it. */
@Injectable()
export class EditsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly threads: ThreadsService,
    private readonly rows: ThreadsRepository,
    private readonly messages: MessagesRepository,
    private readonly edits: EditsRepository,
    private readonly service: MessagesService,
    private readonly parts: MessageParts,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Changes the words; those before stay readable to the thread's readers. The same words change nothing. */
  async edit(
    actor: Actor,
    threadId: string,
    seq: number,
    { body: words }: EditMessageRequest,
  ): Promise<MessageResponse> {
    const opened = await this.openOwn(actor, threadId, seq);
    const { body, afterwards, rich } = await this.parts.prepare(actor, opened, { body: words, edits: true });
    const edited = await this.transaction.run(async () => {
      const message = await this.service.hold(threadId, seq);
      if (message.body === body) return this.service.one(threadId, message);
      const now = this.clock.now();
      if ((await this.edits.versions(threadId, seq)).length >= VERSIONS_AT_MOST) throw tooManyVersions();
      await this.edits.replace(threadId, seq, body, now);
      await afterwards({ actor, opened, seq, now });
      if (rich) await this.messages.enrich(threadId, seq);
      return this.service.change(threadId, seq);
    });
    await this.parts.reworded(threadId, seq);
    return edited;
  }

  /** Takes a message back with all it carried; its place in the thread stays. Again: nothing more. */
  async remove(actor: Actor, threadId: string, seq: number): Promise<MessageResponse> {
    await this.openOwn(actor, threadId, seq);
    const removed = await this.transaction.run(async () => {
      await this.rows.lock(threadId);
      const message = await this.messages.find(threadId, seq);
      if (message.gone === 'deleted') return this.service.one(threadId, message);
      if (message.gone !== null) throw messageGone();
      await this.parts.drop(threadId, seq);
      await this.edits.bury(threadId, seq);
      await this.journal.note(actor, 'message.deleted', { type: 'thread', id: threadId }, { seq });
      return this.service.change(threadId, seq);
    });
    await this.parts.reworded(threadId, seq);
    return removed;
  }

  /** What the message said before, the oldest first, for whoever reads the thread. */
  async versions(actor: Actor, threadId: string, seq: number): Promise<VersionsResponse> {
    await this.threads.open(actor, threadId);
    await this.messages.find(threadId, seq);
    const rows = await this.edits.versions(threadId, seq);
    return { items: rows.map((row) => ({ ...row, replacedAt: row.replacedAt.toISOString() })) };
  }

  private async openOwn(actor: Actor, threadId: string, seq: number): Promise<OpenedThread> {
    const opened = await this.threads.open(actor, threadId);
    const { authorId } = await this.messages.find(threadId, seq);
    messagePolicy.authorise(actor, 'edit', { access: opened.access, authorId });
    return opened;
  }
}
