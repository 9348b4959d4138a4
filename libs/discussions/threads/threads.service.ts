import { Injectable } from '@nestjs/common';
import {
  type Actor,
  Clock,
  DEFAULT_PAGE_SIZE,
  decodeCursor,
  encodeCursor,
  notFound,
  Transaction,
} from '#platform';
import { GuestsRepository } from '../guests/guests.repository.js';
import { type AudienceAccess, SubjectRegistry, type ThreadPlace } from '../subject-registry.js';
import { threadPolicy } from './thread.policy.js';
import { isId, isInstant, staleCursor } from './thread-cursor.js';
import { type InboxQuery, InboxThreadResponse, ThreadResponse } from './threads.dto.js';
import { type InboxKey, type ThreadHead, type ThreadRow, ThreadsRepository } from './threads.repository.js';

/** Past so many threads with news, the exact number no longer helps anyone. */
const UNREAD_THREADS_AT_MOST = 200;

export interface OpenedThread {
  thread: ThreadRow;
  access: AudienceAccess;
}

@Injectable()
export class ThreadsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly threads: ThreadsRepository,
    private readonly subjects: SubjectRegistry,
    private readonly guests: GuestsRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * The threads around a subject that this person may read, one per audience, made now when nobody opened them yet; then
   * those of named people they are in.
   */
  async ofSubject(actor: Actor, subject: { type: string; id: string }): Promise<ThreadResponse[]> {
    const audiences = await this.subjects.audiencesOf(actor, subject);
    const rows = await this.rowsOf(
      actor,
      subject,
      audiences.map((access) => access.audience),
    );
    const [description] = await this.subjects.describe([subject]);
    if (!description) throw notFound();
    const named = await this.keepReadable(actor, await this.threads.namedAround(subject, actor.accountId));
    const unread = await this.unreadIn(actor, [...rows, ...named.map(({ thread }) => thread)]);
    const open = audiences.flatMap((access) => {
      const thread = rows.find((candidate) => candidate.audience === access.audience);
      return thread ? [{ thread, access }] : [];
    });
    return [...open, ...named].map(({ thread, access }) =>
      ThreadResponse.from(thread, access, description, unread.get(thread.id)),
    );
  }

  async read(actor: Actor, id: string): Promise<ThreadResponse> {
    const [response] = await this.present(actor, [await this.open(actor, id)]);
    if (!response) throw notFound();
    return response;
  }

  /** Threads already opened, as the person meets them; one whose subject went away meanwhile is left out. */
  async present(actor: Actor, open: readonly OpenedThread[]): Promise<ThreadResponse[]> {
    const descriptions = await this.subjects.describe(open.map(({ thread }) => placeOf(thread).subject));
    const unread = await this.unreadIn(
      actor,
      open.map(({ thread }) => thread),
    );
    return open.flatMap(({ thread, access }, index) => {
      const description = descriptions[index];
      return description ? [ThreadResponse.from(thread, access, description, unread.get(thread.id))] : [];
    });
  }

  /** Loads a thread for someone who may read it. @throws 404 otherwise, as for one that does not exist. */
  async open(actor: Actor, id: string): Promise<OpenedThread> {
    const thread = await this.threads.find(id, actor.accountId);
    const [access] = await this.accesses(actor, [thread]);
    if (!access) throw notFound();
    threadPolicy.authorise(actor, 'read', { access });
    return { thread, access };
  }

  /** Where each of these threads stands, whoever asks: for rooms whose readers were let in. */
  heads(ids: readonly string[]): Promise<ThreadHead[]> {
    return ids.length === 0 ? Promise.resolve([]) : this.threads.heads(ids);
  }

  /** What the person may do now in each of these threads they may still read: for open sockets. */
  async accessTo(actor: Actor, threads: readonly ThreadRow[]): Promise<Map<string, AudienceAccess>> {
    const open = await this.keepReadable(actor, threads);
    return new Map(open.map(({ thread, access }) => [thread.id, access]));
  }

  /** Those of these threads that the person may read. */
  async readable(actor: Actor, ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const open = await this.keepReadable(
      actor,
      await this.threads.findMany([...new Set(ids)], actor.accountId),
    );
    return new Set(open.map(({ thread }) => thread.id));
  }

  /** @returns the mark as it stands: it never moves back. The first one makes the person a member. */
  async markRead(actor: Actor, id: string, seq: number): Promise<number> {
    await this.open(actor, id);
    return this.threads.markRead(id, actor.accountId, seq);
  }

  /** My threads, the latest first. A thread whose right was lost since disappears, so a page may be short. */
  async inbox(
    actor: Actor,
    { cursor, filter, limit = DEFAULT_PAGE_SIZE }: InboxQuery,
  ): Promise<{ items: InboxThreadResponse[]; next: string | null }> {
    const before = inboxKey(cursor);
    const found = await this.threads.inbox(actor.accountId, { filter, before, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    // A question awaits only those who may answer it.
    const right = filter === 'awaiting' ? 'post' : 'read';
    const open = await this.keepReadable(actor, page, right);
    const descriptions = await this.subjects.describe(open.map(({ thread }) => placeOf(thread).subject));
    const unread = await this.unreadIn(actor, page);
    return {
      items: open.flatMap(({ thread, access }, index) => {
        const description = descriptions[index];
        return description
          ? [InboxThreadResponse.from(thread, access, description, unread.get(thread.id))]
          : [];
      }),
      next: found.length > limit && last ? encodeCursor([last.activeAt.toISOString(), last.id]) : null,
    };
  }

  /** Unread messages in all the threads the person may still read. */
  async unreadTotal(actor: Actor): Promise<number> {
    const open = await this.keepReadable(
      actor,
      await this.threads.unread(actor.accountId, UNREAD_THREADS_AT_MOST),
    );
    const unread = await this.unreadIn(
      actor,
      open.map(({ thread }) => thread),
    );
    return [...unread.values()].reduce((total, count) => total + count, 0);
  }

  /** How many words of others wait in each of these threads; those where none does are left out. */
  private async unreadIn(actor: Actor, threads: readonly ThreadRow[]): Promise<Map<string, number>> {
    const moved = threads.filter((thread) => thread.lastSeq > thread.readSeq).map(({ id }) => id);
    return moved.length === 0 ? new Map() : this.threads.unreadIn(actor.accountId, moved);
  }

  private async rowsOf(
    actor: Actor,
    subject: { type: string; id: string },
    audiences: string[],
  ): Promise<ThreadRow[]> {
    const known = await this.threads.findOfSubject(subject, actor.accountId);
    const missing = audiences.filter((audience) => !known.some((row) => row.audience === audience));
    if (missing.length === 0) return known;
    await this.transaction.run(() => this.threads.ensure(subject, missing, this.clock.now()));
    return this.threads.findOfSubject(subject, actor.accountId);
  }

  /** What the subject gives; in a thread of named people, to those it names and nobody else; to guests, their seat. */
  private async accesses(actor: Actor, rows: readonly ThreadRow[]): Promise<(AudienceAccess | undefined)[]> {
    if (actor.guest) return this.seatsOf(actor, rows);
    const given = await this.subjects.accessTo(actor, rows.map(placeOf));
    const accesses = given.map(
      (access) => access && { ...access, mayInvite: access.mayWrite && !!access.mayPin },
    );
    const named = rows.filter((row) => row.named).map((row) => row.id);
    if (named.length === 0) return accesses;
    const inside = await this.threads.including(actor.accountId, named);
    return rows.map((row, index) => {
      const access = accesses[index];
      if (!row.named || !access) return access;
      return inside.has(row.id) ? { ...access, label: AMONG_NAMED, mayPin: access.mayWrite } : undefined;
    });
  }

  private async seatsOf(actor: Actor, rows: readonly ThreadRow[]): Promise<(AudienceAccess | undefined)[]> {
    const seats = await this.guests.seats(
      actor.accountId,
      rows.map(({ id }) => id),
    );
    return rows.map(({ id, audience }) => {
      const mayWrite = seats.get(id);
      return mayWrite === undefined
        ? undefined
        : { audience, label: AS_GUEST, mayRead: true, mayWrite, asGuest: true };
    });
  }

  /** Those of these threads that the person may still read, or write in, with what they may do there. */
  async keepReadable<Row extends ThreadRow>(
    actor: Actor,
    rows: readonly Row[],
    right: 'read' | 'post' = 'read',
  ): Promise<{ thread: Row; access: AudienceAccess }[]> {
    const accesses = await this.accesses(actor, rows);
    return rows.flatMap((thread, index) => {
      const access = accesses[index];
      return access && threadPolicy.allows(actor, right, { access }) ? [{ thread, access }] : [];
    });
  }
}

const AS_GUEST = { fr: 'Où vous êtes invité·e', en: 'Where you are a guest' };
const AMONG_NAMED = { fr: 'Entre personnes choisies', en: 'Among chosen people' };

export const placeOf = (thread: ThreadRow): ThreadPlace & { id: string } => ({
  id: thread.id,
  subject: { type: thread.subjectType, id: thread.subjectId },
  audience: thread.audience,
});

function inboxKey(cursor: string | undefined): InboxKey | undefined {
  const [activeAt, id] = decodeCursor(cursor, 2) ?? [];
  if (activeAt === undefined) return undefined;
  if (!isInstant(activeAt) || !isId(id)) throw staleCursor();
  return { activeAt: activeAt as string, id: id as string };
}
