import { Injectable } from '@nestjs/common';
import { type Actor, notFound, type OrganisationRole, PreparedReads, Transaction } from '#platform';
import { Organisation } from './organisation.entity.js';
import type { OwnMembership, TeamMember } from './organisations.dto.js';

@Injectable()
export class OrganisationsRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  async lock(id: string): Promise<Organisation> {
    const found = await this.transaction.manager.findOne(Organisation, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!found) throw notFound();
    return found;
  }

  async find(id: string): Promise<Organisation> {
    const found = await this.transaction.manager.findOneBy(Organisation, { id });
    if (!found) throw notFound();
    return found;
  }

  async findBySlug(slug: string): Promise<Organisation> {
    const found = await this.transaction.manager.findOneBy(Organisation, { slug });
    if (!found) throw notFound();
    return found;
  }

  async insert(organisation: Organisation): Promise<void> {
    await this.transaction.manager.insert(Organisation, organisation);
  }

  async sirenIsTaken(siren: string): Promise<boolean> {
    return this.transaction.manager.existsBy(Organisation, { siren });
  }

  /** A free address derived from the name: `nuitee-claire`, then `nuitee-claire-2`. */
  async freeSlug(base: string): Promise<string> {
    const rows = await this.transaction.query<{ slug: string }>(
      `SELECT slug FROM organisations WHERE slug = $1 OR slug ~ ('^' || $1 || '-[0-9]+$')`,
      [base],
    );
    const taken = new Set(rows.map((row) => row.slug));
    if (!taken.has(base)) return base;
    let n = 2;
    while (taken.has(`${base}-${n}`)) n++;
    return `${base}-${n}`;
  }

  async addMember(
    organisationId: string,
    accountId: string,
    role: OrganisationRole,
    title: string,
    now: Date,
  ): Promise<void> {
    await this.transaction.query(
      `INSERT INTO memberships (organisation_id, account_id, role, title, joined_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (organisation_id, account_id) DO UPDATE SET role = EXCLUDED.role, title = EXCLUDED.title`,
      [organisationId, accountId, role, title, now],
    );
  }

  team(organisationId: string): Promise<TeamMember[]> {
    return this.transaction.query<TeamMember>(
      `SELECT a.id AS "accountId", a.display_name AS "displayName", a.email, m.title, m.role
       FROM memberships m JOIN accounts a ON a.id = m.account_id
       WHERE m.organisation_id = $1 ORDER BY a.display_name LIMIT 500`,
      [organisationId],
    );
  }

  membershipsOf(accountId: string): Promise<OwnMembership[]> {
    return this.prepared.rows<OwnMembership>(
      `SELECT o.id AS "organisationId", o.name AS "organisationName", o.slug AS "organisationSlug",
              o.kind AS "organisationKind", m.role
       FROM memberships m JOIN organisations o ON o.id = m.organisation_id
       WHERE m.account_id = $1 ORDER BY m.joined_at, o.name`,
      [accountId],
    );
  }

  /** For the actor of each request: the smallest read. */
  async rolesOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, Actor['memberships']>> {
    const rows = await this.prepared.rows<RoleRow>(
      `SELECT account_id AS "accountId", organisation_id AS "organisationId", role
       FROM memberships WHERE account_id = ANY($1)`,
      [accountIds],
    );
    const byAccount = Map.groupBy(rows, (row) => row.accountId);
    return new Map(
      [...byAccount].map(([accountId, roles]) => [
        accountId,
        roles.map(({ organisationId, role }) => ({ organisationId, role })),
      ]),
    );
  }
}

interface RoleRow {
  accountId: string;
  organisationId: string;
  role: OrganisationRole;
}
