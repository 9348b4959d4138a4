import { Injectable } from '@nestjs/common';
import { type Actor, PreparedReads } from '#platform';
import type { CallKind, CallMoney, TeamFunction } from './call.types.js';
import type { DirectoryPhase } from './directory.dto.js';

/** One row of the directory or of a person's calls: enough for a summary and its rights. */
export interface CallRow {
  id: string;
  slug: string;
  reference: string;
  kind: CallKind;
  status: string;
  title: string;
  summary: string;
  money: CallMoney;
  themes: string[];
  publics: string[];
  territories: string[];
  opensAt: Date | null;
  closesAt: Date | null;
  version: number;
  leads: { organisationId: string; name: string; slug: string; approvedAt: Date | null }[];
  functions: TeamFunction[];
  /** Sort key, as text: PostgreSQL's microseconds do not fit a JavaScript date. */
  sortKey: string;
}

export interface DirectoryFilter {
  phase: DirectoryPhase;
  kinds: readonly CallKind[] | null;
  themes: readonly string[] | null;
  territory: string | null;
  organisation: string | null;
  words: string | null;
  after: { sortKey: string; id: string } | null;
  limit: number;
  now: Date;
}

const COLUMNS = `
  c.id, c.slug, c.reference, c.kind, c.status, c.title, c.summary, c.money,
  to_json(c.themes) AS themes, to_json(c.publics) AS publics, to_json(c.territories) AS territories,
  c.opens_at AS "opensAt", c.closes_at AS "closesAt", c.version,
  (SELECT json_agg(json_build_object('organisationId', o.id, 'name', o.name, 'slug', o.slug, 'approvedAt', l.approved_at) ORDER BY l.position)
   FROM call_leads l JOIN organisations o ON o.id = l.organisation_id WHERE l.call_id = c.id) AS leads`;

const FUNCTIONS = `
  coalesce((SELECT json_agg(t.function) FROM call_team t WHERE t.call_id = c.id AND t.account_id = $1), '[]') AS functions`;

/** Open and coming calls come by deadline, soonest first, those without one last; past ones latest first. */
const PHASES: Record<DirectoryPhase, { where: string; beyond: string; direction: string }> = {
  open: {
    where: `c.status = 'published' AND c.opens_at <= $2 AND coalesce(c.closes_at, 'infinity') > $2`,
    beyond: '>',
    direction: 'ASC',
  },
  coming: {
    where: `c.status = 'published' AND c.opens_at > $2 AND coalesce(c.closes_at, 'infinity') > $2`,
    beyond: '>',
    direction: 'ASC',
  },
  closed: {
    where: `c.status IN ('published', 'deliberating', 'decided') AND coalesce(c.closes_at, 'infinity') <= $2`,
    beyond: '<',
    direction: 'DESC',
  },
};

const WORDS = `(c.search @@ (websearch_to_tsquery('french_plain', $W) || websearch_to_tsquery('french', $W)) OR $W <% c.title)`;

/** The hot reads: prepared, raw rows. Each combination of filters is its own statement, so that each has its own plan. */
@Injectable()
export class DirectoryRepository {
  constructor(private readonly prepared: PreparedReads) {}

  find(actor: Actor | null, filter: DirectoryFilter): Promise<CallRow[]> {
    const phase = PHASES[filter.phase];
    const values: unknown[] = [actor?.accountId ?? null, filter.now];
    const bind = (value: unknown): string => `$${values.push(value)}`;
    const where = [phase.where];
    if (filter.kinds) where.push(`c.kind = ANY(${bind(filter.kinds)})`);
    if (filter.themes) where.push(`c.themes && ${bind(filter.themes)}::varchar[]`);
    if (filter.territory) where.push(`c.territories @> ARRAY[${bind(filter.territory)}]::varchar[]`);
    if (filter.organisation) {
      where.push(
        `EXISTS (SELECT FROM call_leads l JOIN organisations o ON o.id = l.organisation_id WHERE l.call_id = c.id AND o.slug = ${bind(filter.organisation)})`,
      );
    }
    if (filter.words) where.push(WORDS.replaceAll('$W', bind(filter.words)));
    if (filter.after) {
      where.push(
        `(coalesce(c.closes_at, 'infinity'), c.id) ${phase.beyond} (${bind(filter.after.sortKey)}::timestamptz, ${bind(filter.after.id)}::uuid)`,
      );
    }
    return this.prepared.rows<CallRow>(
      `SELECT ${COLUMNS}, ${actor ? FUNCTIONS : `'[]'::json AS functions, $1::uuid AS visitor`}, coalesce(c.closes_at, 'infinity')::text AS "sortKey"
       FROM calls c WHERE ${where.join(' AND ')}
       ORDER BY coalesce(c.closes_at, 'infinity') ${phase.direction}, c.id ${phase.direction} LIMIT ${bind(filter.limit)}`,
      values,
    );
  }

  /** Calls this person works on, or may run through their institution; latest first. */
  findMine(
    actor: Actor,
    organisationIds: readonly string[],
    after: { sortKey: string; id: string } | null,
    limit: number,
  ): Promise<CallRow[]> {
    return this.prepared.rows<CallRow>(
      `SELECT ${COLUMNS}, ${FUNCTIONS}, c.created_at::text AS "sortKey"
       FROM calls c
       WHERE c.id IN (SELECT call_id FROM call_team WHERE account_id = $1
                      UNION SELECT call_id FROM call_leads WHERE organisation_id = ANY($2))
         AND ($3::timestamptz IS NULL OR (c.created_at, c.id) < ($3::timestamptz, $4::uuid))
       ORDER BY c.created_at DESC, c.id DESC LIMIT $5`,
      [actor.accountId, organisationIds, after?.sortKey ?? null, after?.id ?? null, limit],
    );
  }

  async facets(now: Date): Promise<FacetRow> {
    const [row] = await this.prepared.rows<FacetRow>(FACETS, [now]);
    return row ?? { open: 0, coming: 0, closed: 0, kinds: [], themes: [], territories: [] };
  }
}

export interface FacetRow {
  open: number;
  coming: number;
  closed: number;
  kinds: { value: string; count: number }[];
  themes: { value: string; count: number }[];
  territories: { value: string; count: number }[];
}

const TALLY = (list: string): string =>
  `(SELECT coalesce(json_agg(json_build_object('value', value, 'count', n) ORDER BY n DESC, value), '[]')
    FROM (SELECT value, count(*) AS n FROM shown, unnest(${list}) AS value GROUP BY value ORDER BY n DESC, value LIMIT 40) t)`;

const FACETS = `
  WITH shown AS MATERIALIZED (
    SELECT kind, themes, territories FROM calls
    WHERE status = 'published' AND opens_at <= $1 AND coalesce(closes_at, 'infinity') > $1
  )
  SELECT (SELECT count(*) FROM shown) AS open,
    (SELECT count(*) FROM calls WHERE status = 'published' AND opens_at > $1) AS coming,
    (SELECT count(*) FROM calls WHERE status IN ('published', 'deliberating', 'decided') AND coalesce(closes_at, 'infinity') <= $1) AS closed,
    ${TALLY('ARRAY[kind]')} AS kinds, ${TALLY('themes')} AS themes, ${TALLY('territories')} AS territories`;
