import { Injectable } from '@nestjs/common';
import { notFound, PreparedReads, staleVersion, Transaction } from '#platform';
import type { StrataOf } from '../panels/strata.rules.js';
import type { PanelistStatus } from './person.types.js';

/** A place on a panel, under its pseudonym. */
export interface PanelistRow {
  id: string;
  panelId: string;
  pseudonym: string;
  status: PanelistStatus;
  strata: StrataOf;
  /** Days. */
  joinedOn: string;
  endedOn: string | null;
  version: number;
}

const PANELIST = `
  SELECT id, panel_id AS "panelId", pseudonym, status, strata, joined_on::text AS "joinedOn",
    ended_on::text AS "endedOn", version
  FROM panelists`;

@Injectable()
export class PanelistsRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  /** @throws 404, also for somebody of another panel */
  async find(panelId: string, id: string): Promise<PanelistRow> {
    const [row] = await this.prepared.rows<PanelistRow>(`${PANELIST} WHERE id = $1 AND panel_id = $2`, [
      id,
      panelId,
    ]);
    if (!row) throw notFound();
    return row;
  }

  /** Held until the transaction ends. @throws 404 */
  async hold(panelId: string, id: string): Promise<PanelistRow> {
    await this.transaction.query('SELECT FROM panelists WHERE id = $1 FOR NO KEY UPDATE', [id]);
    return this.find(panelId, id);
  }

  all(ids: readonly string[]): Promise<PanelistRow[]> {
    return this.prepared.rows(`${PANELIST} WHERE id = ANY($1::uuid[])`, [ids]);
  }

  /** By pseudonym, which says nothing of who came when. Those who withdrew have no name left to show. */
  page(panelId: string, after: string | undefined, limit: number): Promise<PanelistRow[]> {
    return this.prepared.rows(
      `${PANELIST} WHERE panel_id = $1 AND status <> 'withdrawn' AND ($2::varchar IS NULL OR pseudonym > $2)
       ORDER BY pseudonym LIMIT $3`,
      [panelId, after ?? null, limit],
    );
  }

  /** Of everyone who still has a name there. */
  async idsOf(panelId: string): Promise<string[]> {
    const rows = await this.prepared.rows<{ id: string }>(
      "SELECT id FROM panelists WHERE panel_id = $1 AND status <> 'withdrawn'",
      [panelId],
    );
    return rows.map(({ id }) => id);
  }

  async pseudonyms(panelId: string): Promise<Set<string>> {
    const rows = await this.transaction.query<{ pseudonym: string }>(
      'SELECT pseudonym FROM panelists WHERE panel_id = $1',
      [panelId],
    );
    return new Set(rows.map(({ pseudonym }) => pseudonym));
  }

  /** In one statement whatever their number; ids come back by pseudonym. */
  async insertAll(
    panelId: string,
    places: readonly { pseudonym: string; strata: StrataOf }[],
    now: Date,
  ): Promise<ReadonlyMap<string, string>> {
    const rows = await this.transaction.query<{ id: string; pseudonym: string }>(
      `INSERT INTO panelists (panel_id, pseudonym, status, strata, joined_on)
       SELECT $1, pseudonym, 'active', strata, ($4::timestamptz AT TIME ZONE 'Europe/Paris')::date
       FROM unnest($2::varchar[], $3::jsonb[]) AS t (pseudonym, strata)
       RETURNING id, pseudonym`,
      [
        panelId,
        places.map(({ pseudonym }) => pseudonym),
        places.map(({ strata }) => JSON.stringify(strata)),
        now,
      ],
    );
    return new Map(rows.map(({ id, pseudonym }) => [pseudonym, id]));
  }

  /** @throws 409 when another writer came first. */
  async save(
    { id, version }: PanelistRow,
    { status, strata }: Pick<PanelistRow, 'status' | 'strata'>,
    now: Date,
  ): Promise<void> {
    const rows = await this.transaction.query(
      `WITH saved AS (
         UPDATE panelists SET status = $3::varchar, strata = $4, version = version + 1,
           ended_on = CASE WHEN $3::varchar IN ('left', 'withdrawn')
             THEN coalesce(ended_on, ($5::timestamptz AT TIME ZONE 'Europe/Paris')::date) END
         WHERE id = $1 AND version = $2 RETURNING id
       ) SELECT id FROM saved`,
      [id, version, status, JSON.stringify(strata), now],
    );
    if (rows.length === 0) throw staleVersion();
  }
}
