import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Journal, Transaction } from '#platform';
import { threadStarted } from '../discussion.events.js';
import {
  MessageResponse,
  type MessagesQuery,
  type MessagesResponse,
  type PostMessageRequest,
} from '../discussions.dto.js';
import { clientIdReused, twoDirections } from '../discussions.problems.js';
import { ThreadFeed } from '../realtime/thread-feed.js';
import { threadPolicy } from '../threads/thread.policy.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { ThreadsService } from '../threads/threads.service.js';
import { MessagesRepository } from './messages.repository.js';

const PAGE_AT_MOST = 100;

@Injectable()
export class MessagesService {
  constructor(
    private readonly transaction: Transaction,
    private readonly threads: ThreadsService,
    private readonly rows: ThreadsRepository,
    private readonly messages: MessagesRepository,
    private readonly feed: ThreadFeed,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** The truth of a thread, by pages: after a `seq`, before one, or its end. */
  async page(actor: Actor, threadId: string, query: MessagesQuery): Promise<MessagesResponse> {
    const { after, before, limit = PAGE_AT_MOST } = query;
    if (after !== undefined && before !== undefined) throw twoDirections();
    const { thread } = await this.threads.open(actor, threadId);
    const rows =
      after === undefined
        ? await this.messages.before(threadId, before ?? Number.MAX_SAFE_INTEGER, limit)
        : await this.messages.after(threadId, after, limit);
    // Messages committed since the thread was read may already be in the page.
    const lastSeq = Math.max(thread.lastSeq, rows.at(-1)?.seq ?? 0);
    return { items: rows.map(MessageResponse.from), lastSeq };
  }

  /**
   * Writes a message. Answered once it is durable, shown to the others after. The same `clientId` again gives back
   * the first message.
   * @throws 404 when the thread may not be read, 403 when it may not be written in, 422 when the `clientId` served
   * another text.
   */
  async post(
    actor: Actor,
    threadId: string,
    { clientId, body }: PostMessageRequest,
  ): Promise<MessageResponse> {
    // Rights come from the subject, not from the thread's row: no lock is needed to read them.
    const { thread, access } = await this.threads.open(actor, threadId);
    threadPolicy.authorise(actor, 'post', { access });
    return this.transaction.run(async () => {
      await this.rows.lock(threadId);
      const message = { threadId, authorId: actor.accountId, clientId, body, now: this.clock.now() };
      const written = await this.messages.write(message);
      if (!written) return this.first(actor, threadId, clientId, body);
      const author = { authorId: actor.accountId, authorName: actor.displayName };
      const response = MessageResponse.from({ ...written, ...author, body, clientId });
      if (written.seq === 1) await this.journal.record(actor, threadStarted(thread));
      this.transaction.afterCommit(() => this.feed.publish(threadId, response));
      return response;
    });
  }

  private async first(
    actor: Actor,
    threadId: string,
    clientId: string,
    body: string,
  ): Promise<MessageResponse> {
    const row = await this.messages.findByClientId(threadId, actor.accountId, clientId);
    if (row?.body !== body) throw clientIdReused();
    return MessageResponse.from(row);
  }
}
