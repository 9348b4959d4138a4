import { Injectable } from '@nestjs/common';
import { PreparedReads } from '#platform';
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
  constructor(private readonly prepared: PreparedReads) {}

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

/** Headlines are written for the rows of the page only: they cost a reading of the whole text. */
const FIND = `
  WITH hit AS MATERIALIZED (
    SELECT m.thread_id, m.seq, m.author_id, m.sent_at, m.body FROM messages m
    WHERE m.thread_id = ANY($1::uuid[]) AND m.gone IS NULL
      AND to_tsvector('french_plain', plain_words(m.body)) @@ websearch_to_tsquery('french_plain', $2)
      AND ($3::timestamptz IS NULL OR (m.sent_at, m.thread_id, m.seq) < ($3, $4::uuid, $5::bigint))
    ORDER BY m.sent_at DESC, m.thread_id DESC, m.seq DESC LIMIT $6
  )
  SELECT h.thread_id AS "threadId", h.seq, h.author_id AS "authorId", a.display_name AS "authorName",
    h.sent_at AS "sentAt",
    ts_headline('french_plain', translate(plain_words(h.body), $8, ''), websearch_to_tsquery('french_plain', $2), $7) AS headline
  FROM hit h JOIN accounts a ON a.id = h.author_id
  ORDER BY h.sent_at DESC, h.thread_id DESC, h.seq DESC`;
