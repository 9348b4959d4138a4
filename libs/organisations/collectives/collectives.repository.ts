import { Injectable } from '@nestjs/common';
import { type Actor, newId, notFound, staleVersion, Transaction } from '#platform';
import type { CollectivePlace } from './collective.machine.js';

export interface CollectiveRow {
  id: string;
  name: string;
  slug: string;
  agenda: string;
  version: number;
}

export interface CollectivePlaceRow extends CollectivePlace {
  id: string;
  collectiveName: string;
  collectiveSlug: string;
  organisationName: string;
  organisationSlug: string;
  word: string;
  askedAt: Date;
  version: number;
}

export interface BackbonePersonRow {
  accountId: string;
  displayName: string;
  title: string;
  organisationName: string;
}

const COLLECTIVE = `
  SELECT o.id, o.name, o.slug, coalesce(g.agenda, '') AS agenda, coalesce(g.version, 0) AS version
  FROM organisations o LEFT JOIN collective_agendas g ON g.collective_id = o.id
  WHERE o.kind = 'collective'`;

const PLACE = `
  SELECT p.id, p.collective_id AS "collectiveId", c.name AS "collectiveName", c.slug AS "collectiveSlug",
    p.organisation_id AS "organisationId", o.name AS "organisationName", o.slug AS "organisationSlug",
    p.role, p.status, p.word, p.asked_at AS "askedAt", p.joined_at AS "joinedAt", p.left_at AS "leftAt", p.version,
    p.status = 'joined' AND p.role = 'backbone' AND NOT EXISTS (
      SELECT FROM collective_members other WHERE other.collective_id = p.collective_id AND other.id <> p.id
        AND other.status = 'joined' AND other.role = 'backbone') AS "lastBackbone"
  FROM collective_members p
  JOIN organisations c ON c.id = p.collective_id
  JOIN organisations o ON o.id = p.organisation_id`;

/**
 * What a person may know of: who is in, who was in, and proposals to the two sides concerned. $2 organisations run by
 * them, $3 organisations they own.
 */
const VISIBLE = `(p.status IN ('joined', 'left')
  OR p.status IN ('invited', 'asked') AND (p.collective_id = ANY($2::uuid[]) OR p.organisation_id = ANY($3::uuid[])))`;

const sidesOf = (actor: Actor | null): [run: string[], owned: string[]] => {
  const forGood = (actor?.memberships ?? []).filter((standing) => standing.via !== 'delegation');
  return [
    forGood.filter(({ role }) => role === 'owner' || role === 'manager').map((s) => s.organisationId),
    forGood.filter(({ role }) => role === 'owner').map((s) => s.organisationId),
  ];
};

@Injectable()
export class CollectivesRepository {
  constructor(private readonly transaction: Transaction) {}

  /** @throws 404, also for an organisation that is no collective. */
  async find(id: string): Promise<CollectiveRow> {
    const [row] = await this.transaction.query<CollectiveRow>(`${COLLECTIVE} AND o.id = $1`, [id]);
    if (!row) throw notFound();
    return row;
  }

  /** Holds the collective: two changes of its members come one after the other. @throws 404 */
  async lock(id: string): Promise<CollectiveRow> {
    const row = await this.find(id);
    await this.transaction.query('SELECT FROM organisations WHERE id = $1 FOR NO KEY UPDATE', [id]);
    return row;
  }

  /** Backbone organisations first, then the other members, then proposals, then past members. */
  placesOf(actor: Actor | null, collectiveId: string): Promise<CollectivePlaceRow[]> {
    return this.transaction.query<CollectivePlaceRow>(
      `${PLACE} WHERE p.collective_id = $1 AND ${VISIBLE}
       ORDER BY p.status = 'left', p.status <> 'joined', p.role, o.name, p.id LIMIT 500`,
      [collectiveId, ...sidesOf(actor)],
    );
  }

  /** Collectives an organisation is in, was in, or is proposed. */
  placesOfOrganisation(actor: Actor | null, organisationId: string): Promise<CollectivePlaceRow[]> {
    return this.transaction.query<CollectivePlaceRow>(
      `${PLACE} WHERE p.organisation_id = $1 AND ${VISIBLE}
       ORDER BY p.status = 'left', p.status <> 'joined', c.name, p.id LIMIT 500`,
      [organisationId, ...sidesOf(actor)],
    );
  }

  /** @throws 404 */
  async place(collectiveId: string, id: string): Promise<CollectivePlaceRow> {
    const [row] = await this.transaction.query<CollectivePlaceRow>(
      `${PLACE} WHERE p.collective_id = $1 AND p.id = $2`,
      [collectiveId, id],
    );
    if (!row) throw notFound();
    return row;
  }

  async hasLivingPlace(collectiveId: string, organisationId: string): Promise<boolean> {
    const rows = await this.transaction.query(
      `SELECT FROM collective_members WHERE collective_id = $1 AND organisation_id = $2
         AND status IN ('invited', 'asked', 'joined')`,
      [collectiveId, organisationId],
    );
    return rows.length > 0;
  }

  async add(place: CollectivePlace & { word: string }, askedBy: string, now: Date): Promise<string> {
    const id = newId();
    await this.transaction.query(
      `INSERT INTO collective_members (id, collective_id, organisation_id, role, status, word, asked_by, asked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, place.collectiveId, place.organisationId, place.role, place.status, place.word, askedBy, now],
    );
    return id;
  }

  async save(place: CollectivePlaceRow): Promise<void> {
    const [row] = await this.transaction.query<{ version: number }>(
      `WITH saved AS (
         UPDATE collective_members SET status = $3, role = $4, joined_at = $5, left_at = $6, version = version + 1
         WHERE id = $1 AND version = $2 RETURNING version
       ) SELECT version FROM saved`,
      [place.id, place.version, place.status, place.role, place.joinedAt, place.leftAt],
    );
    if (!row) throw staleVersion();
    place.version = row.version;
  }

  async writeAgenda(collective: CollectiveRow, accountId: string, now: Date): Promise<void> {
    const [row] = await this.transaction.query<{ version: number }>(
      `INSERT INTO collective_agendas AS old (collective_id, agenda, updated_by, updated_at, version)
       VALUES ($1, $2, $3, $4, 1)
       ON CONFLICT (collective_id) DO UPDATE SET agenda = EXCLUDED.agenda, updated_by = EXCLUDED.updated_by,
         updated_at = EXCLUDED.updated_at, version = old.version + 1
       RETURNING version`,
      [collective.id, collective.agenda, accountId, now],
    );
    collective.version = row?.version ?? collective.version;
  }

  /** Those who run the collective: its own owners and managers, and those of its backbone organisations. */
  backboneTeam(collectiveId: string): Promise<BackbonePersonRow[]> {
    return this.transaction.query<BackbonePersonRow>(
      `SELECT DISTINCT ON (a.id) a.id AS "accountId", a.display_name AS "displayName", m.title, o.name AS "organisationName"
       FROM standings s
       JOIN memberships m ON m.organisation_id = s.through AND m.account_id = s.account_id
       JOIN accounts a ON a.id = s.account_id
       JOIN organisations o ON o.id = s.through
       WHERE s.organisation_id = $1 AND s.role IN ('owner', 'manager')
       ORDER BY a.id, s.through = $1 DESC, o.name LIMIT 100`,
      [collectiveId],
    );
  }
}
