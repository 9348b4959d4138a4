import { Injectable } from '@nestjs/common';
import { newId, Transaction } from '#platform';

export interface BreakGlassRow {
  id: string;
  applicationId: string;
  organisationId: string | null;
  applicationStatus: string;
  submittedAt: Date | null;
  callId: string;
  callTitle: string;
  callStatus: string;
  opensAt: Date | null;
  closesAt: Date | null;
  receiptNumber: string;
  reason: string;
  requestedBy: string;
  requestedByName: string;
  requestedAt: Date;
  approvedByName: string | null;
  openedUntil: Date | null;
  closedAt: Date | null;
}

const REQUESTS = `
  SELECT g.id, g.application_id AS "applicationId", a.organisation_id AS "organisationId", a.status AS "applicationStatus",
    a.submitted_at AS "submittedAt", c.id AS "callId", c.title AS "callTitle", c.status AS "callStatus",
    c.opens_at AS "opensAt", c.closes_at AS "closesAt",
    d.receipt_number AS "receiptNumber", g.reason, g.requested_by AS "requestedBy", r.display_name AS "requestedByName",
    g.requested_at AS "requestedAt", p.display_name AS "approvedByName", g.opened_until AS "openedUntil",
    g.closed_at AS "closedAt"
  FROM break_glass_requests g JOIN applications a ON a.id = g.application_id JOIN calls c ON c.id = a.call_id
  JOIN dossiers d ON d.application_id = a.id AND d.number = a.last_dossier
  JOIN accounts r ON r.id = g.requested_by LEFT JOIN accounts p ON p.id = g.approved_by`;

/** Read as the product itself: until one opens, a request says of its dossier no more than its receipt. */
@Injectable()
export class BreakGlassRepository {
  constructor(private readonly transaction: Transaction) {}

  list(before: string | null, limit: number): Promise<BreakGlassRow[]> {
    return this.transaction.query<BreakGlassRow>(
      `${REQUESTS} WHERE $1::uuid IS NULL OR g.id < $1 ORDER BY g.id DESC LIMIT $2`,
      [before, limit],
    );
  }

  /** Held until the transaction ends. */
  async hold(id: string): Promise<BreakGlassRow | undefined> {
    const [row] = await this.transaction.query<BreakGlassRow>(`${REQUESTS} WHERE g.id = $1 FOR UPDATE OF g`, [
      id,
    ]);
    return row;
  }

  /** The application behind a receipt's number or an id, once it was submitted. */
  async find(reference: { receiptNumber: string } | { applicationId: string }): Promise<string | undefined> {
    const [column, value] =
      'receiptNumber' in reference
        ? ['d.receipt_number', reference.receiptNumber]
        : ['d.application_id', reference.applicationId];
    const [row] = await this.transaction.query<{ id: string }>(
      `SELECT d.application_id AS id FROM dossiers d WHERE ${column} = $1 LIMIT 1`,
      [value],
    );
    return row?.id;
  }

  async add(applicationId: string, reason: string, by: string, now: Date): Promise<string> {
    const id = newId();
    await this.transaction.query(
      `INSERT INTO break_glass_requests (id, application_id, reason, requested_by, requested_at)
       VALUES ($1, $2, $3, $4, $5)`,
      [id, applicationId, reason, by, now],
    );
    return id;
  }

  async approve(id: string, by: string, now: Date, until: Date): Promise<void> {
    await this.transaction.query(
      'UPDATE break_glass_requests SET approved_by = $2, approved_at = $3, opened_until = $4 WHERE id = $1',
      [id, by, now, until],
    );
  }

  async close(id: string, by: string, now: Date): Promise<void> {
    await this.transaction.query(
      'UPDATE break_glass_requests SET closed_by = $2, closed_at = $3 WHERE id = $1',
      [id, by, now],
    );
  }
}
