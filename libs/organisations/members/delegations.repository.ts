import { Injectable } from '@nestjs/common';
import { newId, notFound, type OrganisationRole, Transaction } from '#platform';

export interface DelegationRow {
  id: string;
  organisationId: string;
  fromAccountId: string;
  fromName: string;
  toAccountId: string;
  toName: string;
  role: OrganisationRole;
  reason: string;
  startsAt: Date;
  endsAt: Date;
}

const DELEGATION = `
  SELECT d.id, d.organisation_id AS "organisationId", d.from_account_id AS "fromAccountId", f.display_name AS "fromName",
    d.to_account_id AS "toAccountId", t.display_name AS "toName", d.role, d.reason,
    d.starts_at AS "startsAt", d.ends_at AS "endsAt"
  FROM delegations d JOIN accounts f ON f.id = d.from_account_id JOIN accounts t ON t.id = d.to_account_id`;

@Injectable()
export class DelegationsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** Running and to come, the first to end first. */
  list(
    organisationId: string,
    now: Date,
    after: { endsAt: string; id: string } | null,
    limit: number,
  ): Promise<DelegationRow[]> {
    return this.transaction.query<DelegationRow>(
      `${DELEGATION} WHERE d.organisation_id = $1 AND d.revoked_at IS NULL AND d.ends_at > $2
         AND ($3::timestamptz IS NULL OR (d.ends_at, d.id) > ($3, $4::uuid))
       ORDER BY d.ends_at, d.id LIMIT $5`,
      [organisationId, now, after?.endsAt ?? null, after?.id ?? null, limit],
    );
  }

  /** Running or to come, held until the transaction ends. @throws 404 */
  async lock(organisationId: string, id: string, now: Date): Promise<DelegationRow> {
    const [row] = await this.transaction.query<DelegationRow>(
      `${DELEGATION} WHERE d.organisation_id = $1 AND d.id = $2 AND d.revoked_at IS NULL AND d.ends_at > $3
       FOR UPDATE OF d`,
      [organisationId, id, now],
    );
    if (!row) throw notFound();
    return row;
  }

  async add(
    delegation: Omit<DelegationRow, 'id' | 'fromName' | 'toName'>,
    givenBy: string,
    now: Date,
  ): Promise<DelegationRow> {
    const id = newId();
    await this.transaction.query(
      `INSERT INTO delegations (id, organisation_id, from_account_id, to_account_id, role, reason, starts_at, ends_at,
         given_by, given_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        delegation.organisationId,
        delegation.fromAccountId,
        delegation.toAccountId,
        delegation.role,
        delegation.reason,
        delegation.startsAt,
        delegation.endsAt,
        givenBy,
        now,
      ],
    );
    return this.lock(delegation.organisationId, id, now);
  }

  async revoke(id: string, revokedBy: string, now: Date): Promise<void> {
    await this.transaction.query('UPDATE delegations SET revoked_at = $3, revoked_by = $2 WHERE id = $1', [
      id,
      revokedBy,
      now,
    ]);
  }
}
