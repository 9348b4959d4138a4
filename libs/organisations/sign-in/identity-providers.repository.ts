import { Injectable } from '@nestjs/common';
import type { ProviderProfile } from '#identity';
import { newId, staleVersion, Transaction } from '#platform';

export interface ProviderRow {
  id: string;
  organisationId: string;
  organisationName: string;
  profile: ProviderProfile;
  issuer: string;
  clientId: string;
  sealedSecret: Buffer;
  setAt: Date;
  version: number;
  /** E-mail domains the organisation proved. */
  domains: string[];
}

const PROVIDER = `SELECT p.id, p.organisation_id AS "organisationId", o.name AS "organisationName", p.profile, p.issuer,
    p.client_id AS "clientId", p.sealed_secret AS "sealedSecret", p.set_at AS "setAt", p.version,
    ARRAY(SELECT lower(d.domain::text) FROM organisation_domains d
          WHERE d.organisation_id = o.id AND d.verified_at IS NOT NULL ORDER BY 1) AS domains
  FROM identity_providers p JOIN organisations o ON o.id = p.organisation_id`;

/** Only an organisation that an administrator looked at, and still vouches for, says who somebody is. */
const COUNTS = `o.status = 'verified'`;

@Injectable()
export class IdentityProvidersRepository {
  constructor(private readonly transaction: Transaction) {}

  /** What its owners set, whether it counts or not. */
  setFor(organisationId: string): Promise<ProviderRow[]> {
    return this.transaction.query<ProviderRow>(`${PROVIDER} WHERE p.organisation_id = $1`, [organisationId]);
  }

  find(id: string): Promise<ProviderRow[]> {
    return this.transaction.query<ProviderRow>(`${PROVIDER} WHERE p.id = $1 AND ${COUNTS}`, [id]);
  }

  ofOrganisations(ids: readonly string[]): Promise<ProviderRow[]> {
    return this.transaction.query<ProviderRow>(
      `${PROVIDER} WHERE p.organisation_id = ANY($1) AND ${COUNTS} ORDER BY o.name`,
      [ids],
    );
  }

  /** A domain is proved by one organisation at most. */
  byDomain(domain: string): Promise<ProviderRow[]> {
    return this.transaction.query<ProviderRow>(
      `${PROVIDER} JOIN organisation_domains v ON v.organisation_id = o.id AND v.verified_at IS NOT NULL
       WHERE v.domain = $1 AND ${COUNTS}`,
      [domain],
    );
  }

  async verifiedDomains(organisationId: string): Promise<string[]> {
    const rows = await this.transaction.query<{ domain: string }>(
      `SELECT lower(domain::text) AS domain FROM organisation_domains
       WHERE organisation_id = $1 AND verified_at IS NOT NULL ORDER BY 1`,
      [organisationId],
    );
    return rows.map(({ domain }) => domain);
  }

  async isMember(organisationId: string, accountId: string): Promise<boolean> {
    const rows = await this.transaction.query(
      'SELECT FROM memberships WHERE organisation_id = $1 AND account_id = $2',
      [organisationId, accountId],
    );
    return rows.length === 1;
  }

  /** @param version the one read, 0 for none. @throws 409 when it moved meanwhile */
  async set(
    organisationId: string,
    version: number,
    change: Pick<ProviderRow, 'profile' | 'issuer' | 'clientId' | 'sealedSecret'> & {
      setBy: string;
      now: Date;
    },
  ): Promise<void> {
    const { profile, issuer, clientId, sealedSecret, setBy, now } = change;
    const values = [organisationId, profile, issuer, clientId, sealedSecret, setBy, now];
    const rows =
      version === 0
        ? await this.transaction.query(
            `INSERT INTO identity_providers (organisation_id, profile, issuer, client_id, sealed_secret, set_by, set_at, id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (organisation_id) DO NOTHING RETURNING id`,
            [...values, newId()],
          )
        : await this.transaction.query(
            `WITH changed AS (
               UPDATE identity_providers SET profile = $2, issuer = $3, client_id = $4, sealed_secret = $5, set_by = $6,
                                             set_at = $7, version = version + 1
               WHERE organisation_id = $1 AND version = $8 RETURNING id)
             SELECT id FROM changed`,
            [...values, version],
          );
    if (rows.length === 0) throw staleVersion();
  }

  /** @returns whether there was one. */
  async remove(organisationId: string): Promise<boolean> {
    const rows = await this.transaction.query(
      `WITH gone AS (DELETE FROM identity_providers WHERE organisation_id = $1 RETURNING id) SELECT id FROM gone`,
      [organisationId],
    );
    return rows.length === 1;
  }
}
