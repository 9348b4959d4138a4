import { newId } from '../../libs/platform/index.js';
import type { Cornac } from '../support/app.js';
import { balancedBudget, PDF, SCENE_CALL } from '../support/call-scene.js';
import type { Person } from '../support/person.js';
import type { Applications, Calls, Instance, Organisations, People } from './objects.js';

export async function launchCalls(as: People, { institution, foreign }: Organisations): Promise<Calls> {
  const day = 86_400_000;
  const at = (days: number): string => new Date(Date.now() + days * day).toISOString();
  const draft = async (lead: Person, organisation: Instance, title: string): Promise<Instance> => {
    const { body } = await lead
      .post('/calls', {
        ...SCENE_CALL,
        title,
        opensAt: at(-1),
        closesAt: at(10),
        organisationId: organisation.id,
      })
      .expect(201);
    const { body: withDocument } = await lead
      .post(`/calls/${body.id}/documents`)
      .attach('file', PDF, { filename: 'reglement.pdf' })
      .expect(201);
    return {
      id: body.id,
      callId: body.id,
      slug: body.slug,
      fileId: withDocument.documents[0].id,
      accountId: lead.accountId,
    };
  };
  const calls: Calls = {
    open: await draft(as.lead, institution, 'Bien vieillir chez soi'),
    judged: await draft(as.lead, institution, 'Veiller la nuit'),
    draft: await draft(as.lead, institution, 'Un appel à venir'),
    foreign: await draft(as.foreigner, foreign, 'Rompre l’isolement au Ponant'),
    foreignDraft: await draft(as.foreigner, foreign, 'Un secret du Ponant'),
  };
  const team: [Person, string][] = [
    [as.officer, 'officer'],
    [as.reviewer, 'reviewer'],
    [as.juror, 'juror'],
    [as.recused, 'juror'],
    [as.observer, 'observer'],
  ];
  for (const call of [calls.open, calls.judged, calls.draft])
    for (const [{ accountId }, place] of team)
      await as.lead.post(`/calls/${call.id}/team`, { accountId, function: place }).expect(200);
  for (const call of [calls.open, calls.judged]) await as.lead.post(`/calls/${call.id}/publish`).expect(200);
  await as.foreigner.post(`/calls/${calls.foreign.id}/publish`).expect(200);
  return calls;
}

export async function answer(
  cornac: Cornac,
  as: People,
  calls: Calls,
  houses: Organisations,
): Promise<Applications> {
  const start = async (person: Person, call: Instance, house: Instance, title: string): Promise<Instance> => {
    const { body } = await person
      .post('/applications', { callId: call.id, organisationId: house.id, title })
      .expect(201);
    const upload = await person
      .post(`/applications/${body.id}/files?sectionKey=project&fieldKey=letter`)
      .attach('file', PDF, { filename: 'lettre.pdf' })
      .expect(201);
    const sections = {
      project: { need: title, public: ['seniors'] },
      money: { budget: balancedBudget(3_000_000), pledge: true },
    };
    for (const [key, answers] of Object.entries(sections))
      await person
        .put(`/applications/${body.id}/sections/${key}`, { answers, confidential: key === 'money' })
        .set('If-Match', '"0"')
        .expect(200);
    return { id: body.id, fileId: upload.body.id };
  };
  const applications: Applications = {
    draft: await start(as.applicant, calls.open, houses.enterprise, 'Le brouillon de Nuitée Claire'),
    dossier: await start(as.applicant, calls.judged, houses.enterprise, 'Le dossier de Nuitée Claire'),
    rivals: await start(as.rival, calls.judged, houses.rival, 'Le dossier du Palier'),
    foreign: await start(as.foreigner, calls.foreign, houses.foreignEnterprise, 'Le dossier du Ponant'),
  };
  for (const [person, { id }] of [
    [as.applicant, applications.dossier],
    [as.rival, applications.rivals],
    [as.foreigner, applications.foreign],
  ] as const)
    await person.post(`/applications/${id}/submit`).set('If-Match', '"1"').expect(200);
  await cornac.sql("UPDATE calls SET closes_at = now() - interval '1 second' WHERE id = ANY($1)", [
    [calls.judged.id, calls.foreign.id],
  ]);
  return applications;
}

