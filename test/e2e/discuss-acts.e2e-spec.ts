import { randomUUID } from 'node:crypto';
import { messageOf, said, threadOf } from '../support/discussion-scene.js';
import type { Person } from '../support/person.js';
import { standingCall } from '../support/standing-call.js';

/** What a message becomes: a public answer, a request for more, a task. */

const { cornac, as, scene } = standingCall({ secondFactor: true });
let applicationId: string;

beforeAll(async () => {
  const { body } = await as.applicant
    .post('/applications', {
      callId: scene.callId,
      organisationId: scene.enterpriseId,
      title: 'Une présence la nuit',
    })
    .expect(201);
  applicationId = body.id;
});

const ask = (person: Person, threadId: string, body: string): Promise<number> =>
  said(person, threadId, body, { question: true });

describe('a question', () => {
  const words = { question: 'Un projet peut-il couvrir deux communes ?', answer: 'Oui, voisines ou non.' };

  it('is answered to all, without who asked, and the one who asked reads it where they asked', async () => {
    const threadId = await threadOf(as.applicant, 'call', scene.callId, 'shared');
    const seq = await ask(as.applicant, threadId, 'Chez nous, à Nuitée Claire, deux communes : possible ?');
    const publish = (person: Person, more = {}) =>
      person.post(`/calls/${scene.callId}/answers`, { threadId, seq, ...words, ...more });

    const offered = await as.officer.get(`/threads/${threadId}/acts`).expect(200);
    expect(offered.body.items.map((act: { kind: string }) => act.kind).sort()).toEqual([
      'call_answer',
      'task',
    ]);
    expect(offered.body.items).toContainEqual(
      expect.objectContaining({ kind: 'call_answer', on: { type: 'call', id: scene.callId } }),
    );
    const others = await as.rival.get(`/threads/${threadId}/acts`).expect(200);
    expect(others.body.items.map((act: { kind: string }) => act.kind)).toEqual(['task']);

    await publish(as.rival).expect(403);
    const told = await publish(as.officer, { question: 'Mme Diop, de Nuitée Claire, demande…' }).expect(422);
    expect(told.body.type).toBe('/problemes/question-tells-who-asked');
    expect(told.body.errors).toEqual([{ pointer: '/question', detail: expect.stringContaining('Diop') }]);
    await publish(as.officer, { answer: 'Écrivez à aide@ailleurs.example' }).expect(422);

    const { body: published } = await publish(as.officer).expect(201);
    const visitor = await fetch(`${cornac.url}/api/v1/calls/${scene.slug}/answers`);
    expect(await visitor.json()).toEqual({
      items: [{ id: published.id, ...words, publishedAt: published.publishedAt }],
      next: null,
    });
    const page = await as.rival.get(`/calls/${scene.slug}`).expect(200);
    expect(page.body.answers.items).toEqual([expect.objectContaining(words)]);

    const asked = await messageOf(as.applicant, threadId, seq);
    expect(asked).toMatchObject({
      answeredBy: seq + 1,
      acts: [
        { kind: 'call_answer', label: words.question, path: `/appels/${scene.slug}#reponse-${published.id}` },
      ],
    });
    expect((await messageOf(as.applicant, threadId, seq + 1)).body).toBe(words.answer);
    const changes = await as.applicant.get(`/threads/${threadId}/changes?after=0`).expect(200);
    expect(changes.body.items[0].acts).toHaveLength(1);
  });

  it('pages from the latest, and comes from a thread of this call only', async () => {
    const threadId = await threadOf(as.applicant, 'call', scene.callId, 'shared');
    const seq = await ask(as.applicant, threadId, 'Et trois ?');
    await as.lead
      .post(`/calls/${scene.callId}/answers`, { threadId, seq, question: 'Et trois ?', answer: 'Oui.' })
      .expect(201);
    const first = await as.rival.get(`/calls/${scene.slug}/answers?limit=1`).expect(200);
    expect(first.body.items[0].question).toBe('Et trois ?');
    const second = await as.rival
      .get(`/calls/${scene.slug}/answers?limit=1&cursor=${first.body.next}`)
      .expect(200);
    expect(second.body).toMatchObject({ items: [{ question: words.question }], next: null });

    const own = await threadOf(as.applicant, 'application', applicationId, 'applicant');
    const secret = await ask(as.applicant, own, 'Entre nous.');
    await as.officer
      .post(`/calls/${scene.callId}/answers`, { threadId: own, seq: secret, ...words })
      .expect(404);
  });
});

