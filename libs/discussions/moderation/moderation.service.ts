import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { mayAdminister } from '#identity';
import {
  type Actor,
  administratorsOnly,
  Clock,
  csvHead,
  csvLine,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  encodeCursor,
  isAllowed,
  Journal,
  newId,
  type PageQuery,
  pageOf,
  Transaction,
} from '#platform';
import { moderationEvent } from '../discussion.events.js';
import { messageGone, notHidden } from '../discussions.problems.js';
import { MessageParts } from '../messages/message-parts.js';
import { MessagesRepository } from '../messages/messages.repository.js';
import { MessagesService } from '../messages/messages.service.js';
import { type AudienceAccess, SubjectRegistry } from '../subject-registry.js';
import { messagePath } from '../threads/thread-paths.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { ThreadsService } from '../threads/threads.service.js';
import type { ModerationLogPage, ReportResponse, ReportsPage, ReportsQuery } from './moderation.dto.js';
import { reportPolicy } from './moderation.policy.js';
import { type LoggedAct, ModerationRepository, type ReportRow } from './moderation.repository.js';

const LOGGED_AT_ONCE = 1_000;
const LOG_COLUMNS = ['at', 'act', 'reportId', 'threadId', 'seq', 'moderatorId', 'reason'] as const;

/** Messages that readers report, and what becomes of them. */
@Injectable()
export class ModerationService {
  constructor(
    private readonly transaction: Transaction,
    private readonly reports: ModerationRepository,
    private readonly threads: ThreadsService,
    private readonly rows: ThreadsRepository,
    private readonly messages: MessagesRepository,
    private readonly service: MessagesService,
    private readonly parts: MessageParts,
    private readonly subjects: SubjectRegistry,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** A reader says that a message has no place there. Again: nothing more. @throws 404, 409 once it is gone. */
  async report(actor: Actor, threadId: string, seq: number, reason: string): Promise<void> {
    await this.threads.open(actor, threadId);
    const message = await this.messages.find(threadId, seq);
    if (message.gone !== null) throw messageGone();
    const id = newId();
    const now = this.clock.now();
    await this.transaction.run(async () => {
      if (!(await this.reports.report({ id, threadId, seq, reporterId: actor.accountId, reason, now })))
        return;
      await this.reports.write({
        at: now,
        act: 'reported',
        reportId: id,
        threadId,
        seq,
        moderatorId: null,
        reason,
      });
      // By nobody: the log of acts would tell the author who reported.
      await this.journal.record(null, moderationEvent('message.reported', { id, threadId, seq }));
    });
  }

  /** What waits to be settled by this person, or was. Others' are left out, so a page may be short. */
  async queue(
    actor: Actor,
    { cursor, limit = DEFAULT_PAGE_SIZE, list = 'waiting' }: ReportsQuery,
  ): Promise<ReportsPage> {
    // An empty page would say that nothing waits, where a second factor is what is missing.
    if (actor.administrator) mayAdminister(actor);
    const key = decodeCursor(cursor, 2);
    const after = key ? { sortKey: String(key[0]), id: String(key[1]) } : null;
    const found = await this.reports.page(list, after, limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const moderates = await this.moderated(actor, page);
    const open = page.filter((row, index) =>
      reportPolicy.allows(actor, 'read', { ...row, mayModerate: moderates[index] ?? false }),
    );
    return {
      items: await this.present(actor, open),
      next: found.length > limit && last ? encodeCursor([last.sortKey, last.id]) : null,
    };
  }

  async read(actor: Actor, id: string): Promise<ReportResponse> {
    return this.presentOne(actor, await this.open(actor, id));
  }

  /** Takes a message out of sight, with a reason its author is given. @throws 409 once its words are gone. */
  hide(actor: Actor, id: string, reason: string): Promise<ReportResponse> {
    return this.act(actor, id, 'hidden', reason);
  }

  /** Shows it again. @throws 409 when it is not hidden. */
  restore(actor: Actor, id: string, reason: string): Promise<ReportResponse> {
    return this.act(actor, id, 'restored', reason);
  }

  /** Leaves the message where it is. */
  dismiss(actor: Actor, id: string, reason: string): Promise<ReportResponse> {
    return this.act(actor, id, 'dismissed', reason);
  }

  /** What was reported and what became of it, the latest first, without names. */
  async log(actor: Actor, { cursor, limit = DEFAULT_PAGE_SIZE }: PageQuery): Promise<ModerationLogPage> {
    mayAdminister(actor);
    const [before] = decodeCursor(cursor, 1) ?? [null];
    const rows = await this.reports.log(before === null ? null : String(before), limit + 1);
    return pageOf(
      rows,
      limit,
      (row) => [row.id],
      (row) => ({ ...row, at: row.at.toISOString() }),
    );
  }

  /** The whole of it as a table to keep, read as it is sent. Taking it is itself written in the log of acts. */
  async extract(actor: Actor): Promise<Readable> {
    mayAdminister(actor);
    await this.journal.note(actor, 'moderation.log_extracted', { type: 'account', id: actor.accountId });
    return Readable.from(this.lines());
  }

  private async *lines(): AsyncGenerator<string> {
    yield csvHead(LOG_COLUMNS);
    let before: string | null = null;
    for (;;) {
      const rows: LoggedAct[] = await this.reports.log(before, LOGGED_AT_ONCE);
      for (const row of rows) yield csvLine(LOG_COLUMNS, { ...row, at: row.at.toISOString() });
      before = rows.at(-1)?.id ?? null;
      if (rows.length < LOGGED_AT_ONCE) return;
    }
  }

  private async act(
    actor: Actor,
    id: string,
    act: 'hidden' | 'restored' | 'dismissed',
    reason: string,
  ): Promise<ReportResponse> {
    const { threadId, seq, authorId } = await this.open(actor, id);
    await this.transaction.run(async () => {
      await this.rows.lock(threadId);
      const { gone } = await this.messages.find(threadId, seq);
      if (act === 'hidden' && gone !== null) throw messageGone();
      if (act === 'restored' && gone !== 'hidden') throw notHidden();
      const now = this.clock.now();
      await this.reports.settle(threadId, seq, now);
      const line = { at: now, act, reportId: id, threadId, seq, moderatorId: actor.accountId, reason };
      const actId = await this.reports.write(line);
      const told = { id, threadId, seq, accountId: authorId, actId };
      await this.journal.record(actor, moderationEvent(`message.${act}`, told));
      if (act === 'dismissed') return;
      await this.reports.setHidden(threadId, seq, act === 'hidden');
      await this.service.change(threadId, seq);
    });
    if (act !== 'dismissed') await this.parts.reworded(threadId, seq);
    return this.presentOne(actor, await this.reports.find(id));
  }

  /** @throws 404 to whoever does not moderate there, 403 until an administrator proved a second factor */
  private async open(actor: Actor, id: string): Promise<ReportRow> {
    const row = await this.reports.find(id);
    const [mayModerate = false] = await this.moderated(actor, [row]);
    reportPolicy.authorise(actor, 'settle', { ...row, mayModerate });
    return row;
  }

  private async moderated(actor: Actor, rows: readonly ReportRow[]): Promise<boolean[]> {
    if (isAllowed(administratorsOnly(actor, null))) return rows.map(() => true);
    const access = await this.accessTo(actor, rows);
    return rows.map(({ threadId }) => access.get(threadId)?.mayModerate ?? false);
  }

  /** What this person may do in the threads of these reports; nothing of those they do not read. */
  private async accessTo(actor: Actor, rows: readonly ReportRow[]): Promise<Map<string, AudienceAccess>> {
    const ids = [...new Set(rows.map(({ threadId }) => threadId))];
    return this.threads.accessTo(actor, await this.rows.findMany(ids, actor.accountId));
  }

  private async presentOne(actor: Actor, row: ReportRow): Promise<ReportResponse> {
    const [response] = await this.present(actor, [row]);
    return response as ReportResponse;
  }

  private async present(actor: Actor, rows: readonly ReportRow[]): Promise<ReportResponse[]> {
    const about = await this.subjects.describe(
      rows.map(({ subjectType: type, subjectId: id }) => ({ type, id })),
    );
    const read = await this.accessTo(actor, rows);
    return rows.map((row, index) => ({
      id: row.id,
      threadId: row.threadId,
      seq: row.seq,
      path: read.has(row.threadId) ? messagePath(row.threadId, row.seq) : null,
      about: about[index]?.title ?? '',
      author: { id: row.authorId, displayName: row.authorName },
      body: row.body,
      state: stateOf(row),
      reason: row.reason,
      reportedAt: row.reportedAt.toISOString(),
      settledAt: row.settledAt?.toISOString() ?? null,
      actions: actionsOn(row),
    }));
  }
}

const stateOf = ({ gone }: ReportRow): ReportResponse['state'] => {
  if (gone === null) return 'shown';
  return gone === 'hidden' ? 'hidden' : 'gone';
};

const actionsOn = (row: ReportRow): string[] => {
  const state = stateOf(row);
  if (state === 'hidden') return ['restore'];
  if (state === 'gone') return row.settledAt ? [] : ['dismiss'];
  return row.settledAt ? ['hide'] : ['hide', 'dismiss'];
};
