import { Injectable } from '@nestjs/common';
import { type Actor, currentLocale, DEFAULT_PAGE_SIZE, encodeCursor } from '#platform';
import { SubjectRegistry } from '../subject-registry.js';
import { readCursor } from '../threads/thread-cursor.js';
import { ThreadSubjectResponse } from '../threads/threads.dto.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { placeOf, ThreadsService } from '../threads/threads.service.js';
import { piecesOf } from './excerpt.js';
import type { SearchedThreadResponse, SearchQuery, SearchResponse } from './search.dto.js';
import { SearchRepository } from './search.repository.js';

/** The latest ones: older threads are found from their subject. */
const THREADS_AT_MOST = 1_000;
const INDEXED_AT_ONCE = 1_000;

/** Words in the threads that I opened or wrote in, and may still read. */
@Injectable()
export class SearchService {
  constructor(
    private readonly threads: ThreadsService,
    private readonly rows: ThreadsRepository,
    private readonly subjects: SubjectRegistry,
    private readonly messages: SearchRepository,
  ) {}

  /** For the worker. A search meanwhile misses nothing: it reads what is not indexed yet one by one. */
  async indexNew(): Promise<void> {
    while ((await this.messages.indexNew(INDEXED_AT_ONCE)) === INDEXED_AT_ONCE);
  }

  async search(actor: Actor, { q, cursor, limit = DEFAULT_PAGE_SIZE }: SearchQuery): Promise<SearchResponse> {
    const key = readCursor(cursor);
    const mine = await this.rows.joined(actor.accountId, THREADS_AT_MOST);
    // Rights first: what may not be read is not even looked into.
    const readable = await this.threads.keepReadable(actor, mine);
    if (readable.length === 0) return { items: [], next: null };
    const ids = readable.map(({ thread }) => thread.id);
    const found = await this.messages.find(ids, q, key, limit + 1);
    const page = found.slice(0, limit);
    const threads = await this.describe(
      readable.filter(({ thread }) => page.some((hit) => hit.threadId === thread.id)),
    );
    const last = page.at(-1);
    return {
      items: page.flatMap((hit) => {
        const thread = threads.get(hit.threadId);
        if (!thread) return [];
        const author = { id: hit.authorId, displayName: hit.authorName };
        const { seq } = hit;
        return [{ thread, seq, author, sentAt: hit.sentAt.toISOString(), excerpt: piecesOf(hit.headline) }];
      }),
      next:
        found.length > limit && last
          ? encodeCursor([last.sentAt.toISOString(), last.threadId, last.seq])
          : null,
    };
  }

  private async describe(
    found: Awaited<ReturnType<ThreadsService['keepReadable']>>,
  ): Promise<Map<string, SearchedThreadResponse>> {
    const subjects = found.map(({ thread }) => placeOf(thread).subject);
    const descriptions = await this.subjects.describe(subjects);
    return new Map(
      found.flatMap(({ thread, access }, index) => {
        const description = descriptions[index];
        if (!description) return [];
        const { id, title } = thread;
        const subject = ThreadSubjectResponse.from(thread, access, description);
        const label = access.label[currentLocale()];
        return [[id, { id, subject, label, ...(title !== null && { title }) }]];
      }),
    );
  }
}