describe('a task', () => {
  const day = '2037-01-07';

  it('is given to a reader of the thread, shown on the message, and settled by who has it or gave it', async () => {
    const threadId = await threadOf(as.officer, 'call', scene.callId, 'team');
    const seq = await ask(as.officer, threadId, 'Qui rappelle la salle ?');
    const make = (more: object) =>
      as.officer.post(`/threads/${threadId}/messages/${seq}/tasks`, {
        title: 'Rappeler la salle',
        dueOn: day,
        ...more,
      });
    await make({ ownerId: as.applicant.accountId }).expect(422);
    await make({ ownerId: randomUUID() }).expect(422);
    const { body: task } = await make({ ownerId: as.lead.accountId }).expect(201);
    expect(task).toMatchObject({ owner: { id: as.lead.accountId }, dueOn: day, doneAt: null, threadId, seq });
    expect((await messageOf(as.juror, threadId, seq)).acts).toEqual([
      { kind: 'task', label: 'Rappeler la salle', path: `/mes-taches#tache-${task.id}` },
    ]);

    const mine = await as.lead.get('/my/tasks').expect(200);
    expect(mine.body.items).toEqual([expect.objectContaining({ id: task.id, actions: ['settle', 'edit'] })]);
    await as.juror.post(`/tasks/${task.id}/finish`).expect(403);
    await as.applicant.get(`/tasks/${task.id}`).expect(404);
    const done = await as.lead.post(`/tasks/${task.id}/finish`).expect(200);
    expect(done.body.doneAt).not.toBeNull();
    expect((await as.lead.get('/my/tasks').expect(200)).body.items).toEqual([]);
    await as.officer.post(`/tasks/${task.id}/reopen`).expect(200);
    const ofThread = await as.juror.get(`/threads/${threadId}/tasks`).expect(200);
    expect(ofThread.body.items).toEqual([
      expect.objectContaining({ id: task.id, doneAt: null, actions: [] }),
    ]);
  });

  it('is changed by who has it or gave it, handed to another reader, and found in each one’s lists', async () => {
    const threadId = await threadOf(as.officer, 'call', scene.callId, 'team');
    const seq = await ask(as.officer, threadId, 'Qui relit le compte rendu ?');
    const { body: task } = await as.officer
      .post(`/threads/${threadId}/messages/${seq}/tasks`, { title: 'Relire', dueOn: day })
      .expect(201);
    expect(task).toMatchObject({ version: 1, path: `/fils/${threadId}#m${seq}`, about: expect.any(String) });
    const edit = (person: Person, version: number, changes: object) =>
      person.patch(`/tasks/${task.id}`, changes).set('If-Match', `"${version}"`);

    await as.officer.patch(`/tasks/${task.id}`, { title: 'Sans version' }).expect(428);
    await edit(as.juror, 1, { title: 'À moi' }).expect(403);
    await edit(as.applicant, 1, { title: 'À moi' }).expect(404);
    await edit(as.officer, 1, { ownerId: as.applicant.accountId }).expect(422);
    const changed = { title: 'Relire le compte rendu', dueOn: '2037-02-08', ownerId: as.lead.accountId };
    const { body: edited } = await edit(as.officer, 1, changed).expect(200);
    expect(edited).toMatchObject({
      title: changed.title,
      dueOn: changed.dueOn,
      owner: { id: as.lead.accountId },
      version: 2,
    });
    await edit(as.officer, 1, { title: 'Trop tard' }).expect(409);
    expect((await messageOf(as.juror, threadId, seq)).acts).toEqual([
      expect.objectContaining({ label: changed.title }),
    ]);
    const events = await cornac.sql<{ payload: { ownerId: string } }>(
      `SELECT payload FROM outbox_events WHERE type = 'task.handed_over' AND subject_id = $1`,
      [task.id],
    );
    expect(events.map(({ payload }) => payload.ownerId)).toEqual([as.lead.accountId]);

    const titles = async (person: Person, list: string) =>
      (await person.get(`/my/tasks?list=${list}`).expect(200)).body.items.map(
        (one: { title: string }) => one.title,
      );
    expect(await titles(as.officer, 'given')).toContain(changed.title);
    expect(await titles(as.officer, 'todo')).not.toContain(changed.title);
    await as.lead.post(`/tasks/${task.id}/finish`).expect(200);
    expect(await titles(as.officer, 'given')).not.toContain(changed.title);
    expect(await titles(as.lead, 'done')).toEqual([changed.title]);
  });

  it('that is done pages from the latest', async () => {
    const threadId = await threadOf(as.officer, 'call', scene.callId, 'team');
    const seq = await ask(as.officer, threadId, 'Trois choses à faire.');
    for (const title of ['Une', 'Deux', 'Trois']) {
      const { body } = await as.reviewer
        .post(`/threads/${threadId}/messages/${seq}/tasks`, { title, dueOn: day })
        .expect(201);
      await as.reviewer.post(`/tasks/${body.id}/finish`).expect(200);
    }
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const after: string = next === null ? '' : `&cursor=${next}`;
      const page = await as.reviewer.get(`/my/tasks?list=done&limit=1${after}`).expect(200);
      seen.push(...page.body.items.map((one: { title: string }) => one.title));
      next = page.body.next;
    } while (next !== null);
    expect(seen).toEqual(['Trois', 'Deux', 'Une']);
  });

  it('is among what awaits me when its day comes near', async () => {
    const threadId = await threadOf(as.officer, 'call', scene.callId, 'team');
    const seq = await ask(as.officer, threadId, 'Imprimer les grilles');
    const dueOn = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const { body } = await as.officer
      .post(`/threads/${threadId}/messages/${seq}/tasks`, { title: 'Imprimer les grilles', dueOn })
      .expect(201);
    const { body: today } = await as.officer.get('/my/day').expect(200);
    expect(today.items).toContainEqual(
      expect.objectContaining({ kind: 'do_task', subjectId: body.id, title: 'Imprimer les grilles' }),
    );
  });
});

