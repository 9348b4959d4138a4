import { Injectable } from '@nestjs/common';
import { newId, notFound, PreparedReads, type SubjectRef, Transaction } from '#platform';

/** A thread as one person meets it. */
export interface ThreadRow {
  id: string;
  subjectType: string;
  subjectId: string;
  audience: string;
  /** Of named people among the audience's readers, with a title of its own. */
  named: boolean;
  title: string | null;
  lastSeq: number;
  lastChange: number;
  activeAt: Date;
  readSeq: number;
  followed: boolean;
  muted: boolean;
}

/** Where a thread is, whoever meets it. */
export type ThreadPlaceRow = Pick<
  ThreadRow,
  'id' | 'subjectType' | 'subjectId' | 'audience' | 'named' | 'title'
>;

export interface ThreadHead {
  threadId: string;
  lastSeq: number;
  lastChange: number;
}

export interface InboxRow extends ThreadRow {
  lastAuthorName: string;
  lastExcerpt: string;
}

const THREAD = `t.id, t.subject_type AS "subjectType", t.subject_id AS "subjectId", t.audience,
  t.opened_by IS NOT NULL AS named, t.title, t.last_seq AS "lastSeq", t.last_change AS "lastChange",
  t.active_at AS "activeAt", coalesce(m.read_seq, 0) AS "readSeq", coalesce(m.followed, false) AS followed,
  coalesce(m.muted, false) AS muted`;

const EXCERPT_CHARACTERS = 160;
const UNREAD_AT_MOST = 100;

/** Of `messages q`: an unanswered question of somebody else, to the person $1 or to nobody in particular. */
export const AWAITS_ME = `q.question AND q.answered_by IS NULL AND q.gone IS NULL AND q.author_id <> $1
  AND (EXISTS (SELECT FROM message_mentions x WHERE x.thread_id = q.thread_id AND x.seq = q.seq AND x.account_id = $1)
    OR NOT EXISTS (SELECT FROM message_mentions x WHERE x.thread_id = q.thread_id AND x.seq = q.seq))`;

export const INBOX_FILTERS = ['unread', 'awaiting', 'muted'] as const;
export type InboxFilter = (typeof INBOX_FILTERS)[number];

const KEPT: Record<InboxFilter, string> = {
  // As it is counted: words of others, not gone, after the mark.
  unread: `AND NOT m.muted AND t.last_seq > m.read_seq AND EXISTS (SELECT FROM messages x
    WHERE x.thread_id = t.id AND x.seq > m.read_seq AND x.author_id <> $1 AND x.gone IS NULL)`,
  awaiting: `AND EXISTS (SELECT FROM messages q WHERE q.thread_id = t.id AND ${AWAITS_ME})`,
  muted: 'AND m.muted',
};

