import { installedEdition, readOfficialPlaces } from './official-places.js';

/** A connection that runs statements: migrations have no `Transaction`. */
export interface SqlDoor {
  query(sql: string, values?: unknown[]): Promise<unknown>;
}

/**
 * Brings the tables of places to the edition of the installed package, once per edition. Must run in a
 * transaction. A commune that an edition no longer lists stays, marked as past: organisations may point at it.
 * @returns whether anything was imported.
 */
export async function importPlaces(door: SqlDoor): Promise<boolean> {
  const edition = await installedEdition();
  const known = (await door.query('SELECT 1 FROM place_editions WHERE version = $1', [edition])) as unknown[];
  if (known.length > 0) return false;
  const { regions, departments, communes } = await readOfficialPlaces();
  await door.query(REGIONS, columns(regions, ['code', 'name']));
  await door.query(DEPARTMENTS, columns(departments, ['code', 'name', 'regionCode']));
  await door.query(COMMUNES, [
    ...columns(communes, [
      'code',
      'name',
      'kind',
      'parentCode',
      'departmentCode',
      'population',
      'searchName',
    ]),
    communes.map(({ postcodes }) => postcodes.join(' ')),
  ]);
  await door.query('UPDATE communes SET current = false WHERE current AND code <> ALL ($1::varchar[])', [
    communes.map(({ code }) => code),
  ]);
  // The planner knows nothing of fresh rows, and would read them all.
  await door.query('ANALYZE communes');
  await door.query('INSERT INTO place_editions (version) VALUES ($1) ON CONFLICT DO NOTHING', [edition]);
  return true;
}

const columns = <Row>(rows: readonly Row[], names: readonly (keyof Row)[]): unknown[][] =>
  names.map((name) => rows.map((row) => row[name]));

const REGIONS = `
  INSERT INTO regions (code, name) SELECT * FROM unnest($1::varchar[], $2::varchar[])
  ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name`;

const DEPARTMENTS = `
  INSERT INTO departments (code, name, region_code)
  SELECT * FROM unnest($1::varchar[], $2::varchar[], $3::varchar[])
  ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name, region_code = EXCLUDED.region_code`;

const COMMUNES = `
  INSERT INTO communes (code, name, kind, parent_code, department_code, population, search_name, postcodes, current)
  SELECT code, name, kind, parent_code, department_code, population, search_name, string_to_array(postcodes, ' '), true
  FROM unnest($1::varchar[], $2::varchar[], $3::varchar[], $4::varchar[], $5::varchar[], $6::integer[], $7::varchar[], $8::text[])
    AS t (code, name, kind, parent_code, department_code, population, search_name, postcodes)
  ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name, kind = EXCLUDED.kind, parent_code = EXCLUDED.parent_code,
    department_code = EXCLUDED.department_code, population = EXCLUDED.population,
    search_name = EXCLUDED.search_name, postcodes = EXCLUDED.postcodes, current = true`;
