import { Injectable } from '@nestjs/common';
import { type Locale, newId, notFound, type OrganisationRole, staleVersion, Transaction } from '#platform';
import type { OrganisationKind } from '../legal-forms.js';

/** What a team's verbs need of its organisation. */
export interface Team {
  id: string;
  name: string;
  slug: string;
  kind: OrganisationKind;
}

export interface StandingRow extends Team {
  role: OrganisationRole;
  owners: number;
  members: number;
}

export interface MemberRow {
  accountId: string;
  displayName: string;
  email: string;
  locale: Locale;
  title: string;
  role: OrganisationRole;
  joinedAt: Date;
  version: number;
}

export interface FormerMemberRow {
  id: string;
  accountId: string;
  displayName: string;
  role: OrganisationRole;
  title: string;
  leftAt: Date;
  removed: boolean;
  /** Places that nobody took over yet. */
  waiting: number;
}

const MEMBER = `a.id AS "accountId", a.display_name AS "displayName", a.email, a.locale, m.title, m.role,
  m.joined_at AS "joinedAt", m.version
  FROM memberships m JOIN accounts a ON a.id = m.account_id`;

@Injectable()
export class MembersRepository {
  constructor(private readonly transaction: Transaction) {}

  /** @throws 404 */
  async team(organisationId: string): Promise<Team> {
    const [team] = await this.transaction.query<Team>(
      'SELECT id, name, slug, kind FROM organisations WHERE id = $1',
      [organisationId],
    );
    if (!team) throw notFound();
    return team;
  }

  /** Holds the team until the transaction ends: two changes of one team come one after the other. @throws 404 */
  async lockTeam(organisationId: string): Promise<Team> {
    const [team] = await this.transaction.query<Team>(
      'SELECT id, name, slug, kind FROM organisations WHERE id = $1 FOR NO KEY UPDATE',
      [organisationId],
    );
    if (!team) throw notFound();
    return team;
  }

  /** An administrator verified it, and its verification stands. */
  async isVouchedFor(organisationId: string): Promise<boolean> {
    const rows = await this.transaction.query(
      `SELECT FROM organisations WHERE id = $1 AND status = 'verified'`,
      [organisationId],
    );
    return rows.length === 1;
  }

  list(
    organisationId: string,
    after: { displayName: string; accountId: string } | null,
    limit: number,
  ): Promise<MemberRow[]> {
    return this.transaction.query<MemberRow>(
      `SELECT ${MEMBER} WHERE m.organisation_id = $1
         AND ($2::varchar IS NULL OR (a.display_name, a.id) > ($2, $3::uuid))
       ORDER BY a.display_name, a.id LIMIT $4`,
      [organisationId, after?.displayName ?? null, after?.accountId ?? null, limit],
    );
  }

  async find(organisationId: string, accountId: string): Promise<MemberRow | undefined> {
    const [member] = await this.transaction.query<MemberRow>(
      `SELECT ${MEMBER} WHERE m.organisation_id = $1 AND m.account_id = $2`,
      [organisationId, accountId],
    );
    return member;
  }

  async countOwners(organisationId: string): Promise<number> {
    const [row] = await this.transaction.query<{ owners: number }>(
      "SELECT count(*) AS owners FROM memberships WHERE organisation_id = $1 AND role = 'owner'",
      [organisationId],
    );
    return row?.owners ?? 0;
  }

  /** Where a person is, with how many owners and members there are. */
  standings(accountId: string): Promise<StandingRow[]> {
    return this.transaction.query<StandingRow>(
      `SELECT o.id, o.name, o.slug, o.kind, m.role,
         (SELECT count(*) FROM memberships x WHERE x.organisation_id = o.id AND x.role = 'owner') AS owners,
         (SELECT count(*) FROM memberships x WHERE x.organisation_id = o.id) AS members
       FROM memberships m JOIN organisations o ON o.id = m.organisation_id
       WHERE m.account_id = $1 ORDER BY o.name, o.id`,
      [accountId],
    );
  }

  /** Those of these addresses that are a member's already, in lower case. */
  async membersAmong(organisationId: string, emails: readonly string[]): Promise<Set<string>> {
    const rows = await this.transaction.query<{ email: string }>(
      `SELECT lower(a.email::text) AS email FROM memberships m JOIN accounts a ON a.id = m.account_id
       WHERE m.organisation_id = $1 AND a.email = ANY($2::citext[])`,
      [organisationId, emails],
    );
    return new Set(rows.map((row) => row.email));
  }