@Injectable()
export class ThreadsRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  /** @throws 404 */
  async find(id: string, accountId: string): Promise<ThreadRow> {
    const [row] = await this.prepared.rows<ThreadRow>(
      `SELECT ${THREAD} FROM threads t LEFT JOIN thread_members m ON m.thread_id = t.id AND m.account_id = $2
       WHERE t.id = $1`,
      [id, accountId],
    );
    if (!row) throw notFound();
    return row;
  }

  /** Those that exist, in no order. */
  findMany(ids: readonly string[], accountId: string): Promise<ThreadRow[]> {
    return this.prepared.rows<ThreadRow>(
      `SELECT ${THREAD} FROM threads t LEFT JOIN thread_members m ON m.thread_id = t.id AND m.account_id = $2
       WHERE t.id = ANY($1)`,
      [ids, accountId],
    );
  }

  /** Threads the person opened or wrote in, followed or not, the latest first. */
  joined(accountId: string, limit: number): Promise<ThreadRow[]> {
    return this.prepared.rows<ThreadRow>(
      `SELECT ${THREAD} FROM thread_members m JOIN threads t ON t.id = m.thread_id
       WHERE m.account_id = $1 ORDER BY t.active_at DESC, t.id LIMIT $2`,
      [accountId, limit],
    );
  }

  /** Where each of these threads stands; one that does not exist is left out. */
  heads(ids: readonly string[]): Promise<ThreadHead[]> {
    return this.prepared.rows<ThreadHead>(
      'SELECT id AS "threadId", last_seq AS "lastSeq", last_change AS "lastChange" FROM threads WHERE id = ANY($1)',
      [ids],
    );
  }

  places(ids: readonly string[]): Promise<ThreadPlaceRow[]> {
    return this.prepared.rows<ThreadPlaceRow>(
      `SELECT id, subject_type AS "subjectType", subject_id AS "subjectId", audience, opened_by IS NOT NULL AS named, title
       FROM threads WHERE id = ANY($1)`,
      [ids],
    );
  }

  findOfSubject(subject: SubjectRef, accountId: string): Promise<ThreadRow[]> {
    return this.prepared.rows<ThreadRow>(
      `SELECT ${THREAD} FROM threads t LEFT JOIN thread_members m ON m.thread_id = t.id AND m.account_id = $3
       WHERE t.subject_type = $1 AND t.subject_id = $2 AND t.opened_by IS NULL`,
      [subject.type, subject.id, accountId],
    );
  }

  /** The threads of named people around a subject that the person is in, the latest first. */
  namedAround(subject: SubjectRef, accountId: string): Promise<ThreadRow[]> {
    return this.prepared.rows<ThreadRow>(
      `SELECT ${THREAD} FROM threads t JOIN thread_people p ON p.thread_id = t.id AND p.account_id = $3
       LEFT JOIN thread_members m ON m.thread_id = t.id AND m.account_id = $3
       WHERE t.subject_type = $1 AND t.subject_id = $2 AND t.opened_by IS NOT NULL ORDER BY t.active_at DESC, t.id`,
      [subject.type, subject.id, accountId],
    );
  }

  /** One thread per audience, whoever comes first: two at once end with the same one. */
  async ensure(subject: SubjectRef, audiences: readonly string[], now: Date): Promise<void> {
    await this.transaction.query(
      `INSERT INTO threads (id, subject_type, subject_id, audience, active_at, created_at)
       SELECT id, $1, $2, audience, $5, $5 FROM unnest($3::uuid[], $4::varchar[]) AS wanted (id, audience)
       ON CONFLICT (subject_type, subject_id, audience) WHERE opened_by IS NULL DO NOTHING`,
      [subject.type, subject.id, audiences.map(newId), audiences, now],
    );
  }

  /** Holds the thread until the transaction ends: its messages are numbered one after the other. */
  async lock(id: string): Promise<{ lastSeq: number }> {
    const [thread] = await this.transaction.query<{ lastSeq: number }>(
      'SELECT last_seq AS "lastSeq" FROM threads WHERE id = $1 FOR UPDATE',
      [id],
    );
    if (!thread) throw notFound();
    return thread;
  }

  /** Who is in a thread of named people, whatever they may still read. */
  async peopleOf(id: string): Promise<string[]> {
    const rows = await this.prepared.rows<{ accountId: string }>(
      'SELECT account_id AS "accountId" FROM thread_people WHERE thread_id = $1 ORDER BY added_at, account_id',
      [id],
    );
    return rows.map((row) => row.accountId);
  }

  /** Those of these people who may be called at all. */
  async reachable(accountIds: readonly string[]): Promise<Set<string>> {
    if (accountIds.length === 0) return new Set();
    const rows = await this.prepared.rows<{ id: string }>(
      'SELECT id FROM accounts WHERE id = ANY($1) AND erased_at IS NULL AND NOT panelist',
      [accountIds],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** Those of these threads that the person is in. */
  async including(accountId: string, ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.prepared.rows<{ id: string }>(
      'SELECT thread_id AS id FROM thread_people WHERE account_id = $1 AND thread_id = ANY($2)',
      [accountId, ids],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** Brings these people's attention to a thread, as having read what came before this message. */
  async engage(id: string, accountIds: readonly string[], seq: number): Promise<void> {
    await this.transaction.query(
      `INSERT INTO thread_members (thread_id, account_id, read_seq) SELECT $1, account_id, $3 FROM unnest($2::uuid[]) AS account_id
       ON CONFLICT (thread_id, account_id) DO UPDATE SET followed = true WHERE NOT thread_members.muted`,
      [id, accountIds, seq - 1],
    );
  }

  /** Moves a read mark forward, never back nor past the last message. The first one makes the person a member. */
  async markRead(id: string, accountId: string, seq: number): Promise<number> {
    const [mark] = await this.transaction.query<{ readSeq: number }>(
      `INSERT INTO thread_members AS mark (thread_id, account_id, read_seq)
       SELECT id, $2, least($3, last_seq) FROM threads WHERE id = $1
       ON CONFLICT (thread_id, account_id) DO UPDATE SET read_seq = greatest(mark.read_seq, EXCLUDED.read_seq)
       RETURNING read_seq AS "readSeq"`,
      [id, accountId, seq],
    );
    if (!mark) throw notFound();
    return mark.readSeq;
  }

  /** Threads the person opened or wrote in, all or of one kind, the latest activity first. */
  inbox(accountId: string, { filter, before, limit }: InboxPage): Promise<InboxRow[]> {
    return this.prepared.rows<InboxRow>(
      `SELECT ${THREAD}, author.display_name AS "lastAuthorName", left(CASE WHEN last.gone IS NULL THEN plain_words(last.body) ELSE '' END, ${EXCERPT_CHARACTERS}) AS "lastExcerpt"
       FROM thread_members m
       JOIN threads t ON t.id = m.thread_id
       JOIN messages last ON last.thread_id = t.id AND last.seq = t.last_seq
       JOIN accounts author ON author.id = last.author_id
       WHERE m.account_id = $1 AND m.followed AND ($2::timestamptz IS NULL OR (t.active_at, t.id) < ($2, $3::uuid))
         ${filter ? KEPT[filter] : ''}
       ORDER BY t.active_at DESC, t.id DESC LIMIT $4`,
      [accountId, before?.activeAt ?? null, before?.id ?? null, limit],
    );
  }

  /** Messages of others after the person's mark, counted up to a hundred per thread: beyond, « 99+ » says enough. */
  async unreadIn(accountId: string, ids: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.prepared.rows<{ id: string; unread: number }>(
      `SELECT t.id, c.unread FROM threads t
       LEFT JOIN thread_members m ON m.thread_id = t.id AND m.account_id = $1
       CROSS JOIN LATERAL (SELECT count(*) AS unread FROM (
         SELECT FROM messages x WHERE x.thread_id = t.id AND x.seq > coalesce(m.read_seq, 0)
           AND x.author_id <> $1 AND x.gone IS NULL LIMIT ${UNREAD_AT_MOST}) waiting) c
       WHERE t.id = ANY($2) AND c.unread > 0`,
      [accountId, ids],
    );
    return new Map(rows.map(({ id, unread }) => [id, unread]));
  }

  /** The member's threads that moved since they read them, muted ones aside, the latest first. */
  unread(accountId: string, limit: number): Promise<ThreadRow[]> {
    return this.prepared.rows<ThreadRow>(
      `SELECT ${THREAD} FROM thread_members m JOIN threads t ON t.id = m.thread_id
       WHERE m.account_id = $1 AND m.followed AND NOT m.muted AND t.last_seq > m.read_seq ORDER BY t.active_at DESC LIMIT $2`,
      [accountId, limit],
    );
  }
}

export interface InboxKey {
  activeAt: string;
  id: string;
}

export interface InboxPage {
  filter: InboxFilter | undefined;
  before: InboxKey | undefined;
  limit: number;
}
