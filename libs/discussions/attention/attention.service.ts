import { Injectable } from '@nestjs/common';
import { type Actor, DEFAULT_PAGE_SIZE, encodeCursor, type PageQuery } from '#platform';
import { MessageResponse } from '../messages/messages.dto.js';
import { MessagesRepository } from '../messages/messages.repository.js';
import { threadPolicy } from '../threads/thread.policy.js';
import { readCursor } from '../threads/thread-cursor.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { ThreadsService } from '../threads/threads.service.js';
import type { AttentionRequest, AttentionResponse, AwaitingResponse } from './attention.dto.js';
import { AttentionRepository } from './attention.repository.js';

/** Past so many threads with a question, the exact number no longer helps anyone. */
const THREADS_AT_MOST = 200;

/** What one person makes of threads: follow, mute, and the questions that await them. */
@Injectable()
export class AttentionService {
  constructor(
    private readonly threads: ThreadsService,
    private readonly rows: ThreadsRepository,
    private readonly messages: MessagesRepository,
    private readonly attention: AttentionRepository,
  ) {}

  async set(actor: Actor, threadId: string, request: AttentionRequest): Promise<AttentionResponse> {
    await this.threads.open(actor, threadId);
    return this.attention.set(threadId, actor.accountId, request);
  }

  /** Questions that I may answer, the latest first. A thread where I no longer may disappears: a page may be short. */
  async awaiting(actor: Actor, { cursor, limit = DEFAULT_PAGE_SIZE }: PageQuery): Promise<AwaitingResponse> {
    const key = readCursor(cursor);
    const found = await this.attention.awaiting(actor.accountId, key, limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const threads = await this.writable(
      actor,
      page.map((row) => row.threadId),
    );
    const byId = new Map(threads.map((thread) => [thread.id, thread]));
    const questions = await this.messages.ofThreads(page.filter((row) => byId.has(row.threadId)));
    const byKey = new Map(questions.map((row) => [`${row.threadId}:${row.seq}`, row]));
    const items = page.flatMap(({ threadId, seq }) => {
      const [thread, question] = [byId.get(threadId), byKey.get(`${threadId}:${seq}`)];
      return thread && question ? [{ thread, message: MessageResponse.from(question) }] : [];
    });
    return {
      items,
      next:
        found.length > limit && last
          ? encodeCursor([last.sentAt.toISOString(), last.threadId, last.seq])
          : null,
    };
  }

  async awaitingTotal(actor: Actor): Promise<number> {
    const counts = await this.attention.awaitingCounts(actor.accountId, THREADS_AT_MOST);
    if (counts.size === 0) return 0;
    const writable = await this.writable(actor, [...counts.keys()]);
    return writable.reduce((total, { id }) => total + (counts.get(id) ?? 0), 0);
  }

  private async writable(actor: Actor, ids: readonly string[]) {
    const rows = await this.rows.findMany([...new Set(ids)], actor.accountId);
    const readable = await this.threads.keepReadable(actor, rows);
    return this.threads.present(
      actor,
      readable.filter(({ access }) => threadPolicy.allows(actor, 'post', { access })),
    );
  }
}