describe('a request for more', () => {
  it('comes out of a message of the application, and shows on it', async () => {
    await cornac.sql(`UPDATE applications SET status = 'submitted', submitted_at = now() WHERE id = $1`, [
      applicationId,
    ]);
    await cornac.sql(`UPDATE calls SET closes_at = now() - interval '1 second' WHERE id = $1`, [
      scene.callId,
    ]);
    const threadId = await threadOf(as.officer, 'application', applicationId, 'shared');
    const seq = await ask(as.officer, threadId, 'Il manque la lettre de la commune.');
    const request = (from: object) =>
      as.officer
        .post(`/applications/${applicationId}/request-complement`, {
          message: 'La lettre de la commune.',
          dueAt: '2037-01-07T11:00:00.000Z',
          from,
        })
        .set('If-Match', '"1"');
    const offered = await as.officer.get(`/threads/${threadId}/acts`).expect(200);
    expect(offered.body.items).toContainEqual(
      expect.objectContaining({
        kind: 'complement',
        on: { type: 'application', id: applicationId, version: 1 },
      }),
    );
    const elsewhere = await threadOf(as.officer, 'call', scene.callId, 'team');
    await request({ threadId: elsewhere, seq: 1 }).expect(400);
    await request({ threadId, seq: 99 }).expect(404);
    await request({ threadId, seq }).expect(200);
    expect((await messageOf(as.applicant, threadId, seq)).acts).toEqual([
      { kind: 'complement', label: 'La lettre de la commune.', path: `/candidatures/${applicationId}` },
    ]);
  });
});
