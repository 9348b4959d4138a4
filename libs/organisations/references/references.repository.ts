import { Injectable } from '@nestjs/common';
import { insertEntity, notFound, PreparedReads, Transaction, updateVersioned } from '#platform';
import { Reference } from './reference.entity.js';
import type { PublicReference, ReferenceParty, ReferencePlace } from './references.dto.js';

/** A reference with the names around it. */
export type NamedReference = Omit<Reference, 'attestedAt' | 'createdAt'> & {
  enterprise: ReferenceParty;
  institution: ReferenceParty;
  places: ReferencePlace[];
  attestedAt: Date | null;
  createdAt: Date;
  sortKey: string;
};

@Injectable()
export class ReferencesRepository {
  constructor(
    private readonly transaction: Transaction,
    private readonly prepared: PreparedReads,
  ) {}

  /** @throws 404 when there is no such reference. */
  async lock(id: string): Promise<Reference> {
    const found = await this.transaction.manager.findOne(Reference, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!found) throw notFound();
    return found;
  }

  async insert(reference: Reference): Promise<void> {
    await insertEntity(this.transaction.manager, Reference, reference);
  }

  async save(reference: Reference): Promise<void> {
    await updateVersioned(this.transaction.manager, Reference, reference);
  }

  /** @throws 404 when there is no such reference. */
  async named(id: string): Promise<NamedReference> {
    const [row] = await this.prepared.rows<NamedReference>(`${NAMED} WHERE r.id = $1`, [id]);
    if (!row) throw notFound();
    return row;
  }

  /** Latest first. */
  list(
    organisationId: string,
    side: 'about' | 'from' | null,
    after: { sortKey: string; id: string } | null,
    limit: number,
  ): Promise<NamedReference[]> {
    return this.prepared.rows<NamedReference>(
      `${NAMED}
       WHERE (($2::text IS DISTINCT FROM 'from' AND r.enterprise_id = $1)
           OR ($2::text IS DISTINCT FROM 'about' AND r.institution_id = $1))
         AND ($3::timestamptz IS NULL OR (r.created_at, r.id) < ($3::timestamptz, $4::uuid))
       ORDER BY r.created_at DESC, r.id DESC LIMIT $5`,
      [organisationId, side, after?.sortKey ?? null, after?.id ?? null, limit],
    );
  }

  /** Those both agree on, latest work first; `shownOnly` leaves out what the organisation keeps for its applications. */
  attested(enterpriseId: string, shownOnly: boolean): Promise<PublicReference[]> {
    return this.prepared.rows<PublicReference>(
      `SELECT ${PUBLIC} FROM organisation_references r JOIN organisations i ON i.id = r.institution_id
       WHERE r.enterprise_id = $1 AND r.status = 'attested' AND (r.shown OR NOT $2)
       ORDER BY r.started_on DESC, r.id LIMIT 50`,
      [enterpriseId, shownOnly],
    );
  }
}

const PLACES = `
  (SELECT coalesce(json_agg(json_build_object('code', c.code, 'name', c.name) ORDER BY given.position), '[]')
   FROM unnest(r.commune_codes) WITH ORDINALITY AS given (code, position) JOIN communes c ON c.code = given.code) AS places`;

const FACTS = `
  r.id, r.title, r.what, r.started_on::text AS "startedOn", r.ended_on::text AS "endedOn",
  to_json(r.publics) AS publics, r.people_reached AS "peopleReached", r.results, r.statement, r.quote,
  r.quote_author AS "quoteAuthor", r.attested_at AS "attestedAt", ${PLACES}`;

const PUBLIC = `${FACTS}, i.name AS "institutionName", i.slug AS "institutionSlug"`;

const NAMED = `
  SELECT ${FACTS}, r.status, r.enterprise_id AS "enterpriseId", r.institution_id AS "institutionId",
    r.contact_name AS "contactName", r.contact_email::text AS "contactEmail", r.reason, r.shown, r.version,
    r.created_at AS "createdAt", r.created_at::text AS "sortKey",
    json_build_object('id', e.id, 'name', e.name, 'slug', e.slug) AS enterprise,
    json_build_object('id', i.id, 'name', i.name, 'slug', i.slug) AS institution
  FROM organisation_references r
  JOIN organisations e ON e.id = r.enterprise_id JOIN organisations i ON i.id = r.institution_id`;
