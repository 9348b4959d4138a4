import { Injectable } from '@nestjs/common';
import { notFound, Transaction, updateVersioned } from '#platform';
import { Claim } from './claim.entity.js';
import type { ClaimParty } from './verification.dto.js';

export type NamedClaim = Omit<Claim, 'decidedBy'> & {
  organisation: ClaimParty;
  claimant: { id: string; name: string; email: string };
  sortKey: string;
};

const NAMED = `
  SELECT c.id, c.organisation_id AS "organisationId", c.account_id AS "accountId", c.status, c.title, c.message, c.role,
    c.reason, c.decided_at AS "decidedAt", c.created_at AS "createdAt", c.created_at::text AS "sortKey", c.version,
    json_build_object('id', o.id, 'name', o.name, 'slug', o.slug) AS organisation,
    json_build_object('id', a.id, 'name', a.display_name, 'email', a.email) AS claimant
  FROM organisation_claims c JOIN organisations o ON o.id = c.organisation_id JOIN accounts a ON a.id = c.account_id`;

@Injectable()
export class ClaimsRepository {
  constructor(private readonly transaction: Transaction) {}

  /** @throws 404 when there is no such claim. */
  async lock(id: string): Promise<Claim> {
    const found = await this.transaction.manager.findOne(Claim, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!found) throw notFound();
    return found;
  }

  async save(claim: Claim): Promise<void> {
    await updateVersioned(this.transaction.manager, Claim, claim);
  }

  /** @returns false when this person already waits for an answer. */
  async insert(
    claim: Pick<Claim, 'id' | 'organisationId' | 'accountId' | 'title' | 'message' | 'createdAt'>,
  ) {
    const { id, organisationId, accountId, title, message, createdAt } = claim;
    const made = await this.transaction.query(
      `INSERT INTO organisation_claims (id, organisation_id, account_id, status, title, message, created_at)
       VALUES ($1, $2, $3, 'open', $4, $5, $6) ON CONFLICT (organisation_id, account_id) WHERE status = 'open' DO NOTHING RETURNING id`,
      [id, organisationId, accountId, title, message, createdAt],
    );
    return made.length === 1;
  }

  /** How many of this person's claims wait for an answer anywhere. */
  async countOpen(accountId: string): Promise<number> {
    const [row] = await this.transaction.query<{ n: number }>(
      `SELECT count(*) AS n FROM organisation_claims WHERE account_id = $1 AND status = 'open'`,
      [accountId],
    );
    return row?.n ?? 0;
  }

  /** @throws 404 when there is no such claim. */
  async named(id: string): Promise<NamedClaim> {
    const [row] = await this.transaction.query<NamedClaim>(`${NAMED} WHERE c.id = $1`, [id]);
    if (!row) throw notFound();
    return row;
  }

  /** Those that wait, the longest first, then the latest answered. */
  of(organisationId: string): Promise<NamedClaim[]> {
    return this.transaction.query<NamedClaim>(
      `${NAMED} WHERE c.organisation_id = $1
       ORDER BY c.status = 'open' DESC, CASE WHEN c.status = 'open' THEN c.created_at END, c.decided_at DESC, c.id LIMIT 100`,
      [organisationId],
    );
  }

  by(accountId: string): Promise<NamedClaim[]> {
    return this.transaction.query<NamedClaim>(
      `${NAMED} WHERE c.account_id = $1 ORDER BY c.created_at DESC, c.id LIMIT 50`,
      [accountId],
    );
  }

  /** Every claim that waits, the longest first. */
  waiting(after: { sortKey: string; id: string } | null, limit: number): Promise<NamedClaim[]> {
    return this.transaction.query<NamedClaim>(
      `${NAMED} WHERE c.status = 'open' AND ($1::timestamptz IS NULL OR (c.created_at, c.id) > ($1::timestamptz, $2::uuid))
       ORDER BY c.created_at, c.id LIMIT $3`,
      [after?.sortKey ?? null, after?.id ?? null, limit],
    );
  }
}
