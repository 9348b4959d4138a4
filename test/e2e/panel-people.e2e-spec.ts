import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ConsentsService } from '../../libs/panels/index.js';
import { PDF } from '../support/call-scene.js';
import { statementsOf } from '../support/libs.js';
import { standingPanelScene } from '../support/panel-scene.js';
import { tracesOf } from '../support/traces.js';

/** A panel and its people, over HTTP: who opens it, who knows whom, what leaving takes away. */

const { cornac, as, scene, add, publish, comeIn } = standingPanelScene();

describe('a panel', () => {
  it('is looked after by whoever opened it, and known to the people of its institution', async () => {
    const { body } = await as.facilitator.get(scene.at).expect(200);
    expect(body.facilitators).toEqual([
      { accountId: as.facilitator.accountId, displayName: 'Solange Amari' },
    ]);
    expect(body.actions).toEqual(['edit', 'facilitate', 'convene']);
    const { body: seen } = await as.member.get(scene.at).expect(200);
    expect(seen).toMatchObject({ name: 'Les voix du Rhône', size: null, actions: [] });
    await as.stranger.get(scene.at).expect(404);
    const { body: list } = await as.facilitator.get('/panels').expect(200);
    expect(list.items).toEqual([expect.objectContaining({ id: scene.panelId, facilitated: true })]);
    expect((await as.stranger.get('/panels').expect(200)).body.items).toEqual([]);
  });

  it('is not opened in the name of others, nor of an enterprise', async () => {
    const panel = { name: 'Un panel', purpose: 'Essayer.' };
    await as.stranger.post('/panels', { ...panel, organisationId: scene.institutionId }).expect(403);
    const { body: house } = await as.stranger
      .post('/organisations', {
        name: 'Nuitée Claire',
        kind: 'social_enterprise',
        sort: 'association',
        legalForm: 'association',
      })
      .expect(201);
    const { body } = await as.stranger.post('/panels', { ...panel, organisationId: house.id }).expect(422);
    expect(body.type).toBe('/problemes/panel-owner-kind');
  });

  it('does not give its names to whoever runs the institution, even by their own hand', async () => {
    await as.owner.get(`${scene.at}/panelists`).expect(403);
    await as.owner.post(`${scene.at}/facilitators`, { accountId: as.owner.accountId }).expect(403);
    const { body } = await as.facilitator
      .post(`${scene.at}/facilitators`, { accountId: as.stranger.accountId })
      .expect(422);
    expect(body.type).toBe('/problemes/panel-facilitator-elsewhere');
    await as.facilitator.post(`${scene.at}/facilitators`, { accountId: as.second.accountId }).expect(201);
    await as.second.get(`${scene.at}/panelists`).expect(200);
  });

  it('always has somebody to look after it, and an institution', async () => {
    await as.second.delete(`${scene.at}/facilitators/${as.second.accountId}`).expect(204);
    const { body } = await as.facilitator
      .delete(`${scene.at}/facilitators/${as.facilitator.accountId}`)
      .expect(422);
    expect(body.type).toBe('/problemes/panel-last-facilitator');
    const last = await as.owner.delete(`${scene.at}/owners/${scene.institutionId}`).expect(422);
    expect(last.body.type).toBe('/problemes/panel-last-owner');
  });

  it('keeps strata that can be drawn from, and those people stand in', async () => {
    await add({ strata: { age: '80s' } });
    const { body } = await as.facilitator.get(scene.at).expect(200);
    const edit = (strata: object[]) =>
      as.facilitator.patch(scene.at, { strata }).set('If-Match', `"${body.version}"`);
    const [age] = body.strata;
    const tooMany = age.values.map((value: object) => ({ ...value, quota: 60 }));
    const refused = await edit([{ ...age, values: tooMany }]).expect(400);
    expect(refused.body.errors[0].pointer).toBe('/strata/0/values');
    const emptied = await edit([]).expect(422);
    expect(emptied.body.type).toBe('/problemes/panel-strata-in-use');
    await as.facilitator.patch(scene.at, { charter: 'On se dit tout.' }).set('If-Match', '"99"').expect(409);
  });
});

