import { Injectable } from '@nestjs/common';
import { type Locale, Transaction } from '#platform';

export interface Recipient {
  accountId: string;
  email: string;
  locale: Locale;
}

const PERSON = 'SELECT DISTINCT a.id AS "accountId", a.email, a.locale FROM accounts a';

/** Whom a notice goes to. Read when the notice leaves, so that those who left in between get none. */
@Injectable()
export class RecipientsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Those who carry an application: its author and the people named on it. */
  applicants(applicationId: string): Promise<Recipient[]> {
    return this.transaction.query<Recipient>(
      `${PERSON} WHERE a.id IN (
         SELECT created_by FROM applications WHERE id = $1
         UNION SELECT account_id FROM application_people WHERE application_id = $1)`,
      [applicationId],
    );
  }

  /** Those who carry any living application to a call. */
  applicantsOfCall(callId: string): Promise<Recipient[]> {
    return this.transaction.query<Recipient>(
      `${PERSON} JOIN applications ap ON ap.created_by = a.id WHERE ap.call_id = $1 AND ap.status <> 'withdrawn'`,
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

  people(accountIds: readonly string[]): Promise<Recipient[]> {
    return this.transaction.query<Recipient>(`${PERSON} WHERE a.id = ANY($1)`, [accountIds]);
  }
}
