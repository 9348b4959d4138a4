import { Injectable, Logger } from '@nestjs/common';
import { workContext } from '#platform';
import { overloaded } from '../discussions.problems.js';
import { type MessageRow, MessagesRepository, type NewMessage } from './messages.repository.js';

const LIMITS = {
  /** Messages of one statement: beyond, the next one starts. */
  batch: 500,
  batchCharacters: 1_000_000,
  /** Statements under way at once. A thread is in one of them at most, so its order is that of arrival. */
  statements: 2,
  /** Messages waiting in this process beyond which a new one is refused: better told than lost. */
  waiting: 20_000,
} as const;

interface Waiting {
  message: NewMessage;
  written: (row: MessageRow | null) => void;
  failed: (error: unknown) => void;
}

/**
 * Group commit: messages that come while others are being written share the next statement, so that a flush of the
 * disk serves many. One alone is written at once. Each promise settles after the commit that made its message durable.
 */
@Injectable()
export class MessageWriter {
  private readonly log = new Logger(MessageWriter.name);
  private waiting: Waiting[] = [];
  /** Threads in a statement under way. */
  private readonly busy = new Set<string>();
  private running = 0;
  private planned = false;

  constructor(private readonly messages: MessagesRepository) {}

  /**
   * Messages of one author and thread are written in the order of the calls.
   * @returns null when this author already used this `clientId` there.
   * @throws 503 when more waits than this process should hold.
   */
  write(message: NewMessage): Promise<MessageRow | null> {
    if (this.waiting.length >= LIMITS.waiting) return Promise.reject(overloaded());
    return new Promise((written, failed) => {
      this.waiting.push({ message, written, failed });
      this.plan();
    });
  }

  /** Once the loop has read what has already arrived: it all goes together. */
  private plan(): void {
    if (this.planned || this.running >= LIMITS.statements) return;
    this.planned = true;
    // A batch belongs to nobody: it must not run in the request of whoever came first.
    workContext.exit(() => setImmediate(() => this.start()));
  }

  private start(): void {
    this.planned = false;
    const batch = this.take();
    if (batch.length === 0) return;
    this.running += 1;
    void this.flush(batch).finally(() => {
      this.running -= 1;
      for (const { message } of batch) this.busy.delete(message.threadId);
      if (this.waiting.length > 0) this.plan();
    });
    if (this.waiting.length > 0) this.plan();
  }

  private take(): Waiting[] {
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    let characters = 0;
    for (const entry of this.waiting) {
      const full = batch.length >= LIMITS.batch || characters >= LIMITS.batchCharacters;
      if (full || this.busy.has(entry.message.threadId)) left.push(entry);
      else {
        batch.push(entry);
        characters += entry.message.body.length;
      }
    }
    this.waiting = left;
    for (const { message } of batch) this.busy.add(message.threadId);
    return batch;
  }

  private async flush(batch: Waiting[]): Promise<void> {
    try {
      const rows = await this.messages.write(batch.map(({ message }) => message));
      batch.forEach((entry, index) => {
        entry.written(rows[index] ?? null);
      });
    } catch (error) {
      if (batch.length === 1) return batch[0]?.failed(error);
      this.log.warn(error, `A statement of ${batch.length} messages failed: each is written alone`);
      for (const entry of batch) await this.flush([entry]);
    }
  }
}
