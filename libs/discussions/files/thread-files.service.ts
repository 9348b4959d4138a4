import type { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type Actor,
  Clock,
  Files,
  notFound,
  PersonalData,
  Retention,
  type StoredFile,
  Transaction,
} from '#platform';
import { filesNotReceived, tooManyWaitingFiles } from '../discussions.problems.js';
import { type Draft, type MessagePart, MessageParts, type PreparedPart } from '../messages/message-parts.js';
import type { MessageFileResponse, MessageResponse } from '../messages/messages.dto.js';
import { threadPolicy } from '../threads/thread.policy.js';
import { type OpenedThread, ThreadsService } from '../threads/threads.service.js';
import { ThreadFilesRepository } from './thread-files.repository.js';

/** Files that one person sent and no message names yet. */
const WAITING_AT_MOST = 30;
const WAITS_MS = 86_400_000;

/** Files are received by a thread first, then named by a message; until then they are their sender's alone. */
@Injectable()
export class ThreadFilesService implements MessagePart, OnModuleInit {
  constructor(
    private readonly transaction: Transaction,
    private readonly threads: ThreadsService,
    private readonly rows: ThreadFilesRepository,
    private readonly files: Files,
    private readonly clock: Clock,
    private readonly parts: MessageParts,
    private readonly data: PersonalData,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.parts.register(this);
    this.data.whenErased(async (accountId) => this.removeAll(await this.rows.ofPerson(accountId)));
    this.retention.sweeps.push({
      kind: 'message_files',
      run: (now) => this.sweep(new Date(now.getTime() - WAITS_MS)),
    });
  }

  /** @throws 403 for whoever may not write there, 422 and 413 as files do, 429 when too many wait. */
  async receive(
    actor: Actor,
    threadId: string,
    upload: () => Promise<{ filename: string; file: Readable }>,
  ): Promise<MessageFileResponse> {
    const { access } = await this.threads.open(actor, threadId);
    threadPolicy.authorise(actor, 'post', { access });
    if ((await this.rows.countWaiting(actor.accountId)) >= WAITING_AT_MOST)
      throw tooManyWaitingFiles(WAITING_AT_MOST);
    const { filename, file: content } = await upload();
    const file = await this.files.receive(filename, content, actor.accountId);
    try {
      await this.rows.add(threadId, file.id, actor.accountId, this.clock.now());
    } catch (error) {
      await this.files.remove(file.id);
      throw error;
    }
    const { id, name, mediaType, sizeBytes } = file;
    return { id, name, mediaType, sizeBytes };
  }

  /** For whoever reads the thread; before a message names it, for who sent it. @throws 404 */
  async open(
    actor: Actor,
    threadId: string,
    fileId: string,
  ): Promise<{ file: StoredFile; content: Readable }> {
    await this.threads.open(actor, threadId);
    const place = await this.rows.find(threadId, fileId);
    const isShown =
      place && place.gone === null && (place.seq !== null || place.accountId === actor.accountId);
    if (!isShown) throw notFound();
    return this.files.open(fileId);
  }

  wantedBy({ files }: Draft): boolean {
    return files !== undefined && files.length > 0;
  }

  async prepare(_actor: Actor, { thread }: OpenedThread, { files = [] }: Draft): Promise<PreparedPart> {
    return {
      rich: true,
      afterwards: async ({ actor, seq }) => {
        const given = await this.rows.give(thread.id, seq, actor.accountId, files);
        if (given < files.length) throw filesNotReceived();
      },
    };
  }

  async load(threadId: string, seqs: readonly number[]): Promise<Map<number, Partial<MessageResponse>>> {
    const rows = await this.rows.ofMessages(threadId, seqs);
    const bySeq = Map.groupBy(rows, (row) => row.seq);
    return new Map(
      [...bySeq].map(([seq, files]) => [seq, { files: files.map(({ seq: _, ...file }) => file) }]),
    );
  }

  async drop(threadId: string, seq: number): Promise<void> {
    await this.removeAll(await this.rows.ofOne(threadId, seq));
  }

  private sweep(before: Date): Promise<void> {
    return this.transaction.run(async () => this.removeAll(await this.rows.waitingSince(before)));
  }

  private async removeAll(fileIds: readonly string[]): Promise<void> {
    for (const id of fileIds) await this.files.remove(id);
  }
}
