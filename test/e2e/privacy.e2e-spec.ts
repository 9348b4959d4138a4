import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ErasureService, RetentionService } from '../../libs/identity/index.js';
import { newId, PersonalData } from '../../libs/platform/index.js';
import { PDF } from '../support/call-scene.js';
import type { Person } from '../support/person.js';
import { standingCall } from '../support/standing-call.js';
import { tracesOf } from '../support/traces.js';

const { cornac, as, scene } = standingCall();
/** The colleague's own words, found nowhere else: what an erasure must leave no trace of. */
const CANARY = 'canari-zq7';

describe('the register of personal data', () => {
  it('classifies every column of every table, and names none that is not there', async () => {
    const columns = await cornac.sql<{ name: string }>(
      `SELECT CASE table_schema WHEN 'public' THEN '' ELSE table_schema || '.' END || table_name || '.' || column_name AS name
       FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
       WHERE table_schema IN ('public', 'panel_people') AND table_type = 'BASE TABLE' AND table_name <> 'migrations' ORDER BY 1`,
    );
    const classified = cornac
      .service(PersonalData)
      .tables()
      .flatMap((table) => [...table.columns.keys()].map((column) => `${table.name}.${column}`));
    expect(columns.map((column) => column.name).filter((name) => !classified.includes(name))).toEqual([]);
    expect(classified.filter((name) => !columns.some((column) => column.name === name))).toEqual([]);
  });

  it('says of every column that points at an account what an erasure does', async () => {
    const pointing = await cornac.sql<{ name: string }>(
      `SELECT conrelid::regclass || '.' || attname AS name FROM pg_constraint
       JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey)
       WHERE contype = 'f' AND confrelid = 'accounts'::regclass ORDER BY 1`,
    );
    const named = cornac
      .service(PersonalData)
      .tables()
      .flatMap((table) => Object.keys(table.people).map((column) => `${table.name}.${column}`));
    expect(pointing.map((row) => row.name).filter((name) => !named.includes(name))).toEqual([]);
  });
});

