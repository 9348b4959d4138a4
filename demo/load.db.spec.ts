import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readEnv, TravellingClock } from '../libs/platform/index.js';
import { createTestDatabase, type TestDatabase } from '../test/support/database.js';
import { DemoModule } from './demo.module.js';
import { loadWorld } from './load.js';

describe('the demo world', () => {
  const clock = new TravellingClock();
  let database: TestDatabase;
  let folder: string;
  let app: INestApplicationContext;

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'cornac-demo-'));
    const env = readEnv({ DATABASE_URL: database.url, CORNAC_DATA: folder, LOG_LEVEL: 'silent' });
    app = await NestFactory.createApplicationContext(DemoModule.forRoot(env, clock), { logger: ['error'] });
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const sql = <Row>(query: string): Promise<Row[]> => database.sql<Row>(query);
  const counted = async (table: string): Promise<number> => {
    const [row] = await sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
    return row?.n ?? 0;
  };

  it('leaves nothing behind when it fails half-way', async () => {
    await sql(`
      CREATE FUNCTION stop_here() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'stopped'; END $$;
      CREATE TRIGGER stop_here BEFORE INSERT ON decisions FOR EACH ROW EXECUTE FUNCTION stop_here()`);
    await expect(loadWorld(app, clock)).rejects.toThrow('The demo world stumbles at');
    expect(await counted('accounts')).toBe(0);
    expect(await counted('calls')).toBe(0);
    await sql('DROP FUNCTION stop_here() CASCADE');
  }, 60_000);

  it('loads once', async () => {
    expect(await loadWorld(app, clock)).toBe(true);
    const before = await counted('audit_entries');
    expect(await loadWorld(app, clock)).toBe(false);
    expect(await counted('audit_entries')).toBe(before);
  }, 60_000);

  it('holds people, houses, calls and applications in every walk of their lives', async () => {
    expect(await counted('accounts')).toBe(44);
    expect(await counted('organisations WHERE verified_at IS NOT NULL')).toBe(16);
    expect(await counted(`organisations WHERE status = 'pending'`)).toBe(1);
    expect(await counted(`organisation_claims WHERE status = 'open'`)).toBe(1);
    expect(await counted('organisation_documents')).toBe(7);
    expect(await counted(`organisation_references WHERE status = 'attested'`)).toBe(4);
    expect(await counted('demo_personas')).toBe(12);
    expect(await counted('panelist_keys WHERE expires_at > now()')).toBe(1);
    const phases = await sql<{ phase: string; n: number }>(`
      SELECT CASE WHEN status <> 'published' THEN status WHEN opens_at > now() THEN 'coming'
                  WHEN coalesce(closes_at, 'infinity') > now() THEN 'open' ELSE 'closed' END AS phase, count(*)::int AS n
      FROM calls GROUP BY 1`);
    expect(Object.fromEntries(phases.map(({ phase, n }) => [phase, n]))).toEqual({
      draft: 1,
      coming: 1,
      open: 3,
      closed: 1,
      deliberating: 1,
      decided: 1,
    });
    const statuses = await sql<{ status: string }>('SELECT DISTINCT status FROM applications ORDER BY 1');
    expect(statuses.map(({ status }) => status)).toEqual([
      'accepted',
      'completing',
      'declined',
      'draft',
      'in_review',
      'inadmissible',
      'shortlisted',
      'submitted',
      'waitlisted',
      'withdrawn',
    ]);
  });

  it('has a panel of two institutions, its people under pseudonyms, all but two of whom agreed to its words', async () => {
    expect(await counted('panel_owners')).toBe(2);
    expect(await counted("panelists WHERE status = 'active' AND strata <> '{}'")).toBe(24);
    expect(await counted("panel_consents WHERE way = 'paper' AND withdrawn_on IS NULL")).toBe(22);
    expect(await counted('panel_people.people WHERE account_id IS NOT NULL')).toBe(1);
  });

  it('has a collective with its past, somebody invited, somebody standing in', async () => {
    const places = await sql<{ status: string }>('SELECT status FROM collective_members ORDER BY 1');
    expect(places.map(({ status }) => status)).toEqual(['invited', 'joined', 'joined', 'left']);
    expect(await counted("invitations WHERE status = 'pending' AND expires_at > now()")).toBe(2);
    expect(await counted("invitations WHERE status = 'pending' AND expires_at <= now()")).toBe(1);
    expect(await counted('delegations WHERE revoked_at IS NULL AND ends_at > now()')).toBe(1);
    expect(await counted('organisation_domains WHERE verified_at IS NOT NULL')).toBe(1);
  });

  it('has happened before today, in order, and tells nobody about it again', async () => {
    expect(await counted('audit_entries WHERE at > now()')).toBe(0);
    const [row] = await sql<{ ordered: boolean }>(
      'SELECT bool_and(at >= before) AS ordered FROM (SELECT at, lag(at, 1, at) OVER (ORDER BY id) AS before FROM audit_entries) t',
    );
    expect(row?.ordered).toBe(true);
    expect(await counted('graphile_worker.jobs')).toBe(0);
  });

  it('is written in French as it is printed', async () => {
    const texts = await sql<{ text: string }>(`
      SELECT to_jsonb(c)::text AS text FROM calls c UNION ALL SELECT to_jsonb(o)::text FROM organisations o
      UNION ALL SELECT answers::text FROM application_sections UNION ALL SELECT title FROM applications
      UNION ALL SELECT body FROM messages UNION ALL SELECT scores::text || opinion FROM reviews
      UNION ALL SELECT word FROM invitations UNION ALL SELECT agenda FROM collective_agendas UNION ALL SELECT word FROM collective_members
      UNION ALL SELECT reasons::text || message FROM decisions UNION ALL SELECT to_jsonb(r)::text FROM organisation_references r
      UNION ALL SELECT message FROM organisation_claims UNION ALL SELECT title FROM organisation_documents UNION ALL SELECT role FROM demo_personas`);
    // A straight apostrophe, a narrow space, or an ordinary one where French wants one that does not break.
    const careless = /\p{L}'\p{L}|\u202f|[\p{L}\d»)] (?=[;!?»%€](?:\s|[.,)"]|$))|\p{L} :\s|« /u;
    expect(texts.flatMap(({ text }) => careless.exec(text)?.input.slice(0, 300) ?? [])).toEqual([]);
  });
});
