import { Injectable } from '@nestjs/common';
import { PreparedReads, Transaction } from '#platform';
import type { Asker } from './anonymity.rules.js';

export interface AnswerRow {
  id: string;
  question: string;
  answer: string;
  publishedAt: Date;
  /** As text: PostgreSQL's microseconds do not fit a JavaScript date. */
  sortKey: string;
}

export interface NewAnswer {
  id: string;
  callId: string;
  question: string;
  answer: string;
  publishedBy: string;
  threadId: string;
  seq: number;
  now: Date;
}

@Injectable()
export class AnswersRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  async insert(answer: NewAnswer): Promise<void> {
    const { id, callId, question, answer: words, publishedBy, threadId, seq, now } = answer;
    await this.transaction.query(
      `INSERT INTO call_answers (id, call_id, question, answer, published_at, published_by, thread_id, seq)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, callId, question, words, now, publishedBy, threadId, seq],
    );
  }

  /** Public answers of a call, the latest first. */
  page(callId: string, after: { sortKey: string; id: string } | null, limit: number): Promise<AnswerRow[]> {
    return this.prepared.rows<AnswerRow>(
      `SELECT id, question, answer, published_at AS "publishedAt", published_at::text AS "sortKey" FROM call_answers
       WHERE call_id = $1 AND ($2::timestamptz IS NULL OR (published_at, id) < ($2::timestamptz, $3::uuid))
       ORDER BY published_at DESC, id DESC LIMIT $4`,
      [callId, after?.sortKey ?? null, after?.id ?? null, limit],
    );
  }

  /** Where each answer is read: its call's page. */
  described(ids: readonly string[]): Promise<{ id: string; question: string; slug: string }[]> {
    return this.prepared.rows(
      `SELECT w.id, w.question, c.slug FROM call_answers w JOIN calls c ON c.id = w.call_id WHERE w.id = ANY($1)`,
      [ids],
    );
  }

  /** Everything that would tell who wrote a message: their names, their organisations' and those it was about. */
  async asker(accountId: string, organisationIds: readonly string[]): Promise<Asker> {
    const [row] = await this.prepared.rows<{ name: string; email: string | null; organisations: string[] }>(
      `SELECT a.display_name AS name, a.email::text AS email,
         (SELECT coalesce(json_agg(o.name), '[]') FROM organisations o
          WHERE o.id = ANY($2) OR o.id IN (SELECT organisation_id FROM memberships WHERE account_id = $1)) AS organisations
       FROM accounts a WHERE a.id = $1`,
      [accountId, organisationIds],
    );
    if (!row) return { names: [], emails: [], organisations: [] };
    return { names: [row.name], emails: row.email ? [row.email] : [], organisations: row.organisations };
  }
}