describe('a person and their data', () => {
  let threadId: string;

  beforeAll(async () => {
    await as.colleague.patch('/account', { displayName: `${CANARY} Ortega` }).expect(200);
    const { body } = await as.colleague
      .get(`/threads?subjectType=call&subjectId=${scene.callId}`)
      .expect(200);
    threadId = body.items[0].id;
    for (const [person, words] of [
      [as.applicant, 'Bonjour à tous.'],
      [as.colleague, `Je m’appelle ${CANARY}.`],
      [as.applicant, 'Bienvenue.'],
    ] as const)
      await person.post(`/threads/${threadId}/messages`, { clientId: newId(), body: words }).expect(201);
  });

  it('they see what is held, table by table, and take all of it away but what proves who they are', async () => {
    const { body: held } = await as.colleague.get('/my/data').expect(200);
    expect(held.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ table: 'messages', holds: 'Vos messages', count: 1 }),
        expect.objectContaining({ table: 'sessions' }),
      ]),
    );
    const { body, headers, text } = await as.colleague.get('/my/data/export').expect(200);
    expect(headers['content-disposition']).toContain('attachment');
    const tables = Object.fromEntries(
      body.tables.map((table: { table: string; rows: object[] }) => [table.table, table.rows]),
    );
    expect(tables.accounts).toEqual([expect.objectContaining({ display_name: `${CANARY} Ortega` })]);
    expect(tables.messages).toEqual([expect.objectContaining({ body: `Je m’appelle ${CANARY}.` })]);
    expect(text).not.toContain('token_hash');
    expect(text).not.toContain(as.applicant.accountId);
  });

  it('they agree to the words in force, not to others, and may withdraw', async () => {
    const before = await as.colleague.get('/my/consents').expect(200);
    expect(before.body.due).toEqual(['terms', 'privacy']);
    const { body: terms } = await as.colleague.get('/consent-texts/terms').expect(200);
    await as.colleague.post('/my/consents', { kind: 'terms', sha256: 'f'.repeat(64) }).expect(409);
    await as.colleague.post('/my/consents', { kind: 'terms', sha256: terms.sha256 }).expect(204);
    const { body } = await as.colleague.get('/my/consents').expect(200);
    expect(body.due).toEqual(['privacy']);
    expect(body.items).toEqual([
      expect.objectContaining({ kind: 'terms', version: 1, sha256: terms.sha256 }),
    ]);
    await as.trainee.delete(`/my/consents/${body.items[0].id}`).expect(404);
    await as.colleague.delete(`/my/consents/${body.items[0].id}`).expect(204);
    expect((await as.colleague.get('/my/consents').expect(200)).body.due).toEqual(['terms', 'privacy']);
  });

  it('a file one uploaded is theirs to take, and nobody else’s', async () => {
    const { body: application } = await as.applicant
      .post('/applications', { callId: scene.callId, organisationId: scene.enterpriseId, title: 'La nuit' })
      .expect(201);
    const { body: file } = await as.colleague
      .post(`/applications/${application.id}/files?sectionKey=project&fieldKey=letter`)
      .attach('file', PDF, { filename: 'lettre.pdf' })
      .expect(201);
    await as.colleague.get(`/my/data/files/${file.id}`).expect(200);
    await as.applicant.get(`/my/data/files/${file.id}`).expect(404);
  });

  it('while the law holds an account, it is not erased, and the person is told', async () => {
    await cornac.sql(
      `INSERT INTO legal_holds (id, subject_type, subject_id, reason, placed_by, placed_at)
       VALUES (uuidv7(), 'account', $1, 'Réquisition', $2, now())`,
      [as.colleague.accountId, as.lead.accountId],
    );
    const [account] = await emailOf(as.colleague);
    const { body } = await as.colleague.post('/my/erasure', { confirmation: account }).expect(409);
    expect(body.type).toBe('/problemes/erasure-held');
    expect((await as.colleague.get('/my/data').expect(200)).body.held).toBe(true);
    await cornac.sql('UPDATE legal_holds SET lifted_at = now(), lifted_by = placed_by');
  });

  it('erasing leaves no trace of the person, and threads and counts as they were', async () => {
    const [email = ''] = await emailOf(as.colleague);
    await as.colleague.post('/my/erasure', { confirmation: 'quelquun@ailleurs.example' }).expect(422);
    await as.colleague.post('/my/erasure', { confirmation: email }).expect(204);
    await as.colleague.get('/my/data').expect(401);

    expect(await tracesOf(cornac, CANARY)).toEqual([]);
    expect(await tracesOf(cornac, email)).toEqual([]);
    const { body: thread } = await as.applicant.get(`/threads/${threadId}/messages?after=0`).expect(200);
    expect(thread.items.map((message: { seq: number; body: string }) => [message.seq, message.body])).toEqual(
      [
        [1, 'Bonjour à tous.'],
        [2, ''],
        [3, 'Bienvenue.'],
      ],
    );
    expect(thread.items[1].author.displayName).toBe('Compte supprimé · Erased account');
    const ledger = await readFile(join(cornac.dataFolder, 'erasures.jsonl'), 'utf8');
    expect(ledger).toContain(as.colleague.accountId);
    expect(ledger).not.toContain(email);
  });

  it('a backup from before forgets again before anyone is served, a cut line in the ledger or not', async () => {
    await cornac.sql(
      `UPDATE accounts SET erased_at = NULL, email = 'revenu@test.example', display_name = 'Revenu ${CANARY}' WHERE id = $1`,
      [as.colleague.accountId],
    );
    await appendFile(join(cornac.dataFolder, 'erasures.jsonl'), '\n{"accountId":"01');
    await cornac.service(ErasureService).onApplicationBootstrap();
    expect(await tracesOf(cornac, CANARY)).toEqual([]);
    expect(await tracesOf(cornac, 'revenu@test.example')).toEqual([]);
  });
});

