import {
  PreparedReads,
  Transaction,
  TravellingClock,
  type Viewer,
  viewerOf,
  WALLED_TABLES,
  workContext,
} from '#platform';
import { CAST, type CallScene, type Role, setCallScene } from '../../test/support/call-scene.js';
import { type Libs, openLibs } from '../../test/support/libs.js';

let libs: Libs;
let scene: CallScene;

/** One dossier of the enterprise with everything that can hang on it, written as rows: what is tried is what hides them. */
beforeAll(async () => {
  libs = await openLibs(new TravellingClock(new Date('2027-01-19T13:00:00Z')));
  scene = await setCallScene(libs.service);
  const { applicant, reviewer, lead } = scene.actors;
  await libs.sql(
    `WITH application AS (
       INSERT INTO applications (id, call_id, organisation_id, status, title, created_by, created_at, updated_at, submitted_at)
       VALUES (uuidv7(), $1, $2, 'in_review', 'Veiller la nuit', $3, now(), now(), now()) RETURNING id
     ), dossier AS (
       INSERT INTO dossiers (id, application_id, number, receipt_number, content, sha256, submitted_by, submitted_at)
       SELECT uuidv7(), id, 1, 'A-R-000001', '{}', repeat('0', 64), $3, now() FROM application RETURNING id, application_id
     ), file AS (
       INSERT INTO stored_files (id, name, media_type, size_bytes, sha256, uploaded_by, uploaded_at)
       VALUES (uuidv7(), 'budget.pdf', 'application/pdf', 3, repeat('0', 64), $3, now()) RETURNING id
     ), files AS (
       INSERT INTO dossier_files (dossier_id, file_id, section_key, field_key, confidential)
       SELECT dossier.id, file.id, 'money', 'budget', true FROM dossier, file
     ), readings AS (
       INSERT INTO dossier_readings (application_id, account_id, at) SELECT id, $4, now() FROM application
     ), review AS (
       INSERT INTO reviews (id, application_id, reviewer_id, status, assigned_at) SELECT uuidv7(), id, $4, 'sent', now() FROM application
     ), declaration AS (
       INSERT INTO conflicts_of_interest (application_id, account_id, in_conflict, declared_at) SELECT id, $4, false, now() FROM application
     )
     INSERT INTO decisions (application_id, outcome, reasons, decided_by, decided_at)
     SELECT id, 'accepted', '[]', $5, now() FROM application`,
    [scene.callId, scene.enterpriseId, applicant.accountId, reviewer.accountId, lead.accountId],
  );
});
afterAll(() => libs.close());

const as = <T>(viewer: Viewer | undefined, work: () => Promise<T>): Promise<T> =>
  workContext.run({ requestId: 'wall', locale: 'fr', viewer }, work);

/** Tables in which the viewer finds a row when no condition keeps them from it, by each way to the database. */
async function found(viewer: Viewer): Promise<string[]> {
  const [transaction, prepared] = [libs.service(Transaction), libs.service(PreparedReads)];
  const shown = new Set<string>();
  for (const table of WALLED_TABLES) {
    const sql = `SELECT * FROM ${table}`;
    const ways = [
      () => transaction.query(sql),
      () => prepared.rows(sql),
      () => transaction.run(() => transaction.query(sql)),
      () => transaction.run(() => prepared.rows(sql)),
    ];
    for (const way of ways) if ((await as(viewer, way)).length > 0) shown.add(table);
  }
  return [...shown];
}

const CONCERNED: Role[] = [
  'lead',
  'officer',
  'reviewer',
  'secondReviewer',
  'juror',
  'observer',
  'applicant',
  'colleague',
  'trainee',
];

describe('with its tenant filter deleted, a query', () => {
  it.each(CONCERNED)('shows a dossier and what hangs on it to the %s, whom it concerns', async (role) => {
    expect(await found(viewerOf(scene.actors[role]))).toEqual([...WALLED_TABLES]);
  });

  it.each((Object.keys(CAST) as Role[]).filter((role) => !CONCERNED.includes(role)))(
    'shows nothing of it to the %s',
    async (role) => {
      expect(await found(viewerOf(scene.actors[role]))).toEqual([]);
    },
  );

  it('shows nothing to a visitor, everything to the product’s own work', async () => {
    expect(await found('nobody')).toEqual([]);
    expect(await found('system')).toEqual([...WALLED_TABLES]);
  });

  it('changes and removes nothing of others either', async () => {
    const transaction = libs.service(Transaction);
    const rival = viewerOf(scene.actors.rival);
    await as(rival, () =>
      transaction.run(async () => {
        await transaction.query("UPDATE decisions SET outcome = 'declined'");
        await transaction.query('DELETE FROM reviews');
      }),
    );
    expect(await libs.sql('SELECT outcome FROM decisions')).toEqual([{ outcome: 'accepted' }]);
    expect(await libs.sql('SELECT status FROM reviews')).toEqual([{ status: 'sent' }]);
  });
});

it('asking without saying for whom is a fault that is heard', async () => {
  const transaction = libs.service(Transaction);
  const unsaid = () => as(undefined, () => transaction.query('SELECT count(*) FROM dossiers'));
  await expect(unsaid()).rejects.toThrow('without saying for whom');
});

it('what a transaction said is forgotten with it', async () => {
  const transaction = libs.service(Transaction);
  await as('system', () => transaction.run(() => transaction.query('SELECT 1 FROM dossiers')));
  const left = await Promise.all(
    Array.from({ length: 10 }, () =>
      transaction.query<{ said: string | null }>("SELECT current_setting('cornac.viewer', true) AS said"),
    ),
  );
  expect(left.flat().filter((row) => row.said)).toEqual([]);
});

it('stands on every table it is said to stand on, and the product owns none', async () => {
  const walled = await libs.sql<{ table: string }>(
    "SELECT relname AS table FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace ORDER BY 1",
  );
  expect(walled.map((row) => row.table)).toEqual([...WALLED_TABLES].sort());
  const [session] = await libs
    .service(Transaction)
    .query<{ name: string; privileged: boolean; owned: number }>(
      `SELECT rolname AS name, rolsuper OR rolbypassrls AS privileged,
         (SELECT count(*) FROM pg_class WHERE relowner = r.oid) AS owned
       FROM pg_roles r WHERE rolname = current_user`,
    );
  expect(session).toEqual({ name: 'cornac_app', privileged: false, owned: 0 });
});
