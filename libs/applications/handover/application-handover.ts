import { Injectable } from '@nestjs/common';
import type { DescribedPlace, HandoverAdapter, Place, Succession } from '#organisations';
import { type Actor, Journal, Transaction } from '#platform';
import { applicationEvent } from '../application.events.js';
import { APPLICATION_WORDS, type ApplicationWords } from './application-words.js';

/** Drafts and dossiers that a person carries in their organisation's name. */
@Injectable()
export class ApplicationHandover implements HandoverAdapter {
  constructor(
    private readonly transaction: Transaction,
    private readonly journal: Journal,
  ) {}

  held(organisationId: string, accountId: string): Promise<Place[]> {
    return this.transaction.query<Place>(HELD, [organisationId, accountId]);
  }

  /** Who wrote which section and who submitted stays written: only the charge leaves. */
  async vacate(actor: Actor, accountId: string, places: readonly Place[]): Promise<void> {
    await this.transaction.query(
      'DELETE FROM application_people WHERE account_id = $1 AND application_id = ANY($2)',
      [accountId, places.map((place) => place.subjectId)],
    );
    await this.record(actor, places, accountId, false);
  }

  async describe(_actor: Actor, places: readonly Place[]): Promise<DescribedPlace[]> {
    const applications = await this.applications(places);
    return places.flatMap((place) => {
      const application = applications.get(place.subjectId);
      if (!application) return [];
      const title = application.title.trim() || application.callTitle;
      return [{ ...place, title, context: application.callTitle, bar: null }];
    });
  }

  async fill(actor: Actor, places: readonly Place[], { toAccountId }: Succession): Promise<void> {
    await this.transaction.query(
      `INSERT INTO application_people (application_id, account_id, role)
       SELECT application_id, $1, role FROM unnest($2::uuid[], $3::varchar[]) AS given (application_id, role)
       ON CONFLICT (application_id, account_id) DO UPDATE SET role = EXCLUDED.role
         WHERE application_people.role = 'teammate'`,
      [toAccountId, places.map((place) => place.subjectId), places.map((place) => place.place)],
    );
    await this.record(actor, places, toAccountId, true);
  }

  private async record(
    actor: Actor,
    places: readonly Place[],
    accountId: string,
    added: boolean,
  ): Promise<void> {
    const applications = await this.applications(places);
    await this.journal.recordAll(
      actor,
      places.flatMap(({ subjectId, place }) => {
        const application = applications.get(subjectId);
        const more = { accountId, role: place, added };
        return application ? [applicationEvent('application.people_changed', application, more)] : [];
      }),
    );
  }

  private async applications(places: readonly Place[]): Promise<Map<string, ApplicationWords>> {
    const rows = await this.transaction.query<ApplicationWords>(APPLICATION_WORDS, [
      places.map((place) => place.subjectId),
    ]);
    return new Map(rows.map((row) => [row.id, row]));
  }
}

/** Through this organisation, and through no other: as for functions on calls. */
const HELD = `
  SELECT p.application_id AS "subjectId", p.role AS place
  FROM application_people p JOIN applications a ON a.id = p.application_id
  WHERE p.account_id = $2
    AND EXISTS (SELECT FROM standings s
                WHERE s.account_id = $2 AND s.organisation_id = a.organisation_id AND s.through = $1)
    AND NOT EXISTS (SELECT FROM standings s
                    WHERE s.account_id = $2 AND s.organisation_id = a.organisation_id AND s.through <> $1)
  ORDER BY p.application_id LIMIT 1000`;