describe('whoever leaves a team behind', () => {
  it('hands it over first when nobody else owns it; then it goes on without them, their places to take over', async () => {
    const { bruno, lison } = await cornac.people({ bruno: 'Bruno Galland', lison: 'Lison Favre' });
    const founding = { kind: 'social_enterprise', sort: 'association', legalForm: 'association' };
    const { body: house } = await bruno
      .post('/organisations', { ...founding, name: 'Le Fournil commun' })
      .expect(201);
    const { body: alone } = await bruno
      .post('/organisations', { ...founding, name: 'Atelier seul' })
      .expect(201);
    await cornac.sql(
      `INSERT INTO memberships (organisation_id, account_id, role, joined_at) VALUES ($1, $2, 'member', now())`,
      [house.id, lison.accountId],
    );
    const [email = ''] = await emailOf(bruno);
    const { body } = await bruno.post('/my/erasure', { confirmation: email }).expect(409);
    expect(body).toMatchObject({
      type: '/problemes/last-owner-leaves',
      organisations: [{ name: 'Le Fournil commun', slug: house.slug }],
    });
    expect(await emailOf(bruno)).toEqual([email]);
    await cornac.sql(`UPDATE memberships SET role = 'owner' WHERE account_id = $1`, [lison.accountId]);
    await bruno.post('/my/erasure', { confirmation: email }).expect(204);
    expect(await tracesOf(cornac, 'Galland')).toEqual([]);
    const former = await cornac.sql<{ organisation_id: string }>(
      'SELECT organisation_id FROM former_members WHERE account_id = $1',
      [bruno.accountId],
    );
    expect(former.map((row) => row.organisation_id).sort()).toEqual([house.id, alone.id].sort());
    expect(await cornac.sql('SELECT FROM memberships WHERE organisation_id = $1', [alone.id])).toEqual([]);
  });
});

describe('what is kept only for a time', () => {
  it('a draft never submitted is announced two weeks before it goes, once, and stays while the law holds it', async () => {
    const retention = cornac.service(RetentionService);
    const [draft] = await cornac.sql<{ id: string }>("SELECT id FROM applications WHERE status = 'draft'");
    const closedAgo = (days: number) =>
      cornac.sql(
        `UPDATE calls SET opens_at = now() - interval '1 year', closes_at = now() - make_interval(days => $2) WHERE id = $1`,
        [scene.callId, days],
      );
    await closedAgo(60);
    expect(await retention.run()).toEqual({ told: 0, gone: 0 });
    await closedAgo(80);
    expect(await retention.run()).toEqual({ told: 1, gone: 0 });
    expect(await retention.run()).toEqual({ told: 0, gone: 0 });
    await closedAgo(100);
    // Its time has come but the notice is fresh: those told were promised two weeks.
    expect(await retention.run()).toEqual({ told: 0, gone: 0 });
    await cornac.sql("UPDATE retention_notices SET told_at = told_at - interval '15 days'");
    await cornac.sql(
      `INSERT INTO legal_holds (id, subject_type, subject_id, reason, placed_by, placed_at)
       VALUES (uuidv7(), 'application', $1, 'Contentieux', $2, now())`,
      [draft?.id, as.lead.accountId],
    );
    expect(await retention.run()).toEqual({ told: 0, gone: 0 });
    await cornac.sql(
      'UPDATE legal_holds SET lifted_at = now(), lifted_by = placed_by WHERE lifted_at IS NULL',
    );
    expect(await retention.run()).toEqual({ told: 0, gone: 1 });
    expect(await cornac.sql('SELECT 1 FROM applications WHERE id = $1', [draft?.id])).toEqual([]);
  });
});

const emailOf = async (person: Person): Promise<string[]> =>
  (await cornac.sql<{ email: string }>('SELECT email FROM accounts WHERE id = $1', [person.accountId])).map(
    (row) => row.email,
  );
