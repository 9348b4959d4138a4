import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AuditHeads, AuditSeal, HEADS_FILED } from '../../libs/platform/index.js';
import { openCornac } from '../support/app.js';
import { secondsUntil } from '../support/figures.js';
import type { Person } from '../support/person.js';
import { standing } from '../support/standing.js';

const cornac = standing(() => openCornac());
let as: Record<'ariane' | 'basile' | 'malo' | 'lea', Person>;

beforeAll(async () => {
  as = await cornac.people(
    { ariane: 'Ariane Petitjean', basile: 'Basile Roche', malo: 'Malo Ortega', lea: 'Léa Morin' },
    { secondFactor: true },
  );
  await administrators(as.ariane, as.basile);
}, 60_000);

const administrators = (...people: Person[]) =>
  cornac.sql('UPDATE accounts SET administrator = id = ANY($1)', [people.map((person) => person.accountId)]);
const REASON = 'Plusieurs personnes signalent des messages injurieux.';
const events = (type: string) =>
  cornac.sql<{ subject_id: string }>('SELECT subject_id FROM outbox_events WHERE type = $1', [type]);

describe('accounts', () => {
  it('are found by words of a name, accents or not, or by a whole address; page by page', async () => {
    const named = await as.ariane.get('/administration/accounts?q=lea mor').expect(200);
    expect(named.body.items).toMatchObject([{ displayName: 'Léa Morin', email: 'lea-morin@test.example' }]);
    const addressed = await as.ariane.get('/administration/accounts?q=malo-ortega@test.example').expect(200);
    expect(addressed.body.items).toMatchObject([{ id: as.malo.accountId }]);
    expect((await as.ariane.get('/administration/accounts?q=%25').expect(200)).body.items).toEqual([]);
    const first = await as.ariane.get('/administration/accounts?limit=3').expect(200);
    const rest = await as.ariane
      .get(`/administration/accounts?limit=3&cursor=${first.body.next}`)
      .expect(200);
    expect([...first.body.items, ...rest.body.items].map((one: { id: string }) => one.id).sort()).toEqual(
      Object.values(as)
        .map((person) => person.accountId)
        .sort(),
    );
    const held = await as.ariane.get('/administration/accounts?state=administrators').expect(200);
    expect(held.body.items).toHaveLength(2);
  });

  it('nobody else sees them, nor an administrator without a second factor', async () => {
    await as.malo.get('/administration/accounts').expect(403);
    await as.malo.get(`/administration/accounts/${as.lea.accountId}`).expect(404);
    const { unproven } = await cornac.people({ unproven: 'Ursule Sansclé' });
    await cornac.sql('UPDATE accounts SET administrator = true WHERE id = $1', [unproven.accountId]);
    const { body } = await unproven.get('/administration/accounts').expect(403);
    expect(body.type).toBe('/problemes/second-factor-required');
    await cornac.sql('DELETE FROM sessions WHERE account_id = $1', [unproven.accountId]);
    await cornac.sql('DELETE FROM accounts WHERE id = $1', [unproven.accountId]);
  });

  it('a suspended one is out everywhere within five seconds, its open sockets too, and is told; lifting lets it in', async () => {
    const screen = await as.lea.socket();
    const gone = secondsUntil(new Promise((resolve) => screen.once('disconnect', resolve)));
    const path = `/administration/accounts/${as.lea.accountId}`;
    const { body } = await as.ariane.post(`${path}/suspension`, { reason: REASON }).expect(200);
    expect(body).toMatchObject({ suspendedReason: REASON, liveSessions: 0, actions: ['lift'] });
    await as.lea.get('/account/sessions').expect(401);
    expect(await gone).toBeLessThan(5);
    expect(await events('account.suspended')).toEqual([{ subject_id: as.lea.accountId }]);
    const again = await as.ariane.post(`${path}/suspension`, { reason: REASON }).expect(409);
    expect(again.body.allowed).toEqual(['lift']);
    const lifted = await as.basile.delete(`${path}/suspension`).expect(200);
    expect(lifted.body).toMatchObject({ suspendedAt: null, suspendedReason: null });
    as = { ...as, ...(await cornac.people({ lea: 'Léa Morin' }, { secondFactor: true })) };
    await as.lea.get('/account/sessions').expect(200);
  }, 30_000);

  it('one device of somebody is signed out, and their others stay', async () => {
    const { telephone } = await cornac.people({ telephone: 'Léa Morin' });
    const path = `/administration/accounts/${as.lea.accountId}/sessions`;
    await as.malo.get(path).expect(404);
    const { body } = await as.ariane.get(path).expect(200);
    expect(body.items).toHaveLength(2);
    // The last one signed in is first.
    const [lost] = body.items;
    expect(lost).toMatchObject({ method: 'link', current: false, actions: ['end'] });
    await as.malo.delete(`${path}/${lost.id}`).expect(404);
    await as.ariane.delete(`/administration/accounts/${as.malo.accountId}/sessions/${lost.id}`).expect(404);
    expect((await as.ariane.delete(`${path}/${lost.id}`).expect(200)).body.liveSessions).toBe(1);
    await as.ariane.delete(`${path}/${lost.id}`).expect(404);
    await telephone.get('/account/sessions').expect(401);
    await as.lea.get('/account/sessions').expect(200);
    expect(await events('account.session_ended')).toEqual([{ subject_id: as.lea.accountId }]);
    const own = await as.ariane.get(`/administration/accounts/${as.ariane.accountId}/sessions`).expect(200);
    expect(own.body.items).toMatchObject([{ current: true, actions: [] }]);
  });

  it('administration is granted and withdrawn on a fresh proof, and one always stays, even when two leave at once', async () => {
    const path = (person: Person) => `/administration/accounts/${person.accountId}/administrator`;
    await cornac.sql(
      "UPDATE sessions SET second_factor_at = now() - interval '1 hour' WHERE account_id = $1",
      [as.basile.accountId],
    );
    await cornac.sql(
      `INSERT INTO passkeys (id, account_id, credential_id, public_key, counter, synced, name, created_at)
       VALUES (uuidv7(), $1, 'c', 'k', 0, false, 'Téléphone', now())`,
      [as.basile.accountId],
    );
    const stale = await as.basile.post(path(as.malo)).expect(403);
    expect(stale.body.type).toBe('/problemes/confirmation-required');
    await cornac.sql('UPDATE sessions SET second_factor_at = now()');
    await as.basile.post(path(as.malo)).expect(200);
    expect(await events('account.administrator_granted')).toHaveLength(1);
    await as.basile.delete(path(as.malo)).expect(200);
    await as.malo.get('/administration/accounts').expect(401);
    const both = await Promise.all([as.ariane.delete(path(as.basile)), as.basile.delete(path(as.ariane))]);
    const statuses = both.map((answer) => answer.status);
    // The second to come finds itself out, or finds that it is the last.
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    const [left] = await cornac.sql<{ n: number }>(
      'SELECT count(*)::int AS n FROM accounts WHERE administrator',
    );
    expect(left?.n).toBe(1);
    await administrators(as.ariane, as.basile);
    as = {
      ...as,
      ...(await cornac.people(
        { ariane: 'Ariane Petitjean', basile: 'Basile Roche', malo: 'Malo Ortega' },
        { secondFactor: true },
      )),
    };
  });

  it('the last administrator cannot be forgotten either', async () => {
    await administrators(as.ariane);
    const { body } = await as.ariane
      .post('/my/erasure', { confirmation: 'ariane-petitjean@test.example' })
      .expect(409);
    expect(body.type).toBe('/problemes/last-administrator');
    await administrators(as.ariane, as.basile);
  });
});

