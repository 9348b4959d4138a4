import { Injectable } from '@nestjs/common';
import { AccountActors } from '#identity';
import { Clock, type Locale, PreparedReads, Transaction } from '#platform';
import { plainWords } from '../mentions/mention-text.js';
import { SubjectRegistry } from '../subject-registry.js';
import { ThreadsService } from '../threads/threads.service.js';
import { ReplyAddresses } from './reply-addresses.js';

/** One letter's worth: what waits for somebody in one thread. */
export interface UnreadNotice {
  accountId: string;
  email: string;
  locale: Locale;
  title: string;
  threadId: string;
  /** The first of them, oldest first. */
  messages: { authorName: string; body: string }[];
  /** How many there are in all, a hundred at most. */
  count: number;
  /** Null when mail is not received here. */
  replyTo: string | null;
}

interface Waiting {
  threadId: string;
  accountId: string;
  email: string;
  locale: Locale;
  subjectType: string;
  subjectId: string;
  /** Of a thread of named people. */
  title: string | null;
  lastSeq: number;
  toldSeq: number;
}

const BATCH = 100;
const SHOWN = 5;

/**
 * Words that wait, unread for ten minutes, in a thread that somebody follows and did not mute: told by one letter, then
 * not again within the hour unless they came back to read.
 */
@Injectable()
export class UnreadNotices {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
    private readonly people: AccountActors,
    private readonly threads: ThreadsService,
    private readonly subjects: SubjectRegistry,
    private readonly addresses: ReplyAddresses,
    private readonly clock: Clock,
  ) {}

  /** Hands each notice over in the transaction that marks it as told. @returns how many letters left. */
  async round(send: (notice: UnreadNotice) => Promise<void>): Promise<number> {
    const now = this.clock.now();
    let sent = 0;
    for (const waiting of await this.prepared.rows<Waiting>(WAITING, [now, BATCH])) {
      const open = await this.people.ask(waiting.accountId, (actor) =>
        this.threads.readable(actor, [waiting.threadId]),
      );
      const told = await this.transaction.run(async () => {
        if (!(await this.claim(waiting, now))) return false;
        const notice = open?.has(waiting.threadId) ? await this.compose(waiting) : null;
        if (notice) await send(notice);
        return notice !== null;
      });
      if (told) sent += 1;
    }
    return sent;
  }

  /** One who no longer reads the thread is marked too: nobody looks at it again. */
  private async claim({ threadId, accountId, toldSeq, lastSeq }: Waiting, now: Date): Promise<boolean> {
    const rows = await this.transaction.query(
      `WITH told AS (
         UPDATE thread_members SET told_seq = $4, told_at = $5
         WHERE thread_id = $1 AND account_id = $2 AND told_seq = $3 RETURNING thread_id
       ) SELECT thread_id FROM told`,
      [threadId, accountId, toldSeq, lastSeq, now],
    );
    return rows.length > 0;
  }

  private async compose(waiting: Waiting): Promise<UnreadNotice | null> {
    const { threadId, accountId, email, locale, subjectType: type, subjectId: id } = waiting;
    const [about] = await this.subjects.describe([{ type, id }]);
    const unread = await this.transaction.query<{ authorName: string; body: string }>(UNREAD, [
      threadId,
      accountId,
    ]);
    if (!about || unread.length === 0) return null;
    return {
      accountId,
      email,
      locale,
      title: waiting.title ?? about.title,
      threadId,
      messages: unread.slice(0, SHOWN).map((message) => ({ ...message, body: plainWords(message.body) })),
      count: unread.length,
      replyTo: this.addresses.of(threadId, accountId),
    };
  }
}

const WAITING = `
  SELECT m.thread_id AS "threadId", m.account_id AS "accountId", a.email, a.locale, t.subject_type AS "subjectType",
    t.subject_id AS "subjectId", t.title, t.last_seq AS "lastSeq", m.told_seq AS "toldSeq"
  FROM thread_members m JOIN threads t ON t.id = m.thread_id JOIN accounts a ON a.id = m.account_id
  WHERE m.followed AND NOT m.muted AND a.email IS NOT NULL AND a.suspended_at IS NULL AND a.erased_at IS NULL
    AND t.last_seq > greatest(m.read_seq, m.told_seq) AND t.active_at > $1::timestamptz - interval '3 days'
    AND (m.told_at IS NULL OR m.told_at <= $1::timestamptz - interval '1 hour' OR m.read_seq >= m.told_seq)
    AND EXISTS (SELECT FROM messages x WHERE x.thread_id = t.id AND x.seq > greatest(m.read_seq, m.told_seq)
      AND x.author_id <> m.account_id AND x.gone IS NULL AND x.sent_at <= $1::timestamptz - interval '10 minutes')
  ORDER BY t.active_at, m.thread_id, m.account_id LIMIT $2`;

const UNREAD = `
  SELECT a.display_name AS "authorName", x.body FROM messages x JOIN accounts a ON a.id = x.author_id
  JOIN thread_members m ON m.thread_id = x.thread_id AND m.account_id = $2
  WHERE x.thread_id = $1 AND x.seq > m.read_seq AND x.author_id <> $2 AND x.gone IS NULL ORDER BY x.seq LIMIT 100`;