/** Both dossiers of `judged` are admitted and reviewed; E's by `reviewer`, while `recused` says their tie to it. */
export async function judge(as: People, { dossier, rivals }: Applications): Promise<void> {
  const admit = async (id: string | undefined, reviewers: Person[]): Promise<void> => {
    const { body } = await as.officer.post(`/applications/${id}/admit`).set('If-Match', '"2"').expect(200);
    await as.officer
      .put(`/applications/${id}/reviewers`, { accountIds: reviewers.map((person) => person.accountId) })
      .set('If-Match', `"${body.version}"`)
      .expect(200);
  };
  await admit(dossier.id, [as.reviewer, as.officer]);
  await admit(rivals.id, [as.officer]);
  const declare = (person: Person, id: string | undefined, inConflict: boolean) =>
    person.post(`/applications/${id}/conflict`, { inConflict, reason: 'Ancien salarié.' }).expect(204);
  await declare(as.reviewer, dossier.id, false);
  await declare(as.officer, dossier.id, false);
  await declare(as.officer, rivals.id, false);
  for (const { id } of [dossier, rivals]) await declare(as.juror, id, false);
  await declare(as.recused, dossier.id, true);
  await declare(as.recused, rivals.id, false);
  await as.reviewer
    .put(`/applications/${dossier.id}/my-review`, {
      scores: ['need', 'model'].map((criterionId) => ({ criterionId, value: 4, comment: 'Solide.' })),
      opinion: 'Favorable.',
    })
    .set('If-Match', '"1"')
    .expect(200);
  await as.reviewer.post(`/applications/${dossier.id}/my-review/send`).set('If-Match', '"2"').expect(200);
  await as.officer
    .put(`/applications/${dossier.id}/decision`, {
      outcome: 'accepted',
      amountCents: 2_500_000,
      reasons: [{ criterionId: 'need', text: 'Un besoin que personne ne couvre.' }],
      message: 'Bravo.',
    })
    .set('If-Match', '"0"')
    .expect(200);
}

/** The circles around E's dossier, its call, and the foreign call. */
export async function openThreads(
  as: People,
  calls: Calls,
  applications: Applications,
): Promise<Record<string, Instance>> {
  const circle = async (
    person: Person,
    type: string,
    subject: Instance,
    audience: string,
  ): Promise<Instance> => {
    const { body } = await person.get(`/threads?subjectType=${type}&subjectId=${subject.id}`).expect(200);
    const { id } = body.items.find((thread: { audience: string }) => thread.audience === audience);
    const { body: file } = await person
      .post(`/threads/${id}/files`)
      .attach('file', PDF, { filename: 'plan.pdf' })
      .expect(201);
    const message = { clientId: newId(), body: 'Bonjour.', files: [file.id] };
    await person.post(`/threads/${id}/messages`, message).expect(201);
    return { id, seq: '1', fileId: file.id, accountId: as.guest.accountId };
  };
  const { dossier } = applications;
  return {
    dossierShared: await circle(as.applicant, 'application', dossier, 'shared'),
    dossierApplicants: await circle(as.applicant, 'application', dossier, 'applicant'),
    dossierTeam: await circle(as.officer, 'application', dossier, 'team'),
    callOpen: await circle(as.officer, 'call', calls.judged, 'shared'),
    callTeam: await circle(as.officer, 'call', calls.judged, 'team'),
    callJury: await circle(as.officer, 'call', calls.judged, 'jury'),
    foreignTeam: await circle(as.foreigner, 'call', calls.foreign, 'team'),
  };
}

/** The guest of the matrix came in with a link, into this thread. */
export async function seatGuest(cornac: Cornac, as: People, thread: Instance | undefined): Promise<void> {
  const [guest, host] = [as.guest.accountId, as.lead.accountId];
  await cornac.sql('UPDATE accounts SET guest = true, email = NULL WHERE id = $1', [guest]);
  await cornac.sql(
    `INSERT INTO thread_guests (thread_id, account_id, may_write, invited_by, invited_at, expires_at)
     VALUES ($1, $2, true, $3, now(), now() + interval '30 days')`,
    [thread?.id, guest, host],
  );
}

/** Out of the officer's message, for themselves. */
export async function taskOf(as: People, thread: Instance | undefined): Promise<Instance> {
  const { body } = await as.officer
    .post(`/threads/${thread?.id}/messages/1/tasks`, { title: 'Rappeler la déposante', dueOn: '2027-01-07' })
    .expect(201);
  return { id: body.id };
}

/** By somebody who reads the thread; its id is told to nobody but who settles it. */
export async function reportOf(cornac: Cornac, as: People, thread: Instance | undefined): Promise<Instance> {
  await as.passerby.post(`/threads/${thread?.id}/messages/1/reports`, { reason: 'Hors sujet.' }).expect(204);
  const [row] = await cornac.sql<{ id: string }>('SELECT id FROM message_reports');
  return { id: row?.id ?? '' };
}