  /** @returns false when the person was a member already: their role stays what it is. */
  async add(organisationId: string, accountId: string, role: OrganisationRole, now: Date): Promise<boolean> {
    const added = await this.transaction.query(
      `INSERT INTO memberships (organisation_id, account_id, role, joined_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (organisation_id, account_id) DO NOTHING RETURNING account_id`,
      [organisationId, accountId, role, now],
    );
    return added.length > 0;
  }

  /** Compare-and-set. @throws 409 when the place moved meanwhile. */
  async change(
    organisationId: string,
    { accountId, role, title, version }: Pick<MemberRow, 'accountId' | 'role' | 'title' | 'version'>,
  ): Promise<void> {
    const [row] = await this.transaction.query<{ version: number }>(
      `WITH changed AS (
         UPDATE memberships SET role = $3, title = $4, version = version + 1
         WHERE organisation_id = $1 AND account_id = $2 AND version = $5 RETURNING version
       ) SELECT version FROM changed`,
      [organisationId, accountId, role, title, version],
    );
    if (!row) throw staleVersion();
  }

  /** Ends a place and keeps its past; what was lent to or by this person here ends with it. */
  async end(organisationId: string, accountId: string, removedBy: string | null, now: Date): Promise<void> {
    await this.transaction.query(
      `WITH gone AS (
         DELETE FROM memberships WHERE organisation_id = $1 AND account_id = $2
         RETURNING organisation_id, account_id, role, title, joined_at
       ), lent AS (
         UPDATE delegations SET revoked_at = $4, revoked_by = $3
         WHERE organisation_id = $1 AND $2 IN (from_account_id, to_account_id) AND revoked_at IS NULL AND ends_at > $4
       )
       INSERT INTO former_members (id, organisation_id, account_id, role, title, joined_at, left_at, removed_by)
       SELECT $5, organisation_id, account_id, role, title, joined_at, $4, $3::uuid FROM gone`,
      [organisationId, accountId, removedBy, now, newId()],
    );
  }

  /** Those who left and did not come back, the latest first. */
  former(
    organisationId: string,
    before: { leftAt: string; id: string } | null,
    limit: number,
  ): Promise<FormerMemberRow[]> {
    return this.transaction.query<FormerMemberRow>(
      `${FORMER} AND ($2::timestamptz IS NULL OR (f.left_at, f.id) < ($2, $3::uuid))
       ORDER BY f.left_at DESC, f.id DESC LIMIT $4`,
      [organisationId, before?.leftAt ?? null, before?.id ?? null, limit],
    );
  }

  async findFormer(organisationId: string, accountId: string): Promise<FormerMemberRow | undefined> {
    const [former] = await this.transaction.query<FormerMemberRow>(`${FORMER} AND f.account_id = $2`, [
      organisationId,
      accountId,
    ]);
    return former;
  }

  /** Whether somebody once showed this person the door: a domain no longer lets them in by itself. */
  async wasRemoved(organisationId: string, accountId: string): Promise<boolean> {
    const rows = await this.transaction.query(
      'SELECT FROM former_members WHERE organisation_id = $1 AND account_id = $2 AND removed_by IS NOT NULL LIMIT 1',
      [organisationId, accountId],
    );
    return rows.length > 0;
  }
}

const FORMER = `
  SELECT f.id, a.id AS "accountId", a.display_name AS "displayName", f.role, f.title, f.left_at AS "leftAt",
    f.removed_by IS NOT NULL AS removed,
    (SELECT count(*) FROM vacated_places v WHERE v.organisation_id = $1 AND v.account_id = f.account_id) AS waiting
  FROM former_members f JOIN accounts a ON a.id = f.account_id
  WHERE f.organisation_id = $1
    AND NOT EXISTS (SELECT FROM memberships m WHERE m.organisation_id = $1 AND m.account_id = f.account_id)
    AND NOT EXISTS (SELECT FROM former_members later WHERE later.organisation_id = $1
                    AND later.account_id = f.account_id AND (later.left_at, later.id) > (f.left_at, f.id))`;
