import { createHash } from 'node:crypto';
import { balancedBudget, CAST, PDF } from '../support/call-scene.js';
import type { Person } from '../support/person.js';
import { standingCall } from '../support/standing-call.js';

const { cornac, as, scene } = standingCall({ secondFactor: true });

const version = (n: number): [string, string] => ['If-Match', `"${n}"`];

describe('une association répond à un appel, l’institution instruit et décide avec ses raisons', () => {
  let id: string;
  let receipt: { number: string; sha256: string };

  it('the association starts its application and is told what it already said of itself', async () => {
    const { body } = await as.applicant
      .post('/applications', {
        callId: scene.callId,
        organisationId: scene.enterpriseId,
        title: 'Une présence la nuit',
      })
      .expect(201);
    id = body.id;
    expect(body.status).toBe('draft');
    expect(body.prefill).toMatchObject({ legalForm: 'association', departmentCode: '69' });
    expect(body.actions).toEqual(expect.arrayContaining(['submit', 'withdraw', 'edit']));
  });

  it('what it types is saved section by section, incomplete and all', async () => {
    const { body } = await as.applicant
      .put(`/applications/${id}/sections/project`, { answers: { need: 'La nuit, personne ne passe.' } })
      .set(...version(0))
      .expect(200);
    expect(body).toMatchObject({ version: 1, complete: false });
    expect(body.faults.map((fault: { pointer: string }) => fault.pointer)).toEqual([
      '/sections/project/public',
      '/sections/project/letter',
    ]);
  });

  it('two colleagues write, a file is attached, the budget balances', async () => {
    await as.colleague
      .put(`/applications/${id}/sections/project`, {
        answers: {
          need: 'La nuit, personne ne passe.',
          public: ['seniors'],
          contact: 'contact@nuitee.example',
        },
        confidential: true,
      })
      .set(...version(1))
      .expect(200);
    const upload = await as.applicant
      .post(`/applications/${id}/files?sectionKey=project&fieldKey=letter`)
      .attach('file', PDF, { filename: 'lettre d’appui.pdf' })
      .expect(201);
    expect(upload.body).toMatchObject({ name: 'lettre d’appui.pdf', frozen: false });
    const saved = await as.applicant
      .put(`/applications/${id}/sections/money`, {
        answers: { budget: balancedBudget(3_000_000), pledge: true },
      })
      .set(...version(0))
      .expect(200);
    expect(saved.body).toMatchObject({ complete: true, faults: [] });
    const { body } = await as.applicant.get(`/applications/${id}`).expect(200);
    expect(body.faults).toEqual([]);
    expect(body.requestedCents).toBe(3_000_000);
    expect(body.budgets[0]).toMatchObject({ gapCents: 0, sharePercent: 80 });
  });

  it('it submits, and holds a numbered receipt that proves what was sent', async () => {
    const { body } = await as.applicant
      .post(`/applications/${id}/submit`)
      .set(...version(1))
      .expect(200);
    receipt = body;
    expect(receipt.number).toMatch(/^\d{4}-\d{3}-R-\d{6}$/);
    const full = await as.applicant.get(`/applications/${id}/receipt`).expect(200);
    expect(createHash('sha256').update(full.body.canonical, 'utf8').digest('hex')).toBe(receipt.sha256);
    const verified = await as.stranger
      .post('/receipts/verify', { number: receipt.number, sha256: receipt.sha256 })
      .expect(200);
    expect(verified.body.genuine).toBe(true);
    const forged = await as.stranger
      .post('/receipts/verify', {
        number: receipt.number,
        sha256: `${receipt.sha256.startsWith('0') ? '1' : '0'}${receipt.sha256.slice(1)}`,
      })
      .expect(200);
    expect(forged.body).toEqual({ genuine: false, submittedAt: null, callReference: null });
  });

  it('until the deadline nobody at the institution may look', async () => {
    const { body } = await as.lead.get(`/calls/${scene.callId}/applications`).expect(200);
    expect(body.items).toEqual([]);
    expect(body.sealedUntil).not.toBeNull();
    await as.lead.get(`/applications/${id}/dossier`).expect(404);
  });

  it('the deadline passes: the officer admits it and gives it to two reviewers', async () => {
    await theDeadlinePasses();
    const { body } = await as.officer.get(`/calls/${scene.callId}/applications`).expect(200);
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({ id, status: 'submitted', receiptNumber: receipt.number });
    const admitted = await as.officer
      .post(`/applications/${id}/admit`)
      .set(...version(body.items[0].version))
      .expect(200);
    expect(admitted.body.status).toBe('admissible');
    const assigned = await as.officer
      .put(`/applications/${id}/reviewers`, {
        accountIds: [as.reviewer.accountId, as.secondReviewer.accountId],
      })
      .set(...version(admitted.body.version))
      .expect(200);
    expect(assigned.body.status).toBe('in_review');
    expect(assigned.body.reviewers).toHaveLength(2);
  });

  it('a reviewer says first that they have no tie, then reads, scores and sends', async () => {
    await as.reviewer.get(`/applications/${id}/dossier`).expect(403);
    await review(as.reviewer, [5, 4]);
    await as.secondReviewer.post(`/applications/${id}/conflict`, { inConflict: false }).expect(204);
    await as.secondReviewer.get(`/applications/${id}/reviews`).expect(403);
    await review(as.secondReviewer, [3, 4]);
    const { body } = await as.secondReviewer.get(`/applications/${id}/reviews`).expect(200);
    expect(body.items).toHaveLength(2);
    // 5 and 4 out of 5 with weights 60 and 40 make 18,4 out of 20; 3 and 4 make 13,6.
    expect(body).toMatchObject({ mean: 16, spread: 4.8, outOf: 20 });
  });

  it('the jury decides with its reasons, and all decisions are announced together', async () => {
    await as.officer
      .put(`/applications/${id}/decision`, {
        outcome: 'accepted',
        amountCents: 2_500_000,
        reasons: [{ criterionId: 'need', text: 'Un besoin que personne ne couvre.' }],
        message: 'Bravo.',
      })
      .set(...version(0))
      .expect(200);
    await as.applicant.get(`/applications/${id}/decision`).expect(404);
    const room = await as.juror.get(`/calls/${scene.callId}/ranking`).expect(200);
    expect(room.body).toMatchObject({ envelopeCents: 6_000_000, committedCents: 2_500_000, undecided: 0 });
    await as.lead.post(`/calls/${scene.callId}/deliberate`).expect(200);
    const released = await as.lead.post(`/calls/${scene.callId}/decisions/release`).expect(200);
    expect(released.body).toMatchObject({ accepted: 1, waitlisted: 0, declined: 0 });
  });

  it('the association reads the answer, its reasons, its scores, and who opened its dossier', async () => {
    const { body } = await as.applicant.get(`/applications/${id}/decision`).expect(200);
    expect(body).toMatchObject({
      outcome: 'accepted',
      amountCents: 2_500_000,
      marks: { mean: 16, outOf: 20 },
    });
    expect(body.reasons[0].criterionName).toBe('Réponse au besoin');
    const readings = await as.applicant.get(`/applications/${id}/readings`).expect(200);
    const seen = readings.body.items.map(
      (reading: { displayName: string; fileName: string | null }) =>
        `${reading.displayName}: ${reading.fileName}`,
    );
    expect(seen).toEqual([
      `${CAST.secondReviewer}: lettre d’appui.pdf`,
      `${CAST.secondReviewer}: null`,
      `${CAST.reviewer}: lettre d’appui.pdf`,
      `${CAST.reviewer}: null`,
    ]);
    const call = await as.stranger.get(`/calls/${scene.slug}`).expect(200);
    expect(call.body.phase).toBe('decided');
  });

  async function review(person: Person, [need, model]: [number, number]): Promise<void> {
    await person.post(`/applications/${id}/conflict`, { inConflict: false }).expect(204);
    const dossier = await person.get(`/applications/${id}/dossier`).expect(200);
    expect(dossier.body.sections[0].answers.need).toBe('La nuit, personne ne passe.');
    await person.get(`/applications/${id}/files/${dossier.body.files[0].id}`).expect(200);
    const saved = await person
      .put(`/applications/${id}/my-review`, {
        scores: [
          { criterionId: 'need', value: need, comment: '' },
          { criterionId: 'model', value: model, comment: 'Chiffré.' },
        ],
        opinion: 'Favorable.',
      })
      .set(...version(1))
      .expect(200);
    await person
      .post(`/applications/${id}/my-review/send`)
      .set(...version(saved.body.version))
      .expect(200);
  }
});

const theDeadlinePasses = () =>
  cornac.sql("UPDATE calls SET closes_at = now() - interval '1 second' WHERE id = $1", [scene.callId]);
