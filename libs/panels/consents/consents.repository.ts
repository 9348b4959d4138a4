import { Injectable } from '@nestjs/common';
import { newId, PreparedReads, Transaction } from '#platform';
import type { ConsentWay, UponWithdrawal } from './consents.dto.js';

export interface ConsentTextRow {
  id: string;
  panelId: string;
  sessionId: string | null;
  number: number;
  words: string;
  sha256: string;
  coversHealth: boolean;
  uponWithdrawal: UponWithdrawal;
  inForce: boolean;
}

export interface ConsentRow {
  id: string;
  textId: string;
  panelistId: string;
  way: ConsentWay;
  givenOn: string;
  expiresOn: string | null;
  withdrawnOn: string | null;
  fileId: string | null;
}

export interface GivenConsent {
  textId: string;
  panelistId: string;
  way: ConsentWay;
  /** Null: today. */
  givenOn: string | null;
  expiresOn: string | null;
  notedBy: string | null;
}

const TEXT = `
  SELECT t.id, t.panel_id AS "panelId", t.session_id AS "sessionId", t.number, t.words,
    encode(t.words_hash, 'hex') AS sha256, t.covers_health AS "coversHealth",
    t.upon_withdrawal AS "uponWithdrawal",
    t.number = max(t.number) OVER (PARTITION BY t.panel_id, t.session_id) AS "inForce"
  FROM panel_consent_texts t`;

const CONSENT = `
  SELECT c.id, c.text_id AS "textId", c.panelist_id AS "panelistId", c.way, c.given_on::text AS "givenOn",
    c.expires_on::text AS "expiresOn", c.withdrawn_on::text AS "withdrawnOn", c.file_id AS "fileId"
  FROM panel_consents c`;

const DAY = (at: string): string => `(${at}::timestamptz AT TIME ZONE 'Europe/Paris')::date`;

@Injectable()
export class ConsentsRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  /** Of the panel first, then of its studies, the last version of each first. */
  texts(panelIds: readonly string[]): Promise<ConsentTextRow[]> {
    return this.prepared.rows(
      `${TEXT} WHERE t.panel_id = ANY($1::uuid[]) ORDER BY t.session_id NULLS FIRST, t.number DESC`,
      [panelIds],
    );
  }

  async isSessionOf(panelId: string, sessionId: string): Promise<boolean> {
    const rows = await this.transaction.query('SELECT FROM panel_sessions WHERE id = $1 AND panel_id = $2', [
      sessionId,
      panelId,
    ]);
    return rows.length > 0;
  }

  /** The panel is held: numbers follow each other. */
  async publish(
    text: Pick<ConsentTextRow, 'panelId' | 'sessionId' | 'words' | 'coversHealth' | 'uponWithdrawal'>,
    hash: Buffer,
    publishedBy: string,
    now: Date,
  ): Promise<{ id: string; number: number }> {
    const [row] = await this.transaction.query<{ id: string; number: number }>(
      `INSERT INTO panel_consent_texts (id, panel_id, session_id, number, words, words_hash, covers_health,
         upon_withdrawal, published_by, published_at)
       SELECT $1, $2, $3, 1 + coalesce(max(number), 0), $4, $5, $6, $7, $8, $9
       FROM panel_consent_texts WHERE panel_id = $2 AND session_id IS NOT DISTINCT FROM $3
       RETURNING id, number`,
      [
        newId(),
        text.panelId,
        text.sessionId,
        text.words,
        hash,
        text.coversHealth,
        text.uponWithdrawal,
        publishedBy,
        now,
      ],
    );
    if (!row) throw new Error('A consent text was not written');
    return row;
  }

  consents(panelistIds: readonly string[]): Promise<ConsentRow[]> {
    return this.prepared.rows(
      `${CONSENT} WHERE c.panelist_id = ANY($1::uuid[]) ORDER BY c.given_on DESC, c.id`,
      [panelistIds],
    );
  }

  /** Given again, it stands anew. */
  async give(consent: GivenConsent, now: Date): Promise<ConsentRow> {
    const [row] = await this.transaction.query<ConsentRow>(
      `WITH given AS (
         INSERT INTO panel_consents (text_id, panelist_id, way, given_on, expires_on, noted_by)
         VALUES ($1, $2, $3, coalesce($4::date, ${DAY('$7')}), $5, $6)
         ON CONFLICT (panelist_id, text_id) WHERE withdrawn_on IS NULL
         DO UPDATE SET way = excluded.way, given_on = excluded.given_on, expires_on = excluded.expires_on,
           noted_by = excluded.noted_by
         RETURNING *
       ) ${CONSENT.replace('panel_consents', 'given')}`,
      [
        consent.textId,
        consent.panelistId,
        consent.way,
        consent.givenOn,
        consent.expiresOn,
        consent.notedBy,
        now,
      ],
    );
    if (!row) throw new Error('A consent was not written');
    return row;
  }

  async attach(id: string, fileId: string): Promise<void> {
    await this.transaction.query('UPDATE panel_consents SET file_id = $2 WHERE id = $1', [id, fileId]);
  }

  /**
   * Whose consent covers a study, or the panel itself: they agreed to the words in force of the panel and, where the study
   * has its own, to those too; health is asked of those alone whose last of these words say so.
   */
  async covering(
    panelistIds: readonly string[],
    sessionId: string | null,
    { health, now }: { health: boolean; now: Date },
  ): Promise<string[]> {
    const rows = await this.prepared.rows<{ id: string }>(COVERED, [panelistIds, sessionId, health, now]);
    return rows.map(({ id }) => id);
  }
}

const STANDING = `
  EXISTS (SELECT FROM panel_consents c WHERE c.panelist_id = p.id AND c.text_id = t.id AND c.withdrawn_on IS NULL
    AND (c.expires_on IS NULL OR c.expires_on >= ${DAY('$4')}))`;

const COVERED = `
  SELECT p.id FROM panelists p
  JOIN LATERAL (
    SELECT count(*) AS asked, count(*) FILTER (WHERE ${STANDING}) AS standing,
      bool_or(t.session_id IS NULL) AS of_panel,
      (array_agg(t.covers_health ORDER BY t.session_id NULLS LAST))[1] AS covers_health
    FROM (
      SELECT DISTINCT ON (session_id) id, session_id, covers_health FROM panel_consent_texts
      WHERE panel_id = p.panel_id AND (session_id IS NULL OR session_id = $2::uuid)
      ORDER BY session_id, number DESC
    ) t
  ) said ON said.of_panel AND said.asked = said.standing AND (NOT $3::boolean OR said.covers_health)
  WHERE p.id = ANY($1::uuid[]) AND p.status <> 'withdrawn'`;
