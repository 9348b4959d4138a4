import { balancedBudget, PDF } from '../support/call-scene.js';
import type { Person } from '../support/person.js';
import { standing } from '../support/standing.js';
import { standingCall } from '../support/standing-call.js';
import { openWorker } from '../support/worker.js';

/** Administrators reach a dossier by two persons, for an hour, and those concerned know it. */

const { cornac, as, scene } = standingCall();
const worker = standing(() => openWorker(cornac));
let admin: Record<'ariane' | 'basile', Person>;
let applicationId: string;
let fileId: string;
let receiptNumber: string;
const REASON = 'La déposante dit ne plus retrouver sa pièce : vérifier le dépôt avec elle.';

beforeAll(async () => {
  admin = await cornac.people({ ariane: 'Ariane Petitjean', basile: 'Basile Roche' }, { secondFactor: true });
  await cornac.sql('UPDATE accounts SET administrator = true WHERE id = ANY($1)', [
    [admin.ariane.accountId, admin.basile.accountId],
  ]);
  await submit();
}, 60_000);

async function submit(): Promise<void> {
  for (const [title, status] of [
    ['Attestée, gardée pour les jurys', 'attested'],
    ['Seulement proposée', 'proposed'],
  ])
    await cornac.sql(
      `INSERT INTO organisation_references (id, enterprise_id, institution_id, requested_by, status, title, what,
         started_on, statement, shown, created_at)
       VALUES (uuidv7(), $1, $2, $3, $4, $5, 'Des nuits calmes.', '2025-01-06', 'Tenu.', false, now())`,
      [scene.enterpriseId, scene.institutionId, as.lead.accountId, status, title],
    );
  const { body } = await as.applicant
    .post('/applications', {
      callId: scene.callId,
      organisationId: scene.enterpriseId,
      title: 'Veiller la nuit',
    })
    .expect(201);
  applicationId = body.id;
  const upload = await as.applicant
    .post(`/applications/${applicationId}/files?sectionKey=project&fieldKey=letter`)
    .attach('file', PDF, { filename: 'lettre.pdf' })
    .expect(201);
  fileId = upload.body.id;
  const sections = {
    project: { need: 'Personne ne passe la nuit.', public: ['seniors'] },
    money: { budget: balancedBudget(3_000_000), pledge: true },
  };
  for (const [key, answers] of Object.entries(sections))
    await as.applicant
      .put(`/applications/${applicationId}/sections/${key}`, { answers, confidential: key === 'money' })
      .set('If-Match', '"0"')
      .expect(200);
  const receipt = await as.applicant
    .post(`/applications/${applicationId}/submit`)
    .set('If-Match', '"1"')
    .expect(200);
  receiptNumber = receipt.body.number;
}

const dossier = (person: Person) => person.get(`/applications/${applicationId}/dossier`);
const ask = async (reference = receiptNumber): Promise<string> => {
  const { body } = await admin.ariane
    .post('/administration/break-glass', { reference, reason: REASON })
    .expect(201);
  return body.id;
};
/** What the worker would do by now. */
async function lettersSent(): Promise<{ recipient: string; subject: string; text: string }[]> {
  await cornac.sql('DELETE FROM mailbox');
  await worker.work();
  return cornac.sql('SELECT recipient, subject, text FROM mailbox ORDER BY recipient');
}

it('without a request, an administrator knows of no application, on any path', async () => {
  for (const path of ['', '/dossier', '/receipt', '/readings', '/reviews', '/decision', `/files/${fileId}`])
    await admin.ariane.get(`/applications/${applicationId}${path}`).expect(404);
});

it('a request needs a reason and a submitted dossier; others than administrators make none', async () => {
  const path = '/administration/break-glass';
  await admin.ariane.post(path, { reference: receiptNumber, reason: 'Curiosité.' }).expect(400);
  await admin.ariane.post(path, { reference: 'AP-0000-R-999999', reason: REASON }).expect(422);
  await as.lead.post(path, { reference: receiptNumber, reason: REASON }).expect(403);
});

it('a request opens nothing, tells the other administrators, and its author cannot approve it', async () => {
  await lettersSent();
  const id = await ask(`https://cornac.example/candidatures/${applicationId}`);
  await dossier(admin.ariane).expect(404);
  await admin.ariane.post(`/administration/break-glass/${id}/approve`).expect(403);
  await as.lead.post(`/administration/break-glass/${id}/approve`).expect(404);
  await dossier(admin.ariane).expect(404);
  const letters = await lettersSent();
  expect(letters.map((letter) => letter.recipient)).toEqual(['basile-roche@test.example']);
  expect(letters[0]?.text).toContain(REASON);
  await admin.basile.post(`/administration/break-glass/${id}/close`).expect(200);
  await admin.basile.post(`/administration/break-glass/${id}/approve`).expect(409);
});