describe('the people of a panel', () => {
  it('have a pseudonym that says nothing of them, and names for their facilitator in a bounded number of statements', async () => {
    for (let index = 0; index < 5; index += 1) await add({ lastName: `Aubert ${index}` });
    const read = () => as.facilitator.get(`${scene.at}/panelists?limit=3`).expect(200);
    const { body } = await read();
    const names = body.items.map((item: { pseudonym: string }) => item.pseudonym);
    expect(names).toEqual([...names].sort());
    expect(body.next).not.toBeNull();
    const few = await statementsOf(read);
    const many = await statementsOf(() => as.facilitator.get(`${scene.at}/panelists?limit=6`).expect(200));
    expect(many.length).toBe(few.length);
    const [noted] = await cornac.sql<{ count: number }>(
      `SELECT count(*) FROM audit_entries WHERE action = 'panel.people_read' AND subject_id = $1`,
      [scene.panelId],
    );
    expect(noted?.count).toBeGreaterThan(2);
  });

  it('are corrected, rest and come back; versions are kept apart', async () => {
    const { id, version } = await add();
    const path = `${scene.at}/panelists/${id}`;
    const edit = { needs: ['transport'], needsWords: 'Un fauteuil.', strata: { age: '70s' } };
    await as.facilitator
      .patch(path, { strata: { age: 'young' } })
      .set('If-Match', '"1"')
      .expect(400);
    const { body } = await as.facilitator.patch(path, edit).set('If-Match', `"${version}"`).expect(200);
    expect(body).toMatchObject({ firstName: 'Denise', ...edit, version: version + 1 });
    await as.facilitator.patch(path, edit).set('If-Match', `"${version}"`).expect(409);
    const paused = await as.facilitator.post(`${path}/move`, { move: 'pause' }).expect(200);
    expect(paused.body).toMatchObject({ status: 'paused' });
    const refused = await as.facilitator.post(`${path}/move`, { move: 'pause' }).expect(409);
    expect(refused.body.allowed).toEqual(['resume', 'leave']);
    const back = await as.facilitator.post(`${path}/move`, { move: 'resume' }).expect(200);
    expect(back.body).toMatchObject({ status: 'active', endedOn: null });
  });

  it('come from a partner’s list, tried first: the trial writes nothing and says the same', async () => {
    const csv =
      '\uFEFFNom;Prénom;Naissance;Tranche d’âge\r\nRossignol;Lucie;1941;80 ans et plus\r\n' +
      'Rossignol;Lucie;1941;80 ans et plus\r\nPrat;;1950;\r\n';
    const enter = (dryRun: boolean) => as.facilitator.post(`${scene.at}/panelists/import`, { csv, dryRun });
    const { body: trial } = await enter(true).expect(200);
    expect(trial).toMatchObject({
      lines: 3,
      sound: 1,
      twins: [{ line: 3, of: 2 }],
      faults: [{ line: 4, column: 'Prénom', detail: 'Ce champ est obligatoire.' }],
      written: false,
    });
    expect(await tracesOf(cornac, 'Rossignol')).not.toContain('panel_people.people');
    const { body: real } = await enter(false).expect(200);
    expect(real).toEqual({ ...trial, written: true });
    const { body: again } = await enter(false).expect(200);
    expect(again).toMatchObject({ sound: 0, written: false });
    expect(again.twins[0]).toEqual({ line: 2, of: null });
  });

  it('come in with the key of their letter; another one shuts the first out', async () => {
    const { id, pseudonym } = await add();
    const browser = await comeIn(id);
    const { body } = await browser.get('/my/panels').expect(200);
    expect(body.items).toEqual([expect.objectContaining({ id: scene.panelId, pseudonym })]);
    expect(JSON.stringify(body)).not.toContain('Fontanille');
    await browser.get(scene.at).expect(403);
    await as.facilitator.delete(`${scene.at}/panelists/${id}/key`).expect(204);
    await browser.get('/my/panels').expect(401);
  });
});

