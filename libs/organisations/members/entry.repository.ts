import { Injectable } from '@nestjs/common';
import { newId, notFound, staleVersion, Transaction } from '#platform';
import type { Entry } from './entry.dto.js';
import type { JoinRequestSubject } from './join-request.machine.js';

export interface DomainRow {
  id: string;
  organisationId: string;
  domain: string;
  entry: Entry;
  verifiedAt: Date | null;
  version: number;
}

export interface JoinRequestRow extends JoinRequestSubject {
  status: string;
  id: string;
  organisationName: string;
  displayName: string;
  email: string;
  word: string;
  reason: string;
  askedAt: Date;
  version: number;
}

export interface JoinableRow {
  organisationId: string;
  name: string;
  slug: string;
  domain: string;
  entry: Entry;
  requestId: string | null;
}

const DOMAIN = `SELECT id, organisation_id AS "organisationId", domain, entry, verified_at AS "verifiedAt", version
  FROM organisation_domains`;

const REQUEST = `SELECT r.id, r.organisation_id AS "organisationId", o.name AS "organisationName",
    r.account_id AS "accountId", a.display_name AS "displayName", a.email, r.word, r.status, r.reason,
    r.asked_at AS "askedAt", r.version
  FROM join_requests r JOIN accounts a ON a.id = r.account_id JOIN organisations o ON o.id = r.organisation_id`;

/** Domains that let colleagues in, and the requests of those who ask. */
@Injectable()
export class EntryRepository {
  constructor(private readonly transaction: Transaction) {}

  domains(organisationId: string): Promise<DomainRow[]> {
    return this.transaction.query<DomainRow>(`${DOMAIN} WHERE organisation_id = $1 ORDER BY domain`, [
      organisationId,
    ]);
  }

  /** @throws 404 */
  async domain(organisationId: string, id: string): Promise<DomainRow> {
    const [row] = await this.transaction.query<DomainRow>(
      `${DOMAIN} WHERE organisation_id = $1 AND id = $2`,
      [organisationId, id],
    );
    if (!row) throw notFound();
    return row;
  }

  /**
   * Holds the domain's name: two organisations that verify it at once come one after the other. One that was refused or
   * suspended keeps nobody from what is theirs.
   */
  async isVerifiedElsewhere(domain: string, organisationId: string): Promise<boolean> {
    await this.transaction.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [domain]);
    const rows = await this.transaction.query(
      `SELECT FROM organisation_domains d JOIN organisations o ON o.id = d.organisation_id
       WHERE d.domain = $1 AND d.verified_at IS NOT NULL AND o.id <> $2 AND o.status IN ('verified', 'pending')`,
      [domain, organisationId],
    );
    return rows.length > 0;
  }

  /** Whoever proved it before is to prove it again. */
  async takeFromOthers(domain: string, organisationId: string): Promise<void> {
    await this.transaction.query(
      `UPDATE organisation_domains SET verified_at = NULL, version = version + 1
       WHERE domain = $1 AND verified_at IS NOT NULL AND organisation_id <> $2`,
      [domain, organisationId],
    );
  }

  /** Claimed again, a domain keeps its id. */
  async claim(
    organisationId: string,
    claim: { domain: string; entry: Entry; verifiedAt: Date | null; accountId: string; now: Date },
  ): Promise<DomainRow> {
    const { domain, entry, verifiedAt, accountId, now } = claim;
    const [row] = await this.transaction.query<{ id: string }>(
      `INSERT INTO organisation_domains AS old (id, organisation_id, domain, entry, claimed_by, claimed_at, verified_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (organisation_id, domain) DO UPDATE SET entry = EXCLUDED.entry,
         verified_at = coalesce(old.verified_at, EXCLUDED.verified_at), version = old.version + 1
       RETURNING id`,
      [newId(), organisationId, domain, entry, accountId, now, verifiedAt],
    );
    return this.domain(organisationId, row?.id ?? '');
  }

  /** Compare-and-set. @throws 409 */
  async change(domain: DomainRow): Promise<void> {
    const [row] = await this.transaction.query<{ version: number }>(
      `WITH changed AS (
         UPDATE organisation_domains SET entry = $3, verified_at = $4, version = version + 1
         WHERE id = $1 AND version = $2 RETURNING version
       ) SELECT version FROM changed`,
      [domain.id, domain.version, domain.entry, domain.verifiedAt],
    );
    if (!row) throw staleVersion();
    domain.version = row.version;
  }

  async release(id: string): Promise<void> {
    await this.transaction.query('DELETE FROM organisation_domains WHERE id = $1', [id]);
  }

  /** Organisations that verified this domain, are verified themselves, and that the person is not in yet. */
  joinable(accountId: string, domain: string): Promise<JoinableRow[]> {
    return this.transaction.query<JoinableRow>(
      `SELECT o.id AS "organisationId", o.name, o.slug, d.domain, d.entry, r.id AS "requestId"
       FROM organisation_domains d JOIN organisations o ON o.id = d.organisation_id
       LEFT JOIN join_requests r ON r.organisation_id = o.id AND r.account_id = $1 AND r.status = 'pending'
       WHERE d.domain = $2 AND d.verified_at IS NOT NULL AND o.status = 'verified'
         AND NOT EXISTS (SELECT FROM memberships m WHERE m.organisation_id = o.id AND m.account_id = $1)
       ORDER BY o.name LIMIT 20`,
      [accountId, domain],
    );
  }

  /** The request under way is kept when there is one: asking twice is asking once. */
  async ask(organisationId: string, accountId: string, word: string, now: Date): Promise<JoinRequestRow> {
    await this.transaction.query(
      `INSERT INTO join_requests (id, organisation_id, account_id, word, status, asked_at)
       VALUES ($1, $2, $3, $4, 'pending', $5)
       ON CONFLICT (organisation_id, account_id) WHERE status = 'pending' DO NOTHING`,
      [newId(), organisationId, accountId, word, now],
    );
    const [row] = await this.transaction.query<JoinRequestRow>(
      `${REQUEST} WHERE r.organisation_id = $1 AND r.account_id = $2 AND r.status = 'pending'`,
      [organisationId, accountId],
    );
    if (!row) throw notFound();
    return row;
  }

  requests(organisationId: string, before: string | null, limit: number): Promise<JoinRequestRow[]> {
    return this.transaction.query<JoinRequestRow>(
      `${REQUEST} WHERE r.organisation_id = $1 AND r.status = 'pending' AND ($2::uuid IS NULL OR r.id < $2)
         AND NOT EXISTS (SELECT FROM memberships m WHERE m.organisation_id = $1 AND m.account_id = r.account_id)
       ORDER BY r.id DESC LIMIT $3`,
      [organisationId, before, limit],
    );
  }

  /** Held until the transaction ends. @throws 404 */
  async lockRequest(id: string): Promise<JoinRequestRow> {
    const [row] = await this.transaction.query<JoinRequestRow>(`${REQUEST} WHERE r.id = $1 FOR UPDATE OF r`, [
      id,
    ]);
    if (!row) throw notFound();
    return row;
  }

  async settle(request: JoinRequestRow, settledBy: string, now: Date): Promise<void> {
    await this.transaction.query(
      `UPDATE join_requests SET status = $2, reason = $3, settled_by = $4, settled_at = $5, version = version + 1
       WHERE id = $1`,
      [request.id, request.status, request.reason, settledBy, now],
    );
    request.version += 1;
  }
}
