import { ActorDirectory } from '../../libs/identity/index.js';
import { OrganisationsRepository } from '../../libs/organisations/index.js';
import { newId } from '../../libs/platform/index.js';
import type { Cornac } from '../support/app.js';
import { balancedBudget, PDF, SCENE_CALL } from '../support/call-scene.js';
import type { Person } from '../support/person.js';
import { administered } from './administration.js';
import { PERSONAS, type Persona } from './personas.js';
import { formCollective, openTeams } from './teams.js';

/** Values of the path parameters that name one object: `{ id, slug, fileId, … }`. */
export type Instance = Readonly<Record<string, string>>;
export type Kind =
  | 'call'
  | 'application'
  | 'organisation'
  | 'reference'
  | 'claim'
  | 'collective'
  | 'invitation'
  | 'joinRequest'
  | 'thread'
  | 'mail'
  | 'text'
  | 'consent'
  | 'file'
  | 'passkey'
  | 'session'
  | 'account'
  | 'hold'
  | 'job'
  | 'glass'
  | 'token'
  | 'identity';

export interface RightsWorld {
  as: Record<Exclude<Persona, 'visitor'>, Person>;
  /** Objects by kind and name; `unknown` is none. */
  objects: Record<Kind, Record<string, Instance>>;
}

const nobody = (): Instance => ({
  id: newId(),
  callId: newId(),
  fileId: newId(),
  accountId: newId(),
  to: newId(),
  invitationId: newId(),
  domainId: newId(),
  requestId: newId(),
  delegationId: newId(),
  placeId: newId(),
  documentId: newId(),
  number: '1',
  slug: `inconnu-${newId()}`,
});

/** Plays, over HTTP and as the people themselves, what the matrix then tries to trespass on. */
export async function buildWorld(cornac: Cornac): Promise<RightsWorld> {
  // Second factors are asked for elsewhere (sign-in.e2e-spec.ts): here everyone has proven theirs.
  const as = await cornac.people(PERSONAS, { secondFactor: true });
  await cornac.sql('UPDATE accounts SET administrator = true WHERE id = $1', [as.administrator.accountId]);
  const organisations = await foundOrganisations(cornac, as);
  const calls = await launchCalls(as, organisations);
  const applications = await answer(cornac, as, calls, organisations);
  await judge(as, applications);
  const teams = await openTeams(cornac, as, organisations);
  const collective = await formCollective(as, organisations);
  await verified(cornac);
  const looked = await administered(cornac, as, applications.dossier);
  const versioned = async <Name extends string>(objects: Record<Name, Instance>, table: string) => {
    const rows = await cornac.sql<{ id: string; version: number }>(`SELECT id, version FROM ${table}`);
    const versions = new Map(rows.map((row) => [row.id, String(row.version)]));
    return Object.fromEntries(
      Object.entries<Instance>(objects).map(([name, object]) => [
        name,
        { ...object, version: versions.get(object.id ?? '') ?? '1' },
      ]),
    );
  };
  return {
    as,
    objects: {
      call: { ...(await versioned(calls, 'calls')), unknown: nobody() },
      application: { ...(await versioned(applications, 'applications')), unknown: nobody() },
      organisation: { ...(await versioned(teams, 'organisations')), unknown: nobody() },
      collective: { collective, unknown: nobody() },
      invitation: { received: { id: teams.foreign.invitationId ?? '' }, unknown: nobody() },
      joinRequest: { asked: { requestId: teams.institution.requestId ?? '' }, unknown: nobody() },
      text: { terms: { kind: 'terms' }, privacy: { kind: 'privacy' } },
      consent: { applicants: await consentOf(as.applicant), unknown: nobody() },
      passkey: { applicants: await passkeyOf(cornac, as.applicant), unknown: nobody() },
      session: { applicants: await sessionOf(as.applicant), unknown: nobody() },
      token: { applicants: await tokenOf(as.applicant), unknown: nobody() },
      identity: { applicants: await identityOf(cornac, as.applicant), unknown: nobody() },
      file: { letter: { id: applications.dossier.fileId ?? '' }, unknown: nobody() },
      reference: {
        ...(await versioned(await vouch(as, organisations), 'organisation_references')),
        unknown: nobody(),
      },
      claim: { ...(await claimed(as, organisations)), unknown: nobody() },
      account: { applicants: looked.account, unknown: nobody() },
      hold: { standing: looked.hold, unknown: nobody() },
      job: { failed: looked.job, unknown: nobody() },
      glass: { asked: looked.glass, unknown: nobody() },
      // The development mailbox is shut on an instance that is no demo.
      mail: { unknown: nobody() },
      thread: { ...(await openThreads(as, calls, applications)), unknown: nobody() },
    },
  };
}

export type People = RightsWorld['as'];
export type Organisations = Record<
  'institution' | 'enterprise' | 'rival' | 'foreign' | 'foreignEnterprise',
  Instance
>;
type Calls = Record<'open' | 'judged' | 'draft' | 'foreign' | 'foreignDraft', Instance>;
type Applications = Record<'draft' | 'dossier' | 'rivals' | 'foreign', Instance>;

