import { Injectable } from '@nestjs/common';
import { notFound, type OrganisationRole, Transaction } from '#platform';
import { Organisation } from './organisation.entity.js';
import type { TeamMember } from './organisations.dto.js';

@Injectable()
export class OrganisationsRepository {
  constructor(private readonly transaction: Transaction) {}

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

  exists(id: string): Promise<boolean> {
    return this.transaction.manager.existsBy(Organisation, { id });
  }

  async findBySlug(slug: string): Promise<Organisation> {
    const found = await this.transaction.manager.findOneBy(Organisation, { slug });
    if (!found) throw notFound();
    return found;
  }

  async insert(organisation: Organisation): Promise<void> {
    await this.transaction.manager.insert(Organisation, organisation);
  }

  /** Only one that an administrator vouched for. */
  findVerified(id: string): Promise<Organisation | null> {
    return this.transaction.manager.findOneBy(Organisation, { id, status: 'verified' });
  }

  /** Another organisation that holds one of these numbers, and which. */
  async holderOf({
    id,
    siren,
    rna,
  }: Pick<Organisation, 'id' | 'siren' | 'rna'>): Promise<NumberHolder | undefined> {
    const [holder] = await this.transaction.query<NumberHolder>(
      `SELECT id, name, slug, CASE WHEN siren = $2 THEN 'siren' ELSE 'rna' END AS taken
       FROM organisations WHERE id <> $1 AND (siren = $2 OR rna = $3) ORDER BY siren = $2 DESC NULLS LAST LIMIT 1`,
      [id, siren, rna],
    );
    return holder;
  }

  async bySirens(sirens: readonly string[]): Promise<ReadonlyMap<string, Omit<NumberHolder, 'taken'>>> {
    const rows = await this.transaction.query<Omit<NumberHolder, 'taken'> & { siren: string }>(
      'SELECT siren, id, name, slug FROM organisations WHERE siren = ANY($1)',
      [sirens],
    );
    return new Map(rows.map(({ siren, ...known }) => [siren, known]));
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
}

export interface NumberHolder {
  id: string;
  name: string;
  slug: string;
  taken: 'siren' | 'rna';
}