describe('what they agreed to', () => {
  it('is the very words they were shown, and is asked again once these change', async () => {
    const { id } = await add();
    const first = await publish();
    const browser = await comeIn(id);
    const give = (text: { id: string; sha256: string }) =>
      browser.post(`/my/panels/${scene.panelId}/consents`, { textId: text.id, sha256: text.sha256 });
    await give({ ...first, sha256: '0'.repeat(64) }).expect(422);
    await give(first).expect(201);
    const second = await publish({ words: 'Je participe, et je peux m’arrêter.' });
    expect(second.number).toBe(first.number + 1);
    await give(first).expect(422);
    await give(second).expect(201);
    const { body } = await as.facilitator.get(`${scene.at}/panelists/${id}/consents`).expect(200);
    expect(body.items.map(({ way }: { way: string }) => way)).toEqual(['screen', 'screen']);
  });

  it('covers a study when the words in force of the panel and of the study are agreed to, until they expire', async () => {
    const [one, other, sick] = [await add(), await add(), await add()];
    const ids = [one.id, other.id, sick.id];
    const { sessionId } = await seatOf(one.id);
    const ofPanel = await publish({ coversHealth: true });
    const note = (panelist: { id: string }, textId: string, more = {}) =>
      as.facilitator
        .post(`${scene.at}/panelists/${panelist.id}/consents`, { textId, way: 'paper', ...more })
        .expect(201);
    for (const panelist of [one, sick]) await note(panelist, ofPanel.id);
    await note(other, ofPanel.id, { expiresOn: '2020-01-01' });
    const covered = async (study: string | null, health = false) => {
      const found = await cornac.service(ConsentsService).covers(ids, study, { health });
      return ids.map((id) => found.has(id));
    };
    expect(await covered(null)).toEqual([true, false, true]);
    expect(await covered(null, true)).toEqual([true, false, true]);
    expect(await covered(sessionId)).toEqual([true, false, true]);
    const ofStudy = await publish({ sessionId });
    expect(await covered(sessionId)).toEqual([false, false, false]);
    await note(one, ofStudy.id);
    await note(other, ofStudy.id);
    expect(await covered(sessionId)).toEqual([true, false, false]);
    expect(await covered(sessionId, true)).toEqual([false, false, false]);
    await as.facilitator.post(`${scene.at}/panelists/${one.id}/withdraw`, { textId: ofPanel.id }).expect(204);
    expect(await covered(sessionId)).toEqual([false, false, false]);
  });

  it('is noted from a sheet, which only facilitators open', async () => {
    const { id } = await add();
    const text = await publish();
    const at = `${scene.at}/panelists/${id}/consents`;
    const { body } = await as.facilitator.post(at, { textId: text.id, way: 'paper' }).expect(201);
    const file = `${at}/${body.id}/file`;
    await as.facilitator.post(file).attach('file', PDF, { filename: 'feuille.pdf' }).expect(201);
    await as.facilitator.get(file).expect(200);
    await as.owner.get(file).expect(403);
  });
});

