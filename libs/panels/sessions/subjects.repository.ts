import { Injectable } from '@nestjs/common';
import { notFound, PreparedReads, Transaction } from '#platform';
import type { PanelSubjectResponse } from './sessions.dto.js';

export type PanelSubjectRow = PanelSubjectResponse;
export type NewSubject = Omit<PanelSubjectRow, 'enterpriseName'> & { sessionId: string };

const SUBJECT = `
  SELECT b.id, b.type, b.ref_id AS "refId", b.enterprise_id AS "enterpriseId", o.name AS "enterpriseName", b.title,
    b.plain_words AS "plainWords", b.image_words AS "imageWords"
  FROM panel_subjects b LEFT JOIN organisations o ON o.id = b.enterprise_id`;

@Injectable()
export class SubjectsRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  ofSession(sessionId: string): Promise<PanelSubjectRow[]> {
    return this.prepared.rows<PanelSubjectRow>(`${SUBJECT} WHERE b.session_id = $1 ORDER BY b.position`, [
      sessionId,
    ]);
  }

  async insert(subject: NewSubject): Promise<void> {
    const { id, sessionId, type, refId, enterpriseId, title, plainWords, imageWords } = subject;
    await this.transaction.query(
      `INSERT INTO panel_subjects (id, session_id, position, type, ref_id, enterprise_id, title, plain_words, image_words)
       SELECT $1, $2, coalesce(max(position), 0) + 1, $3, $4, $5, $6, $7, $8 FROM panel_subjects WHERE session_id = $2`,
      [id, sessionId, type, refId, enterpriseId, title, plainWords, imageWords],
    );
  }

  /** @throws 404 when it is not of this session. */
  async edit(
    sessionId: string,
    id: string,
    { title, plainWords, imageWords }: Pick<PanelSubjectRow, 'title' | 'plainWords' | 'imageWords'>,
  ): Promise<void> {
    const edited = await this.transaction.query(
      `WITH edited AS (
         UPDATE panel_subjects SET title = $3, plain_words = $4, image_words = $5
         WHERE session_id = $1 AND id = $2 RETURNING id)
       SELECT FROM edited`,
      [sessionId, id, title, plainWords, imageWords],
    );
    if (edited.length === 0) throw notFound();
  }

  /** @throws 404 when it is not of this session. */
  async remove(sessionId: string, id: string): Promise<void> {
    const removed = await this.transaction.query(
      `WITH removed AS (DELETE FROM panel_subjects WHERE session_id = $1 AND id = $2 RETURNING id)
       SELECT FROM removed`,
      [sessionId, id],
    );
    if (removed.length === 0) throw notFound();
  }

  /** The organisation behind an application, once submitted, to a call led by one of these institutions. */
  async applicant(
    applicationId: string,
    ownerIds: readonly string[],
  ): Promise<{ enterpriseId: string | null } | undefined> {
    const [row] = await this.prepared.rows<{ enterpriseId: string | null }>(
      `SELECT a.organisation_id AS "enterpriseId" FROM applications a
       WHERE a.id = $1 AND a.status NOT IN ('draft', 'withdrawn') AND EXISTS (
         SELECT FROM call_leads l WHERE l.call_id = a.call_id AND l.organisation_id = ANY($2::uuid[]))`,
      [applicationId, ownerIds],
    );
    return row;
  }
}
