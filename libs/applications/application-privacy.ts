import { Injectable } from '@nestjs/common';
import { type Expiring, Files, PersonalData, Retention, type RetentionRule, Transaction } from '#platform';
import { APPLICATIONS_DATA } from './applications.data.js';

const DRAFT_KEPT_MONTHS = 3;

/** How long applications are kept, and what becomes of a person's own when the person is forgotten. */
@Injectable()
export class ApplicationPrivacy {
  constructor(
    private readonly transaction: Transaction,
    private readonly files: Files,
    data: PersonalData,
    retention: Retention,
  ) {
    data.describe(APPLICATIONS_DATA);
    data.whenErased((accountId) => this.emptyOwn(accountId));
    retention.rules.push(this.abandonedDrafts());
  }

  /**
   * What somebody sent in their own name, alone, is theirs: its words and files go. A draft goes whole; what was
   * submitted keeps an empty place, so that the call's figures hold. What belongs to an organisation stays with it.
   */
  private async emptyOwn(accountId: string): Promise<void> {
    const own = await this.transaction.query<{ id: string; status: string }>(OWN, [accountId]);
    for (const { id, status } of own) {
      await this.removeFiles(id);
      if (status === 'draft') await this.transaction.query('DELETE FROM applications WHERE id = $1', [id]);
      else await this.transaction.query(EMPTY, [id]);
    }
    const held = await this.transaction.query<{ id: string }>(UNSENT_REVIEWS, [accountId]);
    if (held.length > 0)
      await this.transaction.query('DELETE FROM reviews WHERE id = ANY($1)', [held.map((row) => row.id)]);
  }

  private abandonedDrafts(): RetentionRule {
    return {
      kind: 'application.draft',
      keeps: {
        fr: 'Un brouillon jamais déposé est gardé trois mois après la clôture de l’appel.',
        en: 'A draft never submitted is kept for three months after the call closes.',
      },
      noticeDays: 14,
      heldAs: 'application',
      path: (id) => `/candidatures/${id}`,
      due: (by, limit) => {
        const closedBy = new Date(by);
        closedBy.setUTCMonth(closedBy.getUTCMonth() - DRAFT_KEPT_MONTHS);
        return this.transaction.query<Expiring>(ABANDONED, [closedBy, limit]);
      },
      remove: async (id) => {
        await this.removeFiles(id);
        await this.transaction.query("DELETE FROM applications WHERE id = $1 AND status = 'draft'", [id]);
      },
    };
  }

  private async removeFiles(id: string): Promise<void> {
    const files = await this.transaction.query<{ id: string }>(FILES, [id]);
    await this.transaction.query('DELETE FROM dossiers WHERE application_id = $1', [id]);
    await this.transaction.query('DELETE FROM dossier_readings WHERE application_id = $1', [id]);
    await this.transaction.query('DELETE FROM application_files WHERE application_id = $1', [id]);
    for (const file of files) await this.files.remove(file.id);
  }
}

const OWN = `
  SELECT a.id, a.status FROM applications a JOIN application_people p ON p.application_id = a.id AND p.account_id = $1
  WHERE a.organisation_id IS NULL
    AND NOT EXISTS (SELECT FROM application_people o WHERE o.application_id = a.id AND o.account_id <> $1)`;

/** The one change of state that is nobody's act: withdrawn where something was still expected of the person. */
const EMPTY = `
  WITH sections AS (DELETE FROM application_sections WHERE application_id = $1)
  UPDATE applications SET title = '', findings = '[]', complement = NULL, requested_cents = NULL, version = version + 1,
    status = CASE WHEN status IN ('accepted', 'waitlisted', 'declined', 'inadmissible') THEN status ELSE 'withdrawn' END
  WHERE id = $1`;

const UNSENT_REVIEWS = "SELECT id FROM reviews WHERE reviewer_id = $1 AND status = 'assigned'";

const FILES = `
  SELECT file_id AS id FROM application_files WHERE application_id = $1
  UNION SELECT f.file_id FROM dossier_files f JOIN dossiers d ON d.id = f.dossier_id WHERE d.application_id = $1`;

const ABANDONED = `
  SELECT a.id AS "subjectId", coalesce(nullif(a.title, ''), c.title) AS title,
    ARRAY(SELECT p.account_id FROM application_people p WHERE p.application_id = a.id
          UNION SELECT a.created_by) AS "accountIds"
  FROM applications a JOIN calls c ON c.id = a.call_id
  WHERE a.status = 'draft' AND a.last_dossier = 0
    AND c.closes_at < $1
  ORDER BY c.closes_at, a.id LIMIT $2`;
