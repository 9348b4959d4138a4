import { Injectable } from '@nestjs/common';
import { PreparedReads, Transaction } from '#platform';
import type { MessageKey } from '../threads/thread-cursor.js';

export interface HitRow {
  threadId: string;
  seq: number;
  authorId: string;
  authorName: string;
  sentAt: Date;
  /** A few words around the hits, each between the marks below. */
  headline: string;
}

/** Signs that no keyboard makes; those found in words are taken out first. */
export const HIT = { opens: '\u0001', closes: '\u0002' } as const;

@Injectable()
export class SearchRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  /** Puts the words of new messages into the index, which would weigh on whoever writes them. @returns how many. */
  async indexNew(limit: number): Promise<number> {
    const rows = await this.transaction.query(
      `WITH fresh AS (
         SELECT thread_id, seq FROM messages WHERE NOT indexed LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED
       ), known AS (
         UPDATE messages m SET indexed = true FROM fresh f WHERE m.thread_id = f.thread_id AND m.seq = f.seq RETURNING m.seq
       ) SELECT seq FROM known`,
      [limit],
    );
    return rows.length;
  }

  /** Messages of these threads that hold all the words, stems and accents aside; the latest first. */
  find(
    threadIds: readonly string[],
    words: string,
    before: MessageKey | undefined,
    limit: number,
  ): Promise<HitRow[]> {
    return this.prepared.rows<HitRow>(FIND, [
      threadIds,
      words,
      before?.sentAt ?? null,
      before?.threadId ?? null,
      before?.seq ?? null,
      limit,
      `StartSel="${HIT.opens}", StopSel="${HIT.closes}", MaxWords=30, MinWords=12, MaxFragments=0`,
      HIT.opens + HIT.closes,
    ]);
  }
}

const SEARCHED = `
    SELECT m.thread_id, m.seq, m.author_id, m.sent_at, m.body FROM messages m
    WHERE m.thread_id = ANY($1::uuid[]) AND m.gone IS NULL
      AND to_tsvector('french_plain', plain_words(m.body)) @@ websearch_to_tsquery('french_plain', $2)
      AND ($3::timestamptz IS NULL OR (m.sent_at, m.thread_id, m.seq) < ($3, $4::uuid, $5::bigint))`;

/** Headlines are written for the rows of the page only: they cost a reading of the whole text. */
const FIND = `
  WITH hit AS MATERIALIZED (
    (${SEARCHED} AND m.indexed) UNION ALL (${SEARCHED} AND NOT m.indexed)
    ORDER BY sent_at DESC, thread_id DESC, seq DESC LIMIT $6
  )
  SELECT h.thread_id AS "threadId", h.seq, h.author_id AS "authorId", a.display_name AS "authorName",
    h.sent_at AS "sentAt",
    ts_headline('french_plain', translate(plain_words(h.body), $8, ''), websearch_to_tsquery('french_plain', $2), $7) AS headline
  FROM hit h JOIN accounts a ON a.id = h.author_id
  ORDER BY h.sent_at DESC, h.thread_id DESC, h.seq DESC`;
