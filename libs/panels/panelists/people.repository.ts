import { Injectable } from '@nestjs/common';
import { PeopleSchema } from './people-schema.js';
import type { PersonProfile, PersonRow } from './person.types.js';

const PERSON = `
  SELECT panelist_id AS "panelistId", account_id AS "accountId", first_name AS "firstName", last_name AS "lastName",
    birth_year AS "birthYear", email, phone, address, commune_code AS "communeCode",
    guardian_name AS "guardianName", guardian_contact AS "guardianContact", needs, needs_words AS "needsWords",
    recruited_by AS "recruitedBy", words
  FROM panel_people.people`;

/** People of panels, named. Nothing here meets an answer. */
@Injectable()
export class PeopleRepository {
  constructor(private readonly schema: PeopleSchema) {}

  async named(panelistIds: readonly string[]): Promise<ReadonlyMap<string, PersonRow>> {
    if (panelistIds.length === 0) return new Map();
    const rows = await this.schema.query<PersonRow>(`${PERSON} WHERE panelist_id = ANY($1::uuid[])`, [
      panelistIds,
    ]);
    return new Map(rows.map((row) => [row.panelistId, row]));
  }

  /** The places that an account comes in for. */
  async panelistsOf(accountId: string): Promise<string[]> {
    const rows = await this.schema.query<{ panelistId: string }>(
      'SELECT panelist_id AS "panelistId" FROM panel_people.people WHERE account_id = $1',
      [accountId],
    );
    return rows.map(({ panelistId }) => panelistId);
  }

  /** In one statement whatever their number. */
  async insertAll(people: readonly (PersonProfile & { panelistId: string })[]): Promise<void> {
    const rows = people.map(({ panelistId, ...profile }) => ({
      panelist_id: panelistId,
      ...columnsOf(profile),
    }));
    await this.schema.query(
      `INSERT INTO panel_people.people (${['panelist_id', ...COLUMNS].join(', ')})
       SELECT ${['panelist_id', ...COLUMNS].join(', ')}
       FROM jsonb_populate_recordset(NULL::panel_people.people, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
  }

  async update(panelistId: string, profile: PersonProfile): Promise<void> {
    await this.schema.query(
      `UPDATE panel_people.people p SET ${COLUMNS.map((column) => `${column} = r.${column}`).join(', ')}
       FROM jsonb_populate_record(NULL::panel_people.people, $2::jsonb) r WHERE p.panelist_id = $1`,
      [panelistId, JSON.stringify(columnsOf(profile))],
    );
  }

  async bind(panelistId: string, accountId: string): Promise<void> {
    await this.schema.query('UPDATE panel_people.people SET account_id = $2 WHERE panelist_id = $1', [
      panelistId,
      accountId,
    ]);
  }

  /** Who they were goes; what was paid to them stays in the register, without a word on them. */
  async forget(panelistId: string): Promise<void> {
    await this.schema.query(
      `WITH gone AS (DELETE FROM panel_people.people WHERE panelist_id = $1)
       UPDATE panel_people.expenses SET words = '' WHERE panelist_id = $1`,
      [panelistId],
    );
  }
}

const COLUMNS = [
  'first_name',
  'last_name',
  'birth_year',
  'email',
  'phone',
  'address',
  'commune_code',
  'guardian_name',
  'guardian_contact',
  'needs',
  'needs_words',
  'recruited_by',
  'words',
] as const;

const columnsOf = (profile: PersonProfile): Record<(typeof COLUMNS)[number], unknown> => ({
  first_name: profile.firstName,
  last_name: profile.lastName,
  birth_year: profile.birthYear,
  email: profile.email,
  phone: profile.phone,
  address: profile.address,
  commune_code: profile.communeCode,
  guardian_name: profile.guardianName,
  guardian_contact: profile.guardianContact,
  needs: profile.needs,
  needs_words: profile.needsWords,
  recruited_by: profile.recruitedBy,
  words: profile.words,
});
