import { Injectable } from '@nestjs/common';
import { Transaction } from '#platform';
import type { Place } from './handover-registry.js';

/** Places left behind by those who went, until somebody takes them over. */
@Injectable()
export class TakeoverRepository {
  constructor(private readonly transaction: Transaction) {}

  async keep(
    organisationId: string,
    accountId: string,
    noun: string,
    places: readonly Place[],
    now: Date,
  ): Promise<void> {
    if (places.length === 0) return;
    await this.transaction.query(
      `INSERT INTO vacated_places (organisation_id, account_id, noun, subject_id, place, vacated_at)
       SELECT $1, $2, $3, subject_id, place, $6 FROM unnest($4::uuid[], $5::varchar[]) AS t (subject_id, place)
       ON CONFLICT DO NOTHING`,
      [
        organisationId,
        accountId,
        noun,
        places.map((place) => place.subjectId),
        places.map((place) => place.place),
        now,
      ],
    );
  }

  /** By noun. */
  async waiting(organisationId: string, accountId: string): Promise<Map<string, Place[]>> {
    const rows = await this.transaction.query<Place & { noun: string }>(
      `SELECT noun, subject_id AS "subjectId", place FROM vacated_places
       WHERE organisation_id = $1 AND account_id = $2 ORDER BY vacated_at, subject_id, place LIMIT 1000`,
      [organisationId, accountId],
    );
    return Map.groupBy(rows, (row) => row.noun);
  }

  async forget(
    organisationId: string,
    accountId: string,
    noun: string,
    places: readonly Place[],
  ): Promise<void> {
    await this.transaction.query(
      `DELETE FROM vacated_places v USING unnest($4::uuid[], $5::varchar[]) AS t (subject_id, place)
       WHERE v.organisation_id = $1 AND v.account_id = $2 AND v.noun = $3
         AND v.subject_id = t.subject_id AND v.place = t.place`,
      [
        organisationId,
        accountId,
        noun,
        places.map((place) => place.subjectId),
        places.map((place) => place.place),
      ],
    );
  }
}
