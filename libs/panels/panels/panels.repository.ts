import { Injectable } from '@nestjs/common';
import { newId, notFound, PreparedReads, staleVersion, Transaction } from '#platform';
import type { PanelSubject, Stratum } from '../panel.types.js';

export interface PanelRow extends PanelSubject {
  id: string;
  name: string;
  purpose: string;
  charter: string;
  strata: readonly Stratum[];
  compensationCents: number;
  compensationWords: string;
  invitationsAtMost: number;
  openToSignUp: boolean;
  createdAt: Date;
  version: number;
}

/** What its facilitators write. */
export type PanelRules = Pick<
  PanelRow,
  | 'name'
  | 'purpose'
  | 'charter'
  | 'strata'
  | 'compensationCents'
  | 'compensationWords'
  | 'invitationsAtMost'
  | 'openToSignUp'
>;

export interface PanelListed {
  id: string;
  name: string;
  facilitated: boolean;
  createdAt: Date;
  closedAt: Date | null;
}

export interface PanelPeople {
  owners: { id: string; name: string; slug: string; kind: string }[];
  facilitators: { accountId: string; displayName: string }[];
  size: number;
}

const PANEL = `
  SELECT p.id, p.name, p.purpose, p.charter, p.strata, p.compensation_cents AS "compensationCents",
    p.compensation_words AS "compensationWords", p.invitations_at_most AS "invitationsAtMost",
    p.open_to_sign_up AS "openToSignUp", p.created_at AS "createdAt", p.closed_at AS "closedAt", p.version,
    ARRAY(SELECT o.organisation_id FROM panel_owners o WHERE o.panel_id = p.id ORDER BY o.added_at) AS "ownerIds",
    ARRAY(SELECT f.account_id FROM panel_facilitators f WHERE f.panel_id = p.id ORDER BY f.added_at) AS "facilitatorIds"
  FROM panels p`;

@Injectable()
export class PanelsRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  /** @throws 404 */
  async find(id: string): Promise<PanelRow> {
    const [row] = await this.prepared.rows<PanelRow>(`${PANEL} WHERE p.id = $1`, [id]);
    if (!row) throw notFound();
    return row;
  }

  /** Held until the transaction ends. @throws 404 */
  async hold(id: string): Promise<PanelRow> {
    await this.transaction.query('SELECT FROM panels WHERE id = $1 FOR NO KEY UPDATE', [id]);
    return this.find(id);
  }

  /** Panels they look after or that their organisations own, the last opened first. */
  page(
    { accountId, organisationIds }: { accountId: string; organisationIds: readonly string[] },
    before: readonly [string, string] | undefined,
    limit: number,
  ): Promise<PanelListed[]> {
    return this.prepared.rows(
      `SELECT p.id, p.name, p.created_at AS "createdAt", p.closed_at AS "closedAt",
         EXISTS (SELECT FROM panel_facilitators f WHERE f.panel_id = p.id AND f.account_id = $1) AS facilitated
       FROM panels p
       WHERE p.id IN (SELECT panel_id FROM panel_facilitators WHERE account_id = $1
                      UNION SELECT panel_id FROM panel_owners WHERE organisation_id = ANY($2::uuid[]))
         AND ($3::timestamptz IS NULL OR (p.created_at, p.id) < ($3::timestamptz, $4::uuid))
       ORDER BY p.created_at DESC, p.id DESC LIMIT $5`,
      [accountId, organisationIds, before?.[0] ?? null, before?.[1] ?? null, limit],
    );
  }

  /** Who owns and looks after it, and how many are active. */
  async people(id: string): Promise<PanelPeople> {
    const [row] = await this.prepared.rows<PanelPeople>(PEOPLE, [id]);
    if (!row) throw notFound();
    return row;
  }

  async insert(rules: PanelRules, organisationId: string, openedBy: string, now: Date): Promise<string> {
    const id = newId();
    await this.transaction.query(
      `INSERT INTO panels (id, name, purpose, charter, strata, compensation_cents, compensation_words,
         invitations_at_most, open_to_sign_up, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [id, ...valuesOf(rules), openedBy, now],
    );
    await this.addOwner(id, organisationId, now);
    await this.addFacilitator(id, openedBy, openedBy, now);
    return id;
  }

  /** @throws 409 when another writer came first. */
  async save(id: string, version: number, rules: PanelRules): Promise<void> {
    const rows = await this.transaction.query(
      `WITH saved AS (
         UPDATE panels SET name = $3, purpose = $4, charter = $5, strata = $6, compensation_cents = $7,
           compensation_words = $8, invitations_at_most = $9, open_to_sign_up = $10, version = version + 1
         WHERE id = $1 AND version = $2 RETURNING id
       ) SELECT id FROM saved`,
      [id, version, ...valuesOf(rules)],
    );
    if (rows.length === 0) throw staleVersion();
  }

  async close(id: string, now: Date): Promise<void> {
    await this.transaction.query(
      'UPDATE panels SET closed_at = $2, open_to_sign_up = false, version = version + 1 WHERE id = $1',
      [id, now],
    );
  }

  async addOwner(id: string, organisationId: string, now: Date): Promise<void> {
    await this.transaction.query(
      'INSERT INTO panel_owners (panel_id, organisation_id, added_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [id, organisationId, now],
    );
  }

  async removeOwner(id: string, organisationId: string): Promise<void> {
    await this.transaction.query('DELETE FROM panel_owners WHERE panel_id = $1 AND organisation_id = $2', [
      id,
      organisationId,
    ]);
  }

  async addFacilitator(id: string, accountId: string, addedBy: string, now: Date): Promise<void> {
    await this.transaction.query(
      `INSERT INTO panel_facilitators (panel_id, account_id, added_by, added_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [id, accountId, addedBy, now],
    );
  }

  async removeFacilitator(id: string, accountId: string): Promise<void> {
    await this.transaction.query('DELETE FROM panel_facilitators WHERE panel_id = $1 AND account_id = $2', [
      id,
      accountId,
    ]);
  }
}

const valuesOf = (rules: PanelRules): unknown[] => [
  rules.name,
  rules.purpose,
  rules.charter,
  JSON.stringify(rules.strata),
  rules.compensationCents,
  rules.compensationWords,
  rules.invitationsAtMost,
  rules.openToSignUp,
];

const PEOPLE = `
  SELECT
    (SELECT coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'slug', o.slug, 'kind', o.kind)
              ORDER BY w.added_at, o.id), '[]')
     FROM panel_owners w JOIN organisations o ON o.id = w.organisation_id WHERE w.panel_id = p.id) AS owners,
    (SELECT coalesce(json_agg(json_build_object('accountId', a.id, 'displayName', a.display_name)
              ORDER BY a.display_name, a.id), '[]')
     FROM panel_facilitators f JOIN accounts a ON a.id = f.account_id WHERE f.panel_id = p.id) AS facilitators,
    (SELECT count(*) FROM panelists m WHERE m.panel_id = p.id AND m.status = 'active') AS size
  FROM panels p WHERE p.id = $1`;
