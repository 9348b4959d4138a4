import { Injectable } from '@nestjs/common';
import { type Actor, Clock, currentLocale, newId, PreparedReads, Transaction } from '#platform';
import type { MessageAct } from '#realtime-contract';
import { messageGone } from '../discussions.problems.js';
import type { MessagePart } from '../messages/message-parts.js';
import { MessageParts } from '../messages/message-parts.js';
import { type MessageRow, MessagesRepository } from '../messages/messages.repository.js';
import { MessagesService } from '../messages/messages.service.js';
import { threadPolicy } from '../threads/thread.policy.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { type OpenedThread, placeOf, ThreadsService } from '../threads/threads.service.js';
import { ActRegistry } from './act-registry.js';
import type { ActKindResponse } from './acts.dto.js';

/** A message by its place. */
export interface MessageRef {
  threadId: string;
  seq: number;
}

export interface OpenedMessage extends OpenedThread {
  message: MessageRow;
}

interface ActRow {
  seq: number;
  kind: string;
  actId: string;
}

/** The link between a message and what it became. */
@Injectable()
export class MessageActs implements MessagePart {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
    private readonly registry: ActRegistry,
    private readonly threads: ThreadsService,
    private readonly rows: ThreadsRepository,
    private readonly messages: MessagesRepository,
    private readonly service: MessagesService,
    private readonly clock: Clock,
    parts: MessageParts,
  ) {
    parts.register(this);
  }

  /** What messages of this thread may become, by this person: nothing by a guest. */
  async offered(actor: Actor, threadId: string): Promise<ActKindResponse[]> {
    const { thread, access } = await this.threads.open(actor, threadId);
    // What an act makes is elsewhere, where a guest does not go.
    if (access.asGuest) return [];
    const kinds = await this.registry.offered(actor, placeOf(thread), access.mayWrite);
    return kinds.map(({ kind: { kind, name }, ...offer }) => ({
      kind,
      name: name[currentLocale()],
      ...offer,
    }));
  }

  /** The message something is about to be made of. @throws 404 to who may not read it, 409 when its words are gone. */
  async open(actor: Actor, { threadId, seq }: MessageRef): Promise<OpenedMessage> {
    const opened = await this.threads.open(actor, threadId);
    const message = await this.messages.find(threadId, seq);
    if (message.gone !== null) throw messageGone();
    return { ...opened, message };
  }

  /** Binds what was just made to its message, in the transaction that made it; readers are shown the link. */
  async bind(actor: Actor, { threadId, seq }: MessageRef, kind: string, actId: string): Promise<void> {
    await this.rows.lock(threadId);
    const message = await this.messages.find(threadId, seq);
    if (message.gone !== null) throw messageGone();
    await this.transaction.query(
      `INSERT INTO message_acts (thread_id, seq, kind, act_id, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING`,
      [threadId, seq, kind, actId, actor.accountId, this.clock.now()],
    );
    await this.messages.enrich(threadId, seq);
    await this.service.change(threadId, seq);
  }

  /** The act itself changed: those who read the message see its new words. */
  async touch({ threadId, seq }: MessageRef): Promise<void> {
    await this.rows.lock(threadId);
    await this.service.change(threadId, seq);
  }

  /** Says in the thread what became of a message, as a reply to it; a question is then answered. */
  async reply(actor: Actor, opened: OpenedMessage, body: string): Promise<void> {
    if (!threadPolicy.allows(actor, 'post', { access: opened.access })) return;
    await this.service.postIn(actor, opened, { clientId: newId(), body, replyTo: opened.message.seq });
  }

  async load(threadId: string, seqs: readonly number[]): Promise<Map<number, { acts: MessageAct[] }>> {
    const rows = await this.prepared.rows<ActRow>(
      `SELECT seq, kind, act_id AS "actId" FROM message_acts WHERE thread_id = $1 AND seq = ANY($2::bigint[])
       ORDER BY made_at, act_id`,
      [threadId, seqs],
    );
    const found = new Map<number, { acts: MessageAct[] }>();
    if (rows.length === 0) return found;
    const words = new Map(
      await Promise.all(
        [...Map.groupBy(rows, ({ kind }) => kind)].map(
          async ([kind, acts]) =>
            [
              kind,
              await this.registry.describe(
                kind,
                acts.map(({ actId }) => actId),
              ),
            ] as const,
        ),
      ),
    );
    for (const { seq, kind, actId } of rows) {
      const described = words.get(kind)?.get(actId);
      if (!described) continue;
      const { acts } = found.get(seq) ?? { acts: [] };
      found.set(seq, { acts: [...acts, { kind, ...described }] });
    }
    return found;
  }
}
