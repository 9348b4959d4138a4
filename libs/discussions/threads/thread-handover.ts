import { Injectable } from '@nestjs/common';
import type { DescribedPlace, HandoverAdapter, Place, Succession } from '#organisations';
import { type Actor, Transaction } from '#platform';
import { SubjectRegistry } from '../subject-registry.js';

interface FollowedThread {
  id: string;
  subjectType: string;
  subjectId: string;
  audience: string;
}

/**
 * Threads a person follows in their organisation's name: they enter the successor's inbox, read as far as their
 * predecessor had read or written. Following gives no right, so a departure takes nothing back; messages keep their author.
 */
@Injectable()
export class ThreadHandover implements HandoverAdapter {
  constructor(
    private readonly transaction: Transaction,
    private readonly subjects: SubjectRegistry,
  ) {}

  async held(organisationId: string, accountId: string): Promise<Place[]> {
    const followed = await this.transaction.query<FollowedThread>(
      `SELECT t.id, t.subject_type AS "subjectType", t.subject_id AS "subjectId", t.audience
       FROM thread_members m JOIN threads t ON t.id = m.thread_id
       WHERE m.account_id = $1 AND t.opened_by IS NULL ORDER BY t.active_at DESC, t.id LIMIT 1000`,
      [accountId],
    );
    const ours = await this.subjects.inNameOf(
      organisationId,
      followed.map(({ subjectType, subjectId }) => ({ type: subjectType, id: subjectId })),
    );
    return followed.filter((_, index) => ours[index]).map(({ id }) => ({ subjectId: id, place: 'follower' }));
  }

  async vacate(): Promise<void> {}

  async describe(actor: Actor, places: readonly Place[]): Promise<DescribedPlace[]> {
    const rows = await this.transaction.query<FollowedThread>(
      `SELECT t.id, t.subject_type AS "subjectType", t.subject_id AS "subjectId", t.audience FROM threads t
       WHERE t.id = ANY($1)`,
      [places.map((place) => place.subjectId)],
    );
    const found = rows.map(({ id, audience, subjectType, subjectId }) => ({
      id,
      audience,
      subject: { type: subjectType, id: subjectId },
    }));
    const access = await this.subjects.accessTo(actor, found);
    const words = await this.subjects.describe(found.map(({ subject }) => subject));
    const titles = new Map(
      found.map(({ id }, index) => [id, access[index]?.mayRead ? (words[index]?.title ?? '') : '']),
    );
    return places.flatMap((place) => {
      const title = titles.get(place.subjectId);
      return title === undefined ? [] : [{ ...place, title, context: '', bar: null }];
    });
  }

  async fill(
    _actor: Actor,
    places: readonly Place[],
    { fromAccountId, toAccountId }: Succession,
  ): Promise<void> {
    await this.transaction.query(
      `WITH left_behind AS (
         DELETE FROM thread_members WHERE account_id = $1 AND thread_id = ANY($3) RETURNING thread_id, read_seq
       )
       INSERT INTO thread_members (thread_id, account_id, read_seq)
       SELECT t.id, $2, coalesce(
         (SELECT min(m.seq) - 1 FROM messages m
          WHERE m.thread_id = t.id AND m.seq > coalesce(l.read_seq, 0) AND m.author_id <> $1), t.last_seq)
       FROM threads t LEFT JOIN left_behind l ON l.thread_id = t.id WHERE t.id = ANY($3)
       ON CONFLICT (thread_id, account_id) DO NOTHING`,
      [fromAccountId, toAccountId, places.map((place) => place.subjectId)],
    );
  }
}
