import { Injectable } from '@nestjs/common';
import { Clock } from '#platform';
import { SubjectRegistry } from '../subject-registry.js';
import { ReadersService } from '../threads/readers.service.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { MentionsRepository } from './mentions.repository.js';

/** Whom to tell of a mention when the time comes, and where. */
@Injectable()
export class MentionNotices {
  constructor(
    private readonly threads: ThreadsRepository,
    private readonly readers: ReadersService,
    private readonly mentions: MentionsRepository,
    private readonly subjects: SubjectRegistry,
    private readonly clock: Clock,
  ) {}

  /** Those who still read the thread, did not read the message and did not mute; null when the message is gone. */
  async of(
    threadId: string,
    seq: number,
    accountIds: readonly string[],
  ): Promise<{ title: string; accountIds: string[] } | null> {
    const told = await this.mentions.toTell(threadId, seq, accountIds);
    const [thread] = await this.threads.places([threadId]);
    if (told.length === 0 || !thread) return null;
    const circle = await this.readers.of(thread);
    const [about] = await this.subjects.describe([{ type: thread.subjectType, id: thread.subjectId }]);
    const reading = new Set(circle.people.map((person) => person.accountId));
    return {
      title: thread.title ?? about?.title ?? '',
      accountIds: told.filter((id) => circle.open || reading.has(id)),
    };
  }

  /** A letter just told them of this message: the one about unread words waits for what comes next. */
  told(threadId: string, seq: number, accountIds: readonly string[]): Promise<void> {
    return this.mentions.markTold(threadId, seq, accountIds, this.clock.now());
  }
}