describe('when the settings name who agrees', () => {
  const name = async (by: Person, approvers: Person[]) => {
    const { version, actions: _, ...settings } = (await by.get('/administration/settings').expect(200)).body;
    const breakGlassApprovers = approvers.map((person) => person.accountId);
    return by
      .put('/administration/settings', { ...settings, breakGlassApprovers })
      .set('If-Match', `"${version}"`);
  };
  let clara: Person;
  beforeAll(async () => {
    ({ clara } = await cornac.people({ clara: 'Clara Vasseur' }, { secondFactor: true }));
    await cornac.sql('UPDATE accounts SET administrator = true WHERE id = $1', [clara.accountId]);
  });
  afterAll(async () => {
    expect((await name(admin.ariane, [])).status).toBe(200);
    await cornac.sql('UPDATE accounts SET administrator = false WHERE id = $1', [clara.accountId]);
    await cornac.sql('UPDATE break_glass_requests SET closed_at = now(), closed_by = requested_by');
  });

  it('they are two at least, administer the platform, and are changed on a fresh proof, told to all', async () => {
    for (const few of [[admin.basile], [admin.basile, as.lead]]) {
      const { status, body } = await name(admin.ariane, few);
      expect([status, body.type]).toEqual([422, '/problemes/approvers-unsound']);
    }
    await lettersSent();
    await cornac.sql("UPDATE sessions SET proven_at = now() - interval '11 minutes' WHERE account_id = $1", [
      admin.ariane.accountId,
    ]);
    expect((await name(admin.ariane, [admin.basile, clara])).body.type).toBe(
      '/problemes/confirmation-required',
    );
    await cornac.sql('UPDATE sessions SET proven_at = now()');
    expect((await name(admin.ariane, [admin.basile, clara])).body.breakGlassApprovers).toHaveLength(2);
    const told = await lettersSent();
    expect(told.map((letter) => letter.recipient)).toEqual([
      'basile-roche@test.example',
      'clara-vasseur@test.example',
    ]);
    expect(told[0]?.text).toContain('Clara Vasseur');
    expect(await (await fetch(`${cornac.url}/api/v1/instance`)).json()).not.toHaveProperty(
      'breakGlassApprovers',
    );
  });

  it('nobody else agrees, who is named asks another one, and only they are told', async () => {
    await lettersSent();
    const { body } = await clara
      .post('/administration/break-glass', { reference: receiptNumber, reason: REASON })
      .expect(201);
    expect((await lettersSent()).map((letter) => letter.recipient)).toEqual(['basile-roche@test.example']);
    const seen = await admin.ariane.get('/administration/break-glass').expect(200);
    expect(seen.body).toMatchObject({ approvers: ['Basile Roche', 'Clara Vasseur'], usable: true });
    expect(seen.body.items[0].actions).toEqual(['close']);
    const refused = await admin.ariane.post(`/administration/break-glass/${body.id}/approve`).expect(403);
    expect(refused.body.type).toBe('/problemes/not-an-approver');
    await clara.post(`/administration/break-glass/${body.id}/approve`).expect(403);
    await admin.basile.post(`/administration/break-glass/${body.id}/approve`).expect(200);
    await clara.post(`/administration/break-glass/${body.id}/close`).expect(200);
  });

  it('with fewer than two left the key is nobody’s, until the list is looked at', async () => {
    const id = await ask();
    await cornac.sql('UPDATE accounts SET suspended_at = now() WHERE id = $1', [clara.accountId]);
    for (const answer of [
      await admin.basile.post(`/administration/break-glass/${id}/approve`),
      await admin.basile.post('/administration/break-glass', { reference: receiptNumber, reason: REASON }),
    ])
      expect([answer.status, answer.body.type]).toEqual([409, '/problemes/approvers-missing']);
    expect((await admin.basile.get('/administration/break-glass').expect(200)).body.usable).toBe(false);
    await cornac.sql('UPDATE accounts SET suspended_at = NULL WHERE id = $1', [clara.accountId]);
  });
});

it('waiting more than a day, it lapses', async () => {
  const id = await ask();
  await cornac.sql(
    "UPDATE break_glass_requests SET requested_at = now() - interval '25 hours' WHERE id = $1",
    [id],
  );
  await admin.basile.post(`/administration/break-glass/${id}/approve`).expect(409);
});

