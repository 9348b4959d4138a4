import { Injectable } from '@nestjs/common';
import { Transaction } from '#platform';

/** A seat whose answers go, or stay without anything that leads to the person. */
export interface SeatToLeave {
  sessionId: string;
  respondent: string;
  promised: 'erase' | 'detach';
}

/**
 * What was promised for each seat: the words that the person agreed to for that study, else those of the panel. Where
 * nothing was agreed to, nothing is kept.
 */
const SEATS = `
  SELECT s.session_id AS "sessionId", s.respondent, coalesce(t.upon_withdrawal, 'erase') AS promised
  FROM panel_seats s
  LEFT JOIN LATERAL (
    SELECT t.id, t.upon_withdrawal FROM panel_consents c JOIN panel_consent_texts t ON t.id = c.text_id
    WHERE c.panelist_id = s.panelist_id AND c.withdrawn_on IS NULL
      AND (t.session_id IS NULL OR t.session_id = s.session_id)
    ORDER BY t.session_id NULLS LAST, t.number DESC LIMIT 1
  ) t ON true
  WHERE s.panelist_id = $1 AND ($2::uuid IS NULL OR t.id = $2)`;

/** Of solutions whose synthesis is not out: what is published is frozen, or the difference would tell who left (ADR 0017). */
const UNPUBLISHED = `
  SELECT b.id FROM panel_subjects b LEFT JOIN panel_syntheses y ON y.subject_id = b.id
  WHERE b.session_id = $1 AND y.published_at IS NULL`;

@Injectable()
export class WithdrawalRepository {
  constructor(private readonly transaction: Transaction) {}

  seats(panelistId: string, textId: string | null): Promise<SeatToLeave[]> {
    return this.transaction.query(SEATS, [panelistId, textId]);
  }

  /** Answers, votes and words not yet published go; published words stay, nobody's. */
  async erase({ sessionId, respondent }: SeatToLeave): Promise<void> {
    const of = [sessionId, respondent];
    await this.transaction.query('DELETE FROM panel_answers WHERE session_id = $1 AND respondent = $2', of);
    await this.transaction.query(
      `DELETE FROM panel_verbatims WHERE respondent = $2 AND subject_id IN (${UNPUBLISHED})`,
      of,
    );
    await this.transaction.query(
      `DELETE FROM panel_recommendation_votes v USING panel_recommendations r
       WHERE r.id = v.recommendation_id AND v.respondent = $2 AND r.subject_id IN (${UNPUBLISHED})`,
      of,
    );
  }

  /** Nothing leads from what was said to who said it any more. */
  async leaveSeat({ respondent }: SeatToLeave): Promise<void> {
    await this.transaction.query('UPDATE panel_verbatims SET respondent = NULL WHERE respondent = $1', [
      respondent,
    ]);
    await this.transaction.query('DELETE FROM panel_seats WHERE respondent = $1', [respondent]);
  }

  /** @returns the scans and recordings that went with them */
  async endConsents(panelistId: string, textId: string | null, now: Date): Promise<string[]> {
    const rows = await this.transaction.query<{ fileId: string }>(
      `WITH held AS (
         SELECT id, file_id FROM panel_consents
         WHERE panelist_id = $1 AND ($2::uuid IS NULL OR text_id = $2) FOR UPDATE
       ), ended AS (
         UPDATE panel_consents c SET file_id = NULL,
           withdrawn_on = coalesce(c.withdrawn_on, ($3::timestamptz AT TIME ZONE 'Europe/Paris')::date)
         FROM held WHERE c.id = held.id RETURNING c.id
       ) SELECT held.file_id AS "fileId" FROM held JOIN ended USING (id) WHERE held.file_id IS NOT NULL`,
      [panelistId, textId, now],
    );
    return rows.map(({ fileId }) => fileId);
  }
}
