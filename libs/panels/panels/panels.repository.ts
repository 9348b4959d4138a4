import { Injectable } from '@nestjs/common';
import { notFound, PreparedReads, Transaction } from '#platform';
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
}
