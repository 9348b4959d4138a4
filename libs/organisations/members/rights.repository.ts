import { Injectable } from '@nestjs/common';
import {
  type Actor,
  Clock,
  ORGANISATION_ROLES,
  type OrganisationRole,
  PreparedReads,
  type Standing,
} from '#platform';
import type { OwnMembership } from '../organisations.dto.js';
import { strongest } from './membership.rules.js';

interface RightRow extends Omit<Standing, 'lentBy'> {
  accountId: string;
  lentBy: string | null;
}

const ROLES = `ARRAY[${ORGANISATION_ROLES.map((role) => `'${role}'`).join(', ')}]::varchar[]`;

const UNLESS_SUSPENDED = (organisations: string, role: string): string =>
  `CASE WHEN EXISTS (SELECT FROM organisations o WHERE o.id IN (${organisations}) AND o.status = 'suspended')
    THEN 'reader' ELSE ${role} END`;

/**
 * Every right of these people in any organisation: for good, or lent until a date. What is lent never exceeds what the
 * lender has today, and dies with the lender's own place. A suspended organisation's people read and no longer write, on
 * its behalf or, through it, on that of its collectives. $1 accounts, $2 now.
 */
const RIGHTS = `
  SELECT account_id AS "accountId", organisation_id AS "organisationId",
    ${UNLESS_SUSPENDED('organisation_id, through', 'role')} AS role,
    CASE WHEN through <> organisation_id THEN 'collective' END AS via, NULL::uuid AS "lentBy"
  FROM standings WHERE account_id = ANY($1::uuid[])
  UNION
  SELECT d.to_account_id, d.organisation_id,
    ${UNLESS_SUSPENDED('d.organisation_id', `(${ROLES})[greatest(array_position(${ROLES}, d.role), array_position(${ROLES}, lender.role))]`)},
    'delegation', d.from_account_id
  FROM delegations d
  JOIN memberships lender ON lender.organisation_id = d.organisation_id AND lender.account_id = d.from_account_id
  WHERE d.to_account_id = ANY($1::uuid[]) AND d.revoked_at IS NULL AND d.starts_at <= $2 AND d.ends_at > $2`;

/** Who has which right where: the one source of the actor's memberships. */
@Injectable()
export class RightsRepository {
  constructor(
    private readonly prepared: PreparedReads,
    private readonly clock: Clock,
  ) {}

  /** For the actor of each request: one statement, whatever the number of people. */
  async rolesOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, Actor['memberships']>> {
    const rows = await this.prepared.rows<RightRow>(RIGHTS, [accountIds, this.clock.now()]);
    const byAccount = Map.groupBy(rows, (row) => row.accountId);
    return new Map([...byAccount].map(([accountId, rights]) => [accountId, rights.map(toStanding)]));
  }

  /** These people as policies judge them while they are away: by their rights alone, without name nor second factor. */
  async actorsOf<Person extends { accountId: string }>(
    people: readonly Person[],
  ): Promise<(Person & Actor)[]> {
    const roles = await this.rolesOf(people.map(({ accountId }) => accountId));
    return people.map((person) => ({
      ...person,
      displayName: '',
      administrator: false,
      memberships: roles.get(person.accountId) ?? [],
    }));
  }

  /** The organisations of a person, each once with the strongest right, their own house first. */
  async membershipsOf(accountId: string): Promise<OwnMembership[]> {
    const rows = await this.prepared.rows<OwnMembership>(
      `SELECT o.id AS "organisationId", o.name AS "organisationName", o.slug AS "organisationSlug",
              o.kind AS "organisationKind", r.role, r.via
       FROM (${RIGHTS}) r JOIN organisations o ON o.id = r."organisationId"
       LEFT JOIN memberships m ON m.organisation_id = o.id AND m.account_id = r."accountId"
       ORDER BY r.via IS NOT NULL, m.joined_at, o.name, r.role`,
      [[accountId], this.clock.now()],
    );
    const byOrganisation = Map.groupBy(rows, (row) => row.organisationId);
    return [...byOrganisation.values()].flatMap((rights) => {
      const role = strongest(rights.map((right) => right.role)) as OrganisationRole;
      const [first] = rights.filter((right) => right.role === role);
      return first ? [first] : [];
    });
  }
}

const toStanding = ({ organisationId, role, via, lentBy }: RightRow): Standing => ({
  organisationId,
  role,
  ...(via && { via }),
  ...(lentBy && { lentBy }),
});
