import { Injectable } from '@nestjs/common';
import { type Locale, Transaction } from '#platform';

export interface Recipient {
  accountId: string;
  email: string;
  locale: Locale;
}

/** With an address: nobody writes to a panelist, who is told on screen or by a letter on paper. */
const PERSON = `SELECT DISTINCT a.id AS "accountId", a.email, a.locale
  FROM (SELECT * FROM accounts WHERE email IS NOT NULL) a`;

const BEARERS = `
  SELECT coalesce(p.account_id, m.account_id) FROM applications ap
  LEFT JOIN application_people p ON p.application_id = ap.id
  LEFT JOIN memberships m ON p.account_id IS NULL AND m.organisation_id = ap.organisation_id
    AND m.role IN ('owner', 'manager')
  WHERE coalesce(p.account_id, m.account_id) IS NOT NULL`;

/** Whom a notice goes to. Read when the notice leaves, so that those who left in between get none. */
@Injectable()
export class RecipientsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Those who carry an application; those who run its organisation as long as nobody took over from who left. */
  applicants(applicationId: string): Promise<Recipient[]> {
    return this.transaction.query<Recipient>(`${PERSON} WHERE a.id IN (${BEARERS} AND ap.id = $1)`, [
      applicationId,
    ]);
  }

  /** Those who carry any living application to a call. */
  applicantsOfCall(callId: string): Promise<Recipient[]> {
    return this.transaction.query<Recipient>(
      `${PERSON} WHERE a.id IN (${BEARERS} AND ap.call_id = $1 AND ap.status <> 'withdrawn')`,
      [callId],
    );
  }

  /** Those who lead or instruct a call. */
  officers(callId: string): Promise<Recipient[]> {
    return this.transaction.query<Recipient>(
      `${PERSON} JOIN call_team t ON t.account_id = a.id WHERE t.call_id = $1 AND t.function IN ('lead', 'officer')`,
      [callId],
    );
  }

  leads(callId: string): Promise<Recipient[]> {
    return this.transaction.query<Recipient>(
      `${PERSON} JOIN call_team t ON t.account_id = a.id WHERE t.call_id = $1 AND t.function = 'lead'`,
      [callId],
    );
  }

  /** Why an account is shut out; null once it no longer is. */
  async suspensionReason(accountId: string): Promise<string | null> {
    const [row] = await this.transaction.query<{ reason: string | null }>(
      'SELECT suspended_reason AS reason FROM accounts WHERE id = $1',
      [accountId],
    );
    return row?.reason ?? null;
  }

  /** Why administrators asked to open a dossier. */
  async glassReason(requestId: string): Promise<string> {
    const [row] = await this.transaction.query<{ reason: string }>(
      'SELECT reason FROM break_glass_requests WHERE id = $1',
      [requestId],
    );
    return row?.reason ?? '';
  }

  /** Those who run an organisation: its owners and managers, for good. */
  managers(organisationId: string): Promise<Recipient[]> {
    return this.transaction.query<Recipient>(
      `${PERSON} JOIN standings s ON s.account_id = a.id
       WHERE s.organisation_id = $1 AND s.role IN ('owner', 'manager')`,
      [organisationId],
    );
  }

  owners(organisationId: string): Promise<Recipient[]> {
    return this.transaction.query<Recipient>(
      `${PERSON} JOIN memberships m ON m.account_id = a.id WHERE m.organisation_id = $1 AND m.role = 'owner'`,
      [organisationId],
    );
  }

  administrators(): Promise<Recipient[]> {
    return this.transaction.query<Recipient>(`${PERSON} WHERE a.administrator`);
  }

  people(accountIds: readonly string[]): Promise<Recipient[]> {
    return this.transaction.query<Recipient>(`${PERSON} WHERE a.id = ANY($1)`, [accountIds]);
  }
}
