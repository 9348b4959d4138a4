import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Journal, Transaction } from '#platform';
import { threadStarted } from '../discussion.events.js';
import { clientIdReused, messageGone, replyToNothing, twoDirections } from '../discussions.problems.js';
import { ThreadFeed } from '../realtime/thread-feed.js';
import { threadPolicy } from '../threads/thread.policy.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { type OpenedThread, ThreadsService } from '../threads/threads.service.js';
import { MessageParts, type PreparedPart } from './message-parts.js';
import { MessageWriter } from './message-writer.js';
import {
  type ChangesResponse,
  MessageResponse,
  type MessagesQuery,
  type MessagesResponse,
  type PostMessageRequest,
} from './messages.dto.js';
import { type MessageRow, MessagesRepository, type NewMessage } from './messages.repository.js';

const PAGE_AT_MOST = 100;

@Injectable()
export class MessagesService {
  constructor(
    private readonly transaction: Transaction,
    private readonly threads: ThreadsService,
    private readonly rows: ThreadsRepository,
    private readonly messages: MessagesRepository,
    private readonly writer: MessageWriter,
    private readonly parts: MessageParts,
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
    return { items: await this.present(threadId, rows), lastSeq, lastChange: thread.lastChange };
  }

  /** What became of messages already written, after a number of change. */
  async changes(actor: Actor, threadId: string, after: number): Promise<ChangesResponse> {
    const { thread } = await this.threads.open(actor, threadId);
    const rows = await this.messages.changedAfter(threadId, after, PAGE_AT_MOST);
    const lastChange = Math.max(thread.lastChange, rows.at(-1)?.change ?? 0);
    return { items: await this.present(threadId, rows), lastChange };
  }

  /**
   * Writes a message. Answered once it is durable, shown to the others after. The same `clientId` again gives back
   * the first message.
   * @throws 404 when the thread may not be read, 403 when it may not be written in, 422 when the `clientId` served
   * another text or the message replied to does not exist.
   */
  async post(actor: Actor, threadId: string, request: PostMessageRequest): Promise<MessageResponse> {
    return this.postIn(actor, await this.threads.open(actor, threadId), request);
  }

  /** The same, in a thread whose rights were read a moment ago: what a socket joined. */
  async postIn(actor: Actor, opened: OpenedThread, request: PostMessageRequest): Promise<MessageResponse> {
    const { thread, access } = opened;
    // Rights come from the subject, not from the thread's row: no lock is needed to read them.
    threadPolicy.authorise(actor, 'post', { access });
    if (this.isOrdinary(opened, request)) {
      const message = this.newMessage(actor, thread.id, request);
      return MessageResponse.from((await this.writeOrdinary(message)) ?? (await this.first(message)));
    }
    const { body, ...effects } = await this.parts.prepare(actor, opened, request);
    const message = this.newMessage(actor, thread.id, { ...request, body });
    const row = (await this.writeWithEffects(actor, opened, message, effects)) ?? (await this.first(message));
    return this.one(thread.id, row);
  }

  /** Does nothing but be read: the common commit takes it. Others have a transaction, their own or their caller's. */
  isOrdinary({ thread }: Pick<OpenedThread, 'thread'>, request: PostMessageRequest): boolean {
    return (
      thread.lastSeq > 0 &&
      request.replyTo === undefined &&
      !request.question &&
      !this.parts.wantedBy(request) &&
      !this.transaction.underWay
    );
  }

  private newMessage(actor: Actor, threadId: string, request: PostMessageRequest): NewMessage {
    const { clientId, body, replyTo = null, question = false } = request;
    const { accountId: authorId, displayName: authorName } = actor;
    return { threadId, authorId, authorName, clientId, body, replyTo, question, now: this.clock.now() };
  }

  private async writeOrdinary(message: NewMessage): Promise<MessageRow | null> {
    const row = await this.writer.write(message).catch((error: unknown) => {
      // Another process took the same retry a moment earlier.
      if (violates(error, CLIENT_ID_KEY)) return null;
      throw error;
    });
    if (row) this.feed.publish(message.threadId, MessageResponse.from(row));
    return row;
  }

  /** It opens the thread, asks, answers, or carries more than words. */
  private writeWithEffects(
    actor: Actor,
    opened: OpenedThread,
    message: NewMessage,
    { rich, afterwards }: Omit<PreparedPart, 'body'>,
  ): Promise<MessageRow | null> {
    const { threadId, replyTo } = message;
    return this.transaction.run(async () => {
      const { lastSeq } = await this.rows.lock(threadId);
      if (replyTo !== null && replyTo > lastSeq) throw replyToNothing();
      const [row] = await this.messages.write([message]);
      if (!row) return null;
      if (row.seq === 1) await this.journal.record(actor, threadStarted(opened.thread));
      if (replyTo !== null && (await this.messages.answer(threadId, replyTo, row.seq, message.authorId))) {
        await this.change(threadId, replyTo);
      }
      await afterwards({ actor, opened, seq: row.seq, now: row.sentAt });
      if (rich) await this.messages.enrich(threadId, row.seq);
      const response = await this.one(threadId, { ...row, rich });
      this.transaction.afterCommit(() => this.feed.publish(threadId, response));
      return { ...row, rich };
    });
  }

  /**
   * Numbers a change just made to a message and shows it as it now is, once it is durable. The thread is held from then
   * on: hold it first when anything else of it is read.
   */
  async change(threadId: string, seq: number): Promise<MessageResponse> {
    await this.messages.numberChange(threadId, seq);
    const response = await this.one(threadId, await this.messages.find(threadId, seq));
    this.transaction.afterCommit(() => this.feed.publishChange(threadId, response));
    return response;
  }

  /**
   * Holds a thread, for work on one of its messages in the transaction under way.
   * @throws 404, 409 when the message shows no words any more.
   */
  async hold(threadId: string, seq: number): Promise<MessageRow> {
    await this.rows.lock(threadId);
    const message = await this.messages.find(threadId, seq);
    if (message.gone !== null) throw messageGone();
    return message;
  }

  /** Messages of one thread with all they carry. A page of plain ones asks for nothing more. */
  async present(threadId: string, rows: readonly MessageRow[]): Promise<MessageResponse[]> {
    const rich = rows.filter((row) => row.rich && row.gone === null).map((row) => row.seq);
    const extras = await this.parts.load(threadId, rich);
    return rows.map((row) => MessageResponse.from(row, extras.get(row.seq)));
  }

  /** One message with all it carries. */
  async one(threadId: string, row: MessageRow): Promise<MessageResponse> {
    const [response] = await this.present(threadId, [row]);
    return response as MessageResponse;
  }

  /** What the first use of a `clientId` wrote. */
  private async first(message: NewMessage): Promise<MessageRow> {
    const { threadId, authorId, clientId, body } = message;
    const row = await this.messages.findByClientId(threadId, authorId, clientId);
    // One edited or taken back since no longer holds the words that the retry repeats.
    if (!row || (row.change === 0 && row.body !== body)) throw clientIdReused();
    return row;
  }
}

const CLIENT_ID_KEY = 'messages_thread_id_author_id_client_id_key';

const violates = (error: unknown, constraint: string): boolean =>
  (error as { constraint?: string } | null)?.constraint === constraint;