describe('approved by another', () => {
  let id: string;

  it('it opens the dossier and its files to who asked, to nobody else and nothing else; those concerned are told', async () => {
    await lettersSent();
    id = await ask();
    const { body } = await admin.basile.post(`/administration/break-glass/${id}/approve`).expect(200);
    expect(body).toMatchObject({ state: 'open', applicationId: null, actions: ['close'] });
    const own = await admin.ariane.get('/administration/break-glass').expect(200);
    expect(own.body.items[0]).toMatchObject({ id, applicationId, actions: ['close', 'read'] });

    const read = await dossier(admin.ariane).expect(200);
    expect(read.body).toMatchObject({
      title: 'Veiller la nuit',
      // The dossier, and nothing that stands beside it.
      references: [],
      withheld: [],
      actions: ['readDossier', 'readConfidential'],
    });
    await admin.ariane.get(`/applications/${applicationId}/files/${fileId}`).expect(200);
    await dossier(admin.basile).expect(404);
    for (const path of ['', '/receipt', '/readings', '/reviews', '/my-review'])
      await admin.ariane.get(`/applications/${applicationId}${path}`).expect(403);
    await admin.ariane.get(`/applications/${applicationId}/decision`).expect(404);
    const threads = await admin.ariane.get(`/threads?subjectType=application&subjectId=${applicationId}`);
    expect(threads.status === 404 || threads.body.items.length === 0).toBe(true);

    // The call is still open: those who lead it are told of no application yet.
    const letters = (await lettersSent()).filter((letter) => letter.subject.includes(receiptNumber));
    expect(letters.map((letter) => letter.recipient)).toEqual(['aissatou-diop@test.example']);
    expect(letters[0]?.text).toContain(REASON);
    expect(letters[0]?.text).toContain('Basile Roche');
  });

  it('the applicant sees the readings, as the administration’s; the log has them, the request and the agreement', async () => {
    const { body } = await as.applicant.get(`/applications/${applicationId}/readings`).expect(200);
    expect(body.items).toEqual([
      expect.objectContaining({
        displayName: 'Ariane Petitjean',
        administration: true,
        fileName: 'lettre.pdf',
      }),
      expect.objectContaining({ displayName: 'Ariane Petitjean', administration: true, fileName: null }),
    ]);
    const log = await cornac.sql<{ action: string; actor_id: string }>(
      `SELECT action, actor_id FROM audit_entries WHERE subject_id = $1 OR (action = 'application.dossier_read' AND detail->>'breakGlassId' = $1::text)
       ORDER BY id`,
      [id],
    );
    expect(log).toEqual([
      { action: 'break_glass.requested', actor_id: admin.ariane.accountId },
      { action: 'break_glass.opened', actor_id: admin.basile.accountId },
      { action: 'application.dossier_read', actor_id: admin.ariane.accountId },
      { action: 'application.dossier_read', actor_id: admin.ariane.accountId },
    ]);
  });

  it('once the call is closed, its leads are told too', async () => {
    await cornac.sql("UPDATE calls SET closes_at = now() - interval '1 second'");
    await lettersSent();
    const again = await ask();
    await admin.basile.post(`/administration/break-glass/${again}/approve`).expect(200);
    const letters = (await lettersSent()).filter((letter) => letter.subject.includes(receiptNumber));
    expect(letters.map((letter) => letter.recipient)).toEqual([
      'aissatou-diop@test.example',
      'nadia-belkacem@test.example',
    ]);
    await admin.ariane.post(`/administration/break-glass/${again}/close`).expect(200);
  });

  it('its team reads beside the dossier what is attested of the applicant, shown on its page or kept for juries', async () => {
    const { body } = await dossier(as.lead).expect(200);
    expect(body.references).toMatchObject([
      { title: 'Attestée, gardée pour les jurys', institutionSlug: expect.any(String) },
    ]);
  });

  it('who asked and administers no more reads no more', async () => {
    const administers = (is: boolean) =>
      cornac.sql('UPDATE accounts SET administrator = $2 WHERE id = $1', [admin.ariane.accountId, is]);
    await administers(false);
    admin = { ...admin, ...(await cornac.people({ ariane: 'Ariane Petitjean' }, { secondFactor: true })) };
    await dossier(admin.ariane).expect(404);
    await administers(true);
    admin = { ...admin, ...(await cornac.people({ ariane: 'Ariane Petitjean' }, { secondFactor: true })) };
    await dossier(admin.ariane).expect(200);
  });

  it('an hour later it is shut, in policies and in PostgreSQL alike', async () => {
    await cornac.sql(
      "UPDATE break_glass_requests SET opened_until = now() - interval '1 second' WHERE id = $1",
      [id],
    );
    await dossier(admin.ariane).expect(404);
    await admin.ariane.get(`/applications/${applicationId}/files/${fileId}`).expect(404);
    const { body } = await admin.ariane.get('/administration/break-glass').expect(200);
    expect(body.items.find((one: { id: string }) => one.id === id)).toMatchObject({
      state: 'ended',
      applicationId: null,
      actions: [],
    });
  });
});