async function foundOrganisations(cornac: Cornac, as: People): Promise<Organisations> {
  const found = async (owner: Person, name: string, kind: string): Promise<Instance> => {
    const isEnterprise = kind === 'social_enterprise';
    const { body } = await owner
      .post('/organisations', {
        name,
        kind,
        sort: isEnterprise ? 'association' : 'mutual',
        legalForm: isEnterprise ? 'association' : 'mutual',
        ...(isEnterprise && { departmentCode: '69' }),
      })
      .expect(201);
    const { body: paper } = await owner
      .post(`/organisations/${body.id}/documents?kind=accounts&visibility=team`)
      .attach('file', PDF, { filename: 'comptes.pdf' })
      .expect(201);
    const fileId = newId();
    return {
      id: body.id,
      slug: body.slug,
      accountId: owner.accountId,
      documentId: paper.id,
      number: '1',
      fileId,
    };
  };
  const organisations: Organisations = {
    institution: await found(as.lead, 'Mutuelle des Deux Rives', 'institution'),
    enterprise: await found(as.applicant, 'Nuitée Claire', 'social_enterprise'),
    rival: await found(as.rival, 'Atelier du Palier', 'social_enterprise'),
    foreign: await found(as.foreigner, 'Prévoyance du Ponant', 'institution'),
    foreignEnterprise: await found(as.foreigner, 'Les Veilleurs du Ponant', 'social_enterprise'),
  };
  const repository = cornac.service(OrganisationsRepository);
  const join = (organisation: Instance, role: 'member' | 'reader', people: Person[]) =>
    Promise.all(
      people.map((person) =>
        repository.addMember(organisation.id ?? '', person.accountId, role, '', new Date()),
      ),
    );
  await join(organisations.institution, 'member', [
    as.officer,
    as.reviewer,
    as.juror,
    as.recused,
    as.observer,
    as.neighbour,
  ]);
  await join(organisations.enterprise, 'member', [as.colleague]);
  await join(organisations.enterprise, 'reader', [as.trainee]);
  cornac.service(ActorDirectory).forget();
  return organisations;
}

/** References are asked of verified institutions. */
const verified = (cornac: Cornac) =>
  cornac.sql("UPDATE organisations SET status = 'verified', verified_at = now()");

/** E asked I, which has not answered; X and F agree on one that is kept out of sight; R shows one from F. */
async function vouch(
  as: People,
  { institution, enterprise, rival, foreign, foreignEnterprise }: Organisations,
): Promise<Record<'asked' | 'kept' | 'shown', Instance>> {
  const ask = async (person: Person, of: Instance, from: Instance): Promise<Instance> => {
    const { body } = await person
      .post(`/organisations/${of.id}/references`, {
        title: 'Un travail commun',
        what: 'Ce qui a été fait.',
        communeCodes: ['69266'],
        startedOn: '2025-01-06',
        institutionId: from.id,
      })
      .expect(201);
    return { id: body.id };
  };
  const asked = await ask(as.applicant, enterprise, institution);
  const kept = await ask(as.foreigner, foreignEnterprise, foreign);
  const shown = await ask(as.rival, rival, foreign);
  for (const { id } of [kept, shown])
    await as.foreigner.post(`/references/${id}/attest`, { statement: 'Un travail suivi.' }).expect(200);
  await as.foreigner.put(`/references/${kept.id}/shown`, { shown: false }).expect(200);
  return { asked, kept, shown };
}

/** The passer-by says they belong to E, and waits. */
async function claimed(as: People, { enterprise }: Organisations): Promise<Record<'waiting', Instance>> {
  const { body } = await as.passerby
    .post(`/organisations/${enterprise.id}/claims`, { message: 'J’en suis la trésorière.' })
    .expect(201);
  return { waiting: { id: body.id } };
}

async function launchCalls(as: People, { institution, foreign }: Organisations): Promise<Calls> {
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

async function answer(
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
async function judge(as: People, { dossier, rivals }: Applications): Promise<void> {
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

async function consentOf(person: Person): Promise<Instance> {
  const { body: terms } = await person.get('/consent-texts/terms').expect(200);
  await person.post('/my/consents', { kind: 'terms', sha256: terms.sha256 }).expect(204);
  const { body } = await person.get('/my/consents').expect(200);
  return { id: body.items[0].id };
}

async function passkeyOf(cornac: Cornac, person: Person): Promise<Instance> {
  const [row] = await cornac.sql<{ id: string }>(
    `INSERT INTO passkeys (id, account_id, credential_id, public_key, counter, synced, name, created_at)
     VALUES (uuidv7(), $1, 'credential', 'key', 0, false, 'Téléphone', now()) RETURNING id`,
    [person.accountId],
  );
  return { id: row?.id ?? '' };
}

async function tokenOf(person: Person): Promise<Instance> {
  const { body } = await person
    .post('/account/tokens', { name: 'Tableur', scopes: ['read'], days: 30 })
    .expect(201);
  return { id: body.id };
}

async function identityOf(cornac: Cornac, person: Person): Promise<Instance> {
  const [row] = await cornac.sql<{ id: string }>(
    `INSERT INTO external_identities (id, account_id, issuer, subject, provider_name, linked_at)
     VALUES (uuidv7(), $1, 'https://compte.example', 'sujet', 'ProConnect', now()) RETURNING id`,
    [person.accountId],
  );
  return { id: row?.id ?? '' };
}

async function sessionOf(person: Person): Promise<Instance> {
  const { body } = await person.get('/account/sessions').expect(200);
  return { id: body.items[0].id };
}

/** The circles around E's dossier, its call, and the foreign call. */
async function openThreads(
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
    await person.post(`/threads/${id}/messages`, { clientId: newId(), body: 'Bonjour.' }).expect(201);
    return { id };
  };
  const { dossier } = applications;
  return {
    dossierShared: await circle(as.applicant, 'application', dossier, 'shared'),
    dossierApplicants: await circle(as.applicant, 'application', dossier, 'applicant'),
    dossierTeam: await circle(as.officer, 'application', dossier, 'team'),
    callOpen: await circle(as.officer, 'call', calls.judged, 'shared'),
    callTeam: await circle(as.officer, 'call', calls.judged, 'team'),
    foreignTeam: await circle(as.foreigner, 'call', calls.foreign, 'team'),
  };
}