describe('the log', () => {
  it('tells who did what, filtered; never an id nor a word of people’s work', async () => {
    await cornac.sql(
      `INSERT INTO audit_entries (at, actor_id, action, subject_type, subject_id, detail)
       VALUES (now(), $1, 'application.submitted', 'application', uuidv7(), '{"title":"secret"}')`,
      [as.malo.accountId],
    );
    const { body } = await as.ariane.get('/administration/audit?action=application').expect(200);
    expect(body.items).toMatchObject([
      { actorName: 'Malo Ortega', action: 'application.submitted', subjectId: null, detail: null },
    ]);
    const suspensions = await as.ariane.get('/administration/audit?action=account.suspended').expect(200);
    expect(suspensions.body.items).toMatchObject([
      { actorName: 'Ariane Petitjean', subjectId: as.lea.accountId, subjectName: 'Léa Morin' },
    ]);
    const page = await as.ariane.get('/administration/audit?limit=1').expect(200);
    const next = await as.ariane.get(`/administration/audit?limit=1&cursor=${page.body.next}`).expect(200);
    expect(Number(next.body.items[0].id)).toBeLessThan(Number(page.body.items[0].id));
  });

  it('says by whose delegation', async () => {
    await cornac.sql(
      `INSERT INTO audit_entries (at, actor_id, action, subject_type, subject_id, detail, on_behalf_of)
       VALUES (now(), $1, 'call.published', 'call', uuidv7(), '{}', $2)`,
      [as.malo.accountId, as.lea.accountId],
    );
    for (const person of [as.malo, as.lea]) {
      const { body } = await as.ariane
        .get(`/administration/audit?action=call&actorId=${person.accountId}`)
        .expect(200);
      expect(body.items).toMatchObject([
        { actorName: 'Malo Ortega', onBehalfOfId: as.lea.accountId, onBehalfOfName: 'Léa Morin' },
      ]);
    }
  });

  it('is taken away as a table that computes nothing, and taking it is in the log', async () => {
    const { text, headers } = await as.ariane
      .get(`/administration/audit/extract?actorId=${as.ariane.accountId}`)
      .expect(200);
    expect(headers['content-type']).toContain('text/csv');
    expect(text).toContain('account.suspended');
    const { body } = await as.ariane.get('/administration/audit?action=account.audit_extracted').expect(200);
    expect(body.items).toHaveLength(1);
  });

  it('is recomputed: whole, then with its tail cut, which only the heads put aside can tell', async () => {
    await cornac.service(AuditSeal).seal();
    // The file of heads, a year and more of them, keeps the last ones.
    const path = join(cornac.dataFolder, 'audit-heads.jsonl');
    await writeFile(
      path,
      '{"position":0,"hash":"","takenAt":"2025-01-01T00:00:00.000Z"}\n'.repeat(HEADS_FILED),
    );
    const head = await cornac.service(AuditHeads).take();
    const filed = (await readFile(path, 'utf8')).trimEnd().split('\n');
    expect([filed.length, JSON.parse(filed.at(-1) ?? '')]).toEqual([HEADS_FILED, head]);
    await writeFile(path, `${filed.at(-1)}\n`);
    expect(await cornac.service(AuditHeads).take()).toBeNull();
    const whole = await as.ariane.get('/administration/audit/integrity').expect(200);
    expect(whole.body).toMatchObject({ whole: true, headPosition: head?.position, headHash: head?.hash });
    // Whoever owns the machine cuts the end of the audit, of its seals, and the table of heads with them.
    const tables = ['audit_heads', 'audit_seals', 'audit_entries'];
    for (const table of tables) await cornac.sql(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await cornac.sql('DELETE FROM audit_heads');
    await cornac.sql('DELETE FROM audit_seals WHERE position > 3');
    await cornac.sql(
      'DELETE FROM audit_entries e WHERE NOT EXISTS (SELECT FROM audit_seals s WHERE s.entry_id = e.id)',
    );
    for (const table of tables) await cornac.sql(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    const cut = await as.ariane.get('/administration/audit/integrity').expect(200);
    expect(cut.body).toMatchObject({ whole: false, brokenBy: 'cut', brokenAt: head?.position });
  });
});

describe('legal holds', () => {
  it('are placed on what exists, once, and lifted', async () => {
    const hold = { subjectType: 'account', subjectId: as.malo.accountId, reason: 'Réquisition du 3 mai.' };
    const { body } = await as.ariane.post('/administration/legal-holds', hold).expect(201);
    expect(body).toMatchObject({ subjectName: 'Malo Ortega', actions: ['lift'] });
    await as.ariane.post('/administration/legal-holds', hold).expect(409);
    await as.ariane.post('/administration/legal-holds', { ...hold, subjectType: 'organisation' }).expect(422);
    await as.malo.get('/administration/legal-holds').expect(403);
    await as.malo.post('/my/erasure', { confirmation: 'malo-ortega@test.example' }).expect(409);
    await as.basile.post(`/administration/legal-holds/${body.id}/lift`).expect(204);
    await as.basile.post(`/administration/legal-holds/${body.id}/lift`).expect(404);
    const list = await as.ariane.get('/administration/legal-holds').expect(200);
    expect(list.body.items).toMatchObject([{ id: body.id, placedBy: 'Ariane Petitjean', actions: [] }]);
  });
});

describe('the instance', () => {
  it('settings are typed, compared before they change, and kept in the log', async () => {
    const path = '/administration/settings';
    const { body } = await as.ariane.get(path).expect(200);
    expect(body).toMatchObject({ instanceName: 'Cornac', organisationCreators: 'anyone', version: 0 });
    const changed = {
      instanceName: 'Le Commun',
      supportEmail: 'aide@commun.example',
      organisationCreators: 'administrators',
      breakGlassApprovers: [],
    };
    await as.ariane.put(path, changed).expect(428);
    await as.ariane
      .put(path, { ...changed, organisationCreators: 'nobody' })
      .set('If-Match', '"0"')
      .expect(400);
    await as.ariane.put(path, changed).set('If-Match', '"0"').expect(200);
    await as.basile.put(path, changed).set('If-Match', '"0"').expect(409);
    await as.malo.get(path).expect(403);
    const { breakGlassApprovers: _, ...open } = changed;
    expect((await as.malo.get('/instance').expect(200)).body).toEqual(open);
    const founding = {
      name: 'Nuitée',
      kind: 'social_enterprise',
      sort: 'association',
      legalForm: 'association',
    };
    await as.malo.post('/organisations', founding).expect(403);
    await as.ariane
      .put(path, { ...changed, organisationCreators: 'anyone' })
      .set('If-Match', '"1"')
      .expect(200);
    await as.malo.post('/organisations', founding).expect(201);
    const { body: log } = await as.ariane.get('/administration/audit?action=settings').expect(200);
    expect(log.items[0].detail).toContain('administrators');
  });

  it('says how long what is kept, to anyone, and how it goes, to administrators', async () => {
    const { body: rules } = await as.malo.get('/retention-rules').expect(200);
    expect(rules.items).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'account.unseen', noticeDays: 30 })]),
    );
    const { body: state } = await as.ariane.get('/administration/retention').expect(200);
    expect(state).toMatchObject({ lastRunAt: null, erasures: 0, holds: 0 });
  });

  it('a job that failed is seen without what it carries, and tried again', async () => {
    await cornac.sql(
      `SELECT graphile_worker.add_job('send_mail', '{"to":"malo@ailleurs.example","text":"cle-secrete"}'::json)`,
    );
    await cornac.sql(
      "UPDATE graphile_worker._private_jobs SET last_error = 'connexion refusée', attempts = max_attempts WHERE payload::text LIKE '%cle-secrete%'",
    );
    const { body, text } = await as.ariane.get('/administration/jobs').expect(200);
    expect(body.items).toMatchObject([{ task: 'send_mail', error: 'connexion refusée', nextAt: null }]);
    expect(text).not.toContain('cle-secrete');
    const unwell = await as.ariane.get('/administration/health').expect(200);
    expect(unwell.body).toMatchObject({ well: false, queue: { failed: 1 } });
    await as.ariane.post(`/administration/jobs/${body.items[0].id}/retry`).expect(204);
    const [job] = await cornac.sql<{ attempts: number }>(
      "SELECT attempts FROM graphile_worker._private_jobs WHERE payload::text LIKE '%cle-secrete%'",
    );
    expect(job?.attempts).toBe(0);
    await as.ariane.post('/administration/jobs/pas-un-nombre/retry').expect(404);
    await as.malo.post(`/administration/jobs/${body.items[0].id}/retry`).expect(404);
  });

  it('health says what runs and what is silent', async () => {
    const { body } = await as.ariane.get('/administration/health').expect(200);
    // The tests' own PostgreSQL keeps nothing through a power cut, and says so.
    expect(body.database).toMatchObject({ state: 'unwell', figure: expect.stringContaining('fsync') });
    expect(body.mail).toEqual({ state: 'well', figure: 'mailbox' });
    expect(body.worker).toEqual({ state: 'unwell', figure: null });
    await mkdir(join(cornac.dataFolder, 'files'), { recursive: true });
    await writeFile(join(cornac.dataFolder, 'files', 'temoin'), '');
    expect(Number(body.storage.figure)).toBeGreaterThan(0);
  });
});