describe('withdrawing', () => {
  const CANARY = 'Zyxfontanelle';

  it('from everything leaves no name, no need, no scan, no account: not in a table, a job nor a file', async () => {
    const text = await publish();
    const { id, pseudonym } = await add({
      lastName: CANARY,
      address: `12 rue ${CANARY}`,
      needsWords: CANARY,
      guardianName: CANARY,
      words: CANARY,
    });
    const at = `${scene.at}/panelists/${id}`;
    const { body } = await as.facilitator
      .post(`${at}/consents`, { textId: text.id, way: 'paper' })
      .expect(201);
    const files = await filesUnder(cornac.dataFolder);
    await as.facilitator
      .post(`${at}/consents/${body.id}/file`)
      .attach('file', PDF, { filename: `${CANARY}.pdf` })
      .expect(201);
    const browser = await comeIn(id);
    await browser.post(`/my/panels/${scene.panelId}/withdraw`, { textId: null }).expect(204);
    await browser.get('/my/panels').expect(401);
    expect(await tracesOf(cornac, CANARY)).toEqual([]);
    expect(await tracesOf(cornac, CANARY.toLowerCase())).toEqual([]);
    const left = (await filesUnder(cornac.dataFolder)).filter((path) => !files.includes(path));
    expect(left.map((path) => basename(path))).toEqual(['erasures.jsonl']);
    await as.facilitator.get(at).expect(404);
    const [kept] = await cornac.sql('SELECT status, strata FROM panelists WHERE pseudonym = $1 AND id = $2', [
      pseudonym,
      id,
    ]);
    expect(kept).toEqual({ status: 'withdrawn', strata: {} });
  });

  it.each([
    ['erase', 0],
    ['detach', 1],
  ] as const)('does to answers what was promised: %s', async (uponWithdrawal, kept) => {
    const { id } = await add();
    const { sessionId, subjectId, respondent } = await seatOf(id);
    const text = await publish({ sessionId, uponWithdrawal });
    const at = `${scene.at}/panelists/${id}`;
    await as.facilitator.post(`${at}/consents`, { textId: text.id, way: 'voice' }).expect(201);
    await as.facilitator.post(`${at}/withdraw`, { textId: text.id }).expect(204);
    const answers = 'SELECT FROM panel_answers WHERE subject_id = $1';
    expect(await cornac.sql(answers, [subjectId])).toHaveLength(kept);
    const words = await cornac.sql('SELECT respondent FROM panel_verbatims WHERE subject_id = $1', [
      subjectId,
    ]);
    expect(words).toEqual(kept ? [{ respondent: null }] : []);
    expect(await cornac.sql('SELECT FROM panel_seats WHERE respondent = $1', [respondent])).toEqual([]);
    // from that study alone
    await as.facilitator.get(at).expect(200);
  });

  it('says nothing of who, to the log nor to those who are told what happens', async () => {
    const rows = await cornac.sql<{ actor: string | null; payload: object }>(
      `SELECT actor_id AS actor, payload FROM outbox_events WHERE type = 'panel.consent_withdrawn'`,
    );
    expect(rows.length).toBeGreaterThan(2);
    for (const { actor, payload } of rows) {
      expect(actor).toBeNull();
      expect(Object.keys(payload)).toEqual(['whole']);
    }
  });
});

/** A session where they sit, one answer and one released sentence of theirs. */
async function seatOf(panelistId: string): Promise<Record<'sessionId' | 'subjectId' | 'respondent', string>> {
  const [row] = await cornac.sql<Record<'sessionId' | 'subjectId' | 'respondent', string>>(
    `WITH session AS (
       INSERT INTO panel_sessions (id, panel_id, title, mode, status, seats, created_by, created_at)
       VALUES (uuidv7(), $1, 'Le repas', 'table', 'closed', 8, $2, now()) RETURNING id
     ), subject AS (
       INSERT INTO panel_subjects (id, session_id, position, type, title)
       SELECT uuidv7(), id, 1, 'solution', 'Le plateau' FROM session RETURNING id
     ), seat AS (
       INSERT INTO panel_seats (session_id, panelist_id, state, rank)
       SELECT id, $3, 'came', 1 FROM session RETURNING respondent
     )
     SELECT session.id AS "sessionId", subject.id AS "subjectId", seat.respondent
     FROM session, subject, seat`,
    [scene.panelId, as.facilitator.accountId, panelistId],
  );
  if (!row) throw new Error('No seat');
  await cornac.sql(
    `INSERT INTO panel_answers (session_id, subject_id, step, respondent, value, source)
     VALUES ($1, $2, 'q1', $3, '{"number": 4}', 'paper')`,
    [row.sessionId, row.subjectId, row.respondent],
  );
  await cornac.sql(
    `INSERT INTO panel_verbatims (subject_id, step, respondent, words, edited, released_on)
     VALUES ($1, 'q2', $2, 'C’est lourd.', false, now())`,
    [row.subjectId, row.respondent],
  );
  return row;
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}
