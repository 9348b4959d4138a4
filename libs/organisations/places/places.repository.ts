import { Injectable } from '@nestjs/common';
import { PreparedReads } from '#platform';
import type { CommuneResponse, TerritoryResponse } from './places.dto.js';

export interface Seat {
  code: string;
  name: string;
  departmentCode: string | null;
}

/** The official geographic code, read only. */
@Injectable()
export class PlacesRepository {
  constructor(private readonly prepared: PreparedReads) {}

  byCode(code: string): Promise<CommuneResponse[]> {
    return this.prepared.rows<CommuneResponse>(BY_CODE, [code]);
  }

  /** `name` has gone through `searchable`. */
  byName(name: string): Promise<CommuneResponse[]> {
    return this.prepared.rows<CommuneResponse>(BY_NAME, [name]);
  }

  async seat(code: string): Promise<Seat | undefined> {
    const [seat] = await this.prepared.rows<Seat>(
      'SELECT code, name, department_code AS "departmentCode" FROM communes WHERE code = $1',
      [code],
    );
    return seat;
  }

  /** Those of these codes that the official code lists now. */
  async knownAmong(codes: readonly string[]): Promise<string[]> {
    const rows = await this.prepared.rows<{ code: string }>(
      'SELECT code FROM communes WHERE code = ANY($1) AND current',
      [codes],
    );
    return rows.map(({ code }) => code);
  }

  async departmentExists(code: string): Promise<boolean> {
    const rows = await this.prepared.rows('SELECT 1 FROM departments WHERE code = $1', [code]);
    return rows.length > 0;
  }

  /** The places behind these keys, in their order; an unknown one is left out. */
  territories(keys: readonly string[]): Promise<TerritoryResponse[]> {
    return this.prepared.rows<TerritoryResponse>(TERRITORIES_OF('$1::varchar[]'), [keys]);
  }

  /** Regions and departments to choose from, with the country. */
  allTerritories(): Promise<TerritoryResponse[]> {
    return this.prepared.rows<TerritoryResponse>(`SELECT * FROM (${WIDE}) wide ORDER BY rank, name`);
  }
}

const COMMUNE = `
  c.code, c.name, c.kind, parent.name AS "partOf", c.department_code AS "departmentCode",
  d.name AS "departmentName", c.population, to_json(c.postcodes) AS postcodes`;
const AROUND = `
  LEFT JOIN communes parent ON parent.code = c.parent_code
  LEFT JOIN departments d ON d.code = c.department_code`;

/** People type postcodes more than official codes, and both look alike. */
const BY_CODE = `
  SELECT ${COMMUNE} FROM communes c ${AROUND}
  WHERE c.current AND (c.postcodes @> ARRAY[$1]::varchar[] OR c.code = $1)
  ORDER BY c.code = $1, c.population DESC, c.code LIMIT 10`;

/** What starts so comes first, the most peopled first; when that is little, what looks alike: it forgives typing errors. */
const BY_NAME = `
  WITH starting AS (
    SELECT code, CASE WHEN search_name = $1 THEN 0 ELSE 1 END AS tier, 0::real AS distance FROM communes
    WHERE current AND search_name LIKE $1 || '%'
    ORDER BY tier, population DESC LIMIT 10
  ), alike AS (
    SELECT code, 2 AS tier, search_name <-> $1 AS distance FROM communes
    WHERE current AND (SELECT count(*) FROM starting) < 3
    ORDER BY search_name <-> $1 LIMIT 10
  ), found AS (
    SELECT DISTINCT ON (code) code, tier, distance
    FROM (TABLE starting UNION ALL SELECT * FROM alike WHERE distance < 0.75) both_ways ORDER BY code, tier
  )
  SELECT ${COMMUNE} FROM found JOIN communes c USING (code) ${AROUND}
  ORDER BY found.tier, found.distance, c.population DESC, c.code LIMIT 10`;

/** Names and levels behind keys such as `department:69`; `keys` is an SQL expression. */
export const TERRITORIES_OF = (keys: string): string => `
  SELECT key, level, nullif(wanted.code, '') AS code,
    CASE level WHEN 'country' THEN 'France' WHEN 'region' THEN r.name WHEN 'department' THEN d.name ELSE c.name END AS name,
    coalesce(c.current, true) AS current
  FROM (SELECT key, position, split_part(key, ':', 1) AS level, split_part(key, ':', 2) AS code
        FROM unnest(${keys}) WITH ORDINALITY AS listed (key, position)) wanted
  LEFT JOIN regions r ON level = 'region' AND r.code = wanted.code
  LEFT JOIN departments d ON level = 'department' AND d.code = wanted.code
  LEFT JOIN communes c ON level = 'commune' AND c.code = wanted.code
  WHERE key = 'country:FR' OR coalesce(r.name, d.name, c.name) IS NOT NULL
  ORDER BY position`;

const WIDE = `
  SELECT 'country:FR' AS key, 'country' AS level, 'FR' AS code, 'France' AS name, true AS current, 0 AS rank
  UNION ALL SELECT 'region:' || code, 'region', code, name, true, 1 FROM regions
  UNION ALL SELECT 'department:' || code, 'department', code, name, true, 2 FROM departments`;
