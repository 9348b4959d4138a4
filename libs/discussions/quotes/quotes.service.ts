import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, isAllowed } from '#platform';
import { messageGone, quotedNothing, quoteRefused } from '../discussions.problems.js';
import { type Draft, type MessagePart, MessageParts, type PreparedPart } from '../messages/message-parts.js';
import type { MessageResponse, QuoteRequest } from '../messages/messages.dto.js';
import { MessagesRepository } from '../messages/messages.repository.js';
import { ReadersService } from '../threads/readers.service.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { type OpenedThread, ThreadsService } from '../threads/threads.service.js';
import { mayQuote } from './quote.rules.js';
import { QuotesRepository } from './quotes.repository.js';

/** Messages forwarded: shown in another thread, never to anyone who does not read their own. */
@Injectable()
export class QuotesService implements MessagePart, OnModuleInit {
  constructor(
    private readonly threads: ThreadsService,
    private readonly rows: ThreadsRepository,
    private readonly messages: MessagesRepository,
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
    const [there, here] = [await this.readers.of(source.thread), await this.readers.of(thread)];
    const verdict = mayQuote(
      { threadId: source.thread.id, circle: there },
      { threadId: thread.id, circle: here },
    );
    if (!isAllowed(verdict)) throw quoteRefused(verdict.refused);
    return { rich: true, afterwards: ({ seq }) => this.quotes.add(thread.id, seq, from) };
  }

  async load(threadId: string, seqs: readonly number[]): Promise<Map<number, Partial<MessageResponse>>> {
    const rows = await this.quotes.ofMessages(threadId, seqs);
    return new Map(
      rows.map(({ seq, fromThreadId, fromSeq, authorId, authorName, body, sentAt }) => [
        seq,
        {
          quote: {
            threadId: fromThreadId,
            seq: fromSeq,
            author: { id: authorId, displayName: authorName },
            body,
            sentAt: sentAt.toISOString(),
          },
        },
      ]),
    );
  }

  drop(threadId: string, seq: number): Promise<void> {
    return this.quotes.drop(threadId, seq);
  }
}
