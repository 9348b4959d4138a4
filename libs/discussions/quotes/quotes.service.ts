import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, currentLocale, isAllowed, Transaction, type Verdict } from '#platform';
import { messageGone, quotedNothing, quoteRefused } from '../discussions.problems.js';
import { type Draft, type MessagePart, MessageParts, type PreparedPart } from '../messages/message-parts.js';
import type { MessageResponse, QuoteRequest } from '../messages/messages.dto.js';
import { MessagesRepository } from '../messages/messages.repository.js';
import { MessagesService } from '../messages/messages.service.js';
import { ReadersService } from '../threads/readers.service.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { type OpenedThread, ThreadsService } from '../threads/threads.service.js';
import { beginsWith } from '../threads/words-begin.js';
import { mayQuote, type ReadThread } from './quote.rules.js';
import type { DestinationsResponse } from './quotes.dto.js';
import { QuotesRepository } from './quotes.repository.js';

/** Among so many threads, the latest, one looks for the one to quote into. */
const THREADS_LOOKED_INTO = 200;
/** Who reads a thread costs a few questions. */
const DESTINATIONS_AT_ONCE = 10;
/** Screens of so many other threads are told that a message they show changed; others see it when they are read. */
const TOLD_AT_MOST = 200;

/**
 * Messages forwarded: shown in another thread, never to anyone who does not read their own, as they were when quoted. What
 * became of the message since is said, and its words go with it.
 */
@Injectable()
export class QuotesService implements MessagePart, OnModuleInit {
  constructor(
    private readonly transaction: Transaction,
    private readonly threads: ThreadsService,
    private readonly rows: ThreadsRepository,
    private readonly messages: MessagesRepository,
    private readonly service: MessagesService,
    private readonly readers: ReadersService,
    private readonly quotes: QuotesRepository,
    private readonly parts: MessageParts,
  ) {}

  onModuleInit(): void {
    this.parts.register(this);
  }

  wantedBy({ quote }: Draft): boolean {
    return quote !== undefined;
  }

  /** @throws 422 when it may not be shown there, with the reason; what one may not read does not exist. */
  async prepare(actor: Actor, { thread }: OpenedThread, { quote }: Draft): Promise<PreparedPart> {
    const from = quote as QuoteRequest;
    const known = await this.rows.findMany([from.threadId], actor.accountId);
    const [source] = await this.threads.keepReadable(actor, known);
    const [quoted] = source ? await this.messages.ofThreads([from]) : [];
    if (!source || !quoted) throw quotedNothing();
    if (quoted.gone !== null) throw messageGone();
    const verdict = mayQuote(await this.readersOf(source), await this.readersOf({ thread }));
    if (!isAllowed(verdict)) throw quoteRefused(verdict.refused);
    const { authorId, body } = quoted;
    return {
      rich: true,
      afterwards: ({ seq }) =>
        this.quotes.add(thread.id, seq, { threadId: from.threadId, seq: from.seq, authorId, body }),
    };
  }

  /**
   * Threads of mine where I may write, the latest first, by the beginnings of their titles' words; where a message may
   * not be shown, the reason.
   */
  async destinations(actor: Actor, threadId: string, seq: number, q: string): Promise<DestinationsResponse> {
    const source = await this.threads.open(actor, threadId);
    const { gone } = await this.messages.find(threadId, seq);
    if (gone !== null) throw messageGone();
    const joined = await this.rows.joined(actor.accountId, THREADS_LOOKED_INTO);
    const others = joined.filter((row) => row.id !== threadId);
    const open = await this.threads.keepReadable(actor, others, 'post');
    const described = await this.threads.present(actor, open);
    const named = described.filter(({ title, subject, label }) =>
      beginsWith(`${title ?? ''} ${subject.title} ${label}`, q),
    );
    const byId = new Map(open.map((one) => [one.thread.id, one]));
    const from = await this.readersOf(source);
    const items: DestinationsResponse['items'] = [];
    for (const thread of named.slice(0, DESTINATIONS_AT_ONCE)) {
      const into = byId.get(thread.id);
      if (into) items.push({ thread, ...refusalOf(mayQuote(from, await this.readersOf(into))) });
    }
    return { items };
  }

  private async readersOf({ thread }: Pick<OpenedThread, 'thread'>): Promise<ReadThread> {
    return { threadId: thread.id, circle: await this.readers.of(thread) };
  }

  async load(threadId: string, seqs: readonly number[]): Promise<Map<number, Partial<MessageResponse>>> {
    const rows = await this.quotes.ofMessages(threadId, seqs);
    return new Map(
      rows.map(({ seq, fromThreadId, fromSeq, authorId, authorName, body, sentAt, changed, gone }) => [
        seq,
        {
          quote: {
            threadId: fromThreadId,
            seq: fromSeq,
            author: { id: authorId, displayName: authorName },
            body,
            sentAt: sentAt.toISOString(),
            ...(changed && { changed }),
            ...(gone !== null && { gone }),
          },
        },
      ]),
    );
  }

  /** What the message quoted, and its own words wherever they were quoted. */
  async drop(threadId: string, seq: number): Promise<void> {
    await this.quotes.drop(threadId, seq);
    await this.quotes.blank(threadId, seq);
  }

  /** Threads that show the message say what became of it. One thread at a time: two held at once could wait for each other. */
  async reworded(threadId: string, seq: number): Promise<void> {
    for (const quoting of await this.quotes.quoting(threadId, seq, TOLD_AT_MOST))
      await this.transaction.run(async () => {
        await this.rows.lock(quoting.threadId);
        await this.service.change(quoting.threadId, quoting.seq);
      });
  }
}

const refusalOf = (verdict: Verdict): { refused?: string } =>
  isAllowed(verdict) ? {} : { refused: verdict.refused[currentLocale()] };
