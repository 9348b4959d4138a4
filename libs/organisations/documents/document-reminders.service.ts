import { Injectable } from '@nestjs/common';
import { Clock, Journal, Transaction } from '#platform';
import { documentExpiring } from '../organisation.events.js';
import { dayInParis, daysUntil, reminderDue } from './document.rules.js';
import type { DocumentKind, ReminderDays } from './document.types.js';

interface ExpiringRow {
  versionId: string;
  documentId: string;
  kind: DocumentKind;
  title: string;
  expiresOn: string;
  organisationId: string;
  organisationName: string;
  organisationSlug: string;
  sent: ReminderDays[];
}

const BATCH = 200;

/** Tells owners and managers that a paper is about to expire. Runs by the clock, as often as one likes. */
@Injectable()
export class DocumentRemindersService {
  constructor(
    private readonly transaction: Transaction,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends what is due today and was not sent; the mark and the event are one transaction, so that a reminder leaves
   * once however many workers pass. @returns how many were sent.
   */
  async remind(): Promise<number> {
    const now = this.clock.now();
    const today = dayInParis(now);
    return this.transaction.run(async () => {
      const rows = await this.transaction.query<ExpiringRow>(EXPIRING, [today, BATCH]);
      const due = rows.flatMap((row) => {
        const days = reminderDue(row.expiresOn, today);
        return days === null || row.sent.includes(days) ? [] : [{ ...row, days }];
      });
      await this.transaction.query(MARK, [
        due.map(({ versionId }) => versionId),
        due.map(({ days }) => days),
        now,
      ]);
      await this.journal.recordAll(
        null,
        due.map((row) =>
          documentExpiring({ ...row, daysLeft: Math.max(0, daysUntil(row.expiresOn, today)) }),
        ),
      );
      return due.length;
    });
  }
}

/** Papers in force whose nearest reminder is still to be sent. Each worker takes others. */
const EXPIRING = `
  SELECT v.id AS "versionId", d.id AS "documentId", d.kind, d.title, v.expires_on::text AS "expiresOn",
    o.id AS "organisationId", o.name AS "organisationName", o.slug AS "organisationSlug",
    (SELECT coalesce(json_agg(r.days_before), '[]') FROM organisation_document_reminders r WHERE r.version_id = v.id) AS sent
  FROM organisation_document_versions v
  JOIN organisation_documents d ON d.id = v.document_id JOIN organisations o ON o.id = d.organisation_id
  WHERE v.replaced_at IS NULL AND v.expires_on IS NOT NULL AND v.expires_on <= $1::date + 30
    AND d.removed_at IS NULL AND o.status <> 'suspended'
    AND NOT EXISTS (
      SELECT FROM organisation_document_reminders r
      WHERE r.version_id = v.id
        AND r.days_before <= CASE WHEN v.expires_on <= $1::date THEN 0 WHEN v.expires_on <= $1::date + 7 THEN 7 ELSE 30 END)
  ORDER BY v.expires_on, v.id LIMIT $2 FOR UPDATE OF v SKIP LOCKED`;

const MARK = `
  INSERT INTO organisation_document_reminders (version_id, days_before, sent_at)
  SELECT version_id, days_before, $3 FROM unnest($1::uuid[], $2::smallint[]) AS due (version_id, days_before)
  ON CONFLICT DO NOTHING`;
