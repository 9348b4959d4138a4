import { TravellingClock } from '#platform';
import { type Libs, openLibs } from '../../../test/support/libs.js';
import { importPlaces } from './import-places.js';
import { PlacesService } from './places.service.js';

describe('official places', () => {
  let libs: Libs;
  let places: PlacesService;

  beforeAll(async () => {
    libs = await openLibs(new TravellingClock());
    places = libs.service(PlacesService);
  });
  afterAll(() => libs.close());

  const names = async (typed: string): Promise<string[]> =>
    (await places.search(typed)).map(({ name }) => name);

  it('came with the migrations, every commune once and none without its department', async () => {
    const [row] = await libs.sql<{ communes: number; orphans: number; departments: number; regions: number }>(
      `SELECT (SELECT count(*)::int FROM communes WHERE current) AS communes,
              (SELECT count(*)::int FROM communes WHERE department_code IS NULL) AS orphans,
              (SELECT count(*)::int FROM departments) AS departments, (SELECT count(*)::int FROM regions) AS regions`,
    );
    expect(row?.communes).toBeGreaterThan(37_000);
    expect(row).toMatchObject({ orphans: 0, departments: 109, regions: 18 });
  });

  it('are not imported twice, and a newer edition keeps what it no longer lists', async () => {
    const door = { query: (sql: string, values?: unknown[]) => libs.sql(sql, values) };
    expect(await importPlaces(door)).toBe(false);
    await libs.sql("UPDATE place_editions SET version = 'older'");
    await libs.sql(`INSERT INTO communes (code, name, kind, search_name, current)
                    VALUES ('99999', 'Commune disparue', 'commune', 'commune disparue', true)`);
    expect(await importPlaces(door)).toBe(true);
    const [gone] = await libs.sql<{ current: boolean }>("SELECT current FROM communes WHERE code = '99999'");
    expect(gone?.current).toBe(false);
    expect(await names('commune disparue')).not.toContain('Commune disparue');
    // Forty thousand rows twice over: seconds on a busy machine.
  }, 60_000);

  it('are found by the start of their name, the most peopled first', async () => {
    expect((await names('Lyon'))[0]).toBe('Lyon');
    expect((await names('saint etienne'))[0]).toBe('Saint-Étienne');
    expect((await names('villeur'))[0]).toBe('Villeurbanne');
    expect(await names('saint')).toHaveLength(10);
  });

  it.each([
    ['Villeurbane', 'Villeurbanne'],
    ['st etiene', 'Saint-Étienne'],
    ['Clermont Ferand', 'Clermont-Ferrand'],
    ['boeuf sur saone', undefined],
  ])('forgive a typing error: %s', async (typed, name) => {
    const found = await names(typed);
    if (name) expect(found.slice(0, 3)).toContain(name);
    else expect(found.length).toBeLessThanOrEqual(10);
  });

  it('are found by postcode and by official code, Corsica with its letter', async () => {
    expect((await names('69100'))[0]).toBe('Villeurbanne');
    expect(await names('2a004')).toEqual(['Ajaccio']);
    expect(await names('97411')).toEqual(expect.arrayContaining(['Saint-Denis']));
    expect(await names('00000')).toEqual([]);
  });

  it('say which commune of today an old or municipal one is part of, and its department', async () => {
    const [district] = await places.search('Lyon 3e Arrondissement');
    expect(district).toMatchObject({ kind: 'district', partOf: 'Lyon', departmentName: 'Rhône' });
    const [old] = await places.search('Arbigny');
    expect(old).toMatchObject({ departmentCode: '01' });
  });

  it.each(["l'", '%', '_', '\\', 'é', '…', 'a'.repeat(80)])(
    'take any text for what it is: %j',
    async (typed) => {
      expect((await places.search(typed)).length).toBeLessThanOrEqual(10);
    },
  );

  it('answer in one statement', async () => {
    expect(await libs.statementsOf(() => places.search('Villeurbane'))).toHaveLength(1);
  });

  it('refuse a key that is no territory, naming it', async () => {
    await places.refuseUnknownTerritories(['country:FR', 'region:84', 'department:2A', 'commune:69266']);
    await expect(
      places.refuseUnknownTerritories(['region:84', 'department:999', 'planet:earth']),
    ).rejects.toMatchObject({ errors: [{ pointer: '/territories/1' }, { pointer: '/territories/2' }] });
  });
});
