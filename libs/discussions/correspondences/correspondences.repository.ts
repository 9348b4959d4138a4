import { Injectable } from '@nestjs/common';
import { newId, PreparedReads, Transaction } from '#platform';

export interface Correspondence {
  id: string;
  oneId: string;
  otherId: string;
  title: string;
  /** Its thread, once somebody looked. */
  threadId: string | null;
}

@Injectable()
export class CorrespondencesRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  find(ids: readonly string[]): Promise<Correspondence[]> {
    return this.prepared.rows<Correspondence>(
      `SELECT c.id, c.one_id AS "oneId", c.other_id AS "otherId", one.name || ' – ' || other.name AS title,
         t.id AS "threadId"
       FROM correspondences c JOIN organisations one ON one.id = c.one_id JOIN organisations other ON other.id = c.other_id
       LEFT JOIN threads t ON t.subject_type = 'correspondence' AND t.subject_id = c.id AND t.opened_by IS NULL
       WHERE c.id = ANY($1)`,
      [ids],
    );
  }

  /** The one that two organisations have, made now if they have none. @returns its id, and whether it is new. */
  async ensure(
    pair: readonly [string, string],
    openedBy: string,
    now: Date,
  ): Promise<{ id: string; isNew: boolean }> {
    const [oneId, otherId] = [...pair].sort();
    const id = newId();
    const made = await this.transaction.query(
      `WITH made AS (
         INSERT INTO correspondences (id, one_id, other_id, opened_by, opened_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (one_id, other_id) DO NOTHING RETURNING id
       ) SELECT id FROM made`,
      [id, oneId, otherId, openedBy, now],
    );
    if (made.length > 0) return { id, isNew: true };
    const [known] = await this.transaction.query<{ id: string }>(
      'SELECT id FROM correspondences WHERE one_id = $1 AND other_id = $2',
      [oneId, otherId],
    );
    return { id: known?.id ?? id, isNew: false };
  }

  async openedSince(organisationId: string, since: Date): Promise<number> {
    const [row] = await this.transaction.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM correspondences c
       WHERE (c.one_id = $1 OR c.other_id = $1) AND c.opened_at > $2
         AND EXISTS (SELECT FROM standings s WHERE s.organisation_id = $1 AND s.account_id = c.opened_by)`,
      [organisationId, since],
    );
    return row?.n ?? 0;
  }

  /** Who runs these organisations: somebody there must see what comes. */
  async managersOf(organisationIds: readonly string[]): Promise<string[]> {
    const rows = await this.transaction.query<{ id: string }>(
      `SELECT DISTINCT account_id AS id FROM memberships WHERE organisation_id = ANY($1) AND role IN ('owner', 'manager')`,
      [organisationIds],
    );
    return rows.map((row) => row.id);
  }

  async exists(organisationId: string): Promise<boolean> {
    const rows = await this.prepared.rows(
      "SELECT 1 FROM organisations WHERE id = $1 AND kind <> 'collective' AND status <> 'suspended'",
      [organisationId],
    );
    return rows.length > 0;
  }
}
