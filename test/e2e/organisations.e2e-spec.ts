import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DocumentRemindersService } from '../../libs/organisations/index.js';
import { asSystem } from '../../libs/platform/index.js';
import { type Cornac, openCornac } from '../support/app.js';
import { CAST, type CallScene, type Role, setCallScene } from '../support/call-scene.js';
import type { Person } from '../support/person.js';
import { openWorker, type TestWorker } from '../support/worker.js';

/** An organisation from its first day: looked up, created, verified, completed, vouched for, joined. */

const PEOPLE = { ...CAST, administrator: 'Ariane Petitjean', newcomer: 'Gabin Perrot' };
const PDF = Buffer.from('%PDF-1.7\n%…\n');
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const DAY_MS = 86_400_000;
const dayFromNow = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

let register: Server;
let answers: unknown;
let cornac: Cornac;
let worker: TestWorker;
let as: Record<Role | 'administrator' | 'newcomer', Person>;
let scene: CallScene;

beforeAll(async () => {
  register = createServer((_request, response) => response.end(JSON.stringify(answers)));
  await new Promise<void>((done) => register.listen(0, '127.0.0.1', done));
  const { port } = register.address() as AddressInfo;
  cornac = await openCornac({ env: { REGISTRY_URL: `http://127.0.0.1:${port}` } });
  as = await cornac.people(PEOPLE);
  // What only administrators do asks for a second factor.
  await cornac.sql('UPDATE sessions SET second_factor_at = now() WHERE account_id = $1', [
    as.administrator.accountId,
  ]);
  await cornac.sql('UPDATE accounts SET administrator = true WHERE id = $1', [as.administrator.accountId]);
  scene = await setCallScene(cornac.service, as);
  worker = await openWorker(cornac);
});

afterAll(async () => {
  await worker.close();
  await cornac.close();
  register.close();
});

/** Letters that a round of the worker sends. */
async function lettersOf(work: () => Promise<unknown>): Promise<{ recipient: string; subject: string }[]> {
  await worker.work();
  await cornac.sql('DELETE FROM mailbox');
  await work();
  await worker.work();
  return cornac.sql('SELECT recipient, subject, text FROM mailbox ORDER BY sent_at, recipient');
}

describe('a person who arrives with a new organisation', () => {
  let id: string;
  let slug: string;

  it('finds it in the public register by its name, ready to be confirmed', async () => {
    answers = {
      results: [
        {
          siren: '000100008',
          nom_complet: 'Le Pas de porte',
          nature_juridique: '9220',
          siege: { commune: '69266', libelle_commune: 'Villeurbanne', code_postal: '69100' },
          complements: { identifiant_association: 'W691000001' },
        },
      ],
    };
    const { body } = await as.newcomer.get('/registry/organisations?q=pas%20de%20porte').expect(200);
    expect(body).toMatchObject({
      available: true,
      items: [{ name: 'Le Pas de porte', legalForm: 'association', communeCode: '69266', known: null }],
    });
  });

  it('is told to fill it in by hand when the register is away', async () => {
    answers = 'something else';
    const { body } = await as.newcomer.get('/registry/organisations?q=pas').expect(200);
    expect(body).toEqual({ available: false, items: [] });
  });

  it('creates it, and the administrators are asked to verify it', async () => {
    const sent = await lettersOf(async () => {
      const { body } = await as.newcomer
        .post('/organisations', {
          name: 'Le Pas de porte',
          kind: 'social_enterprise',
          sort: 'association',
          legalForm: 'association',
          legalCode: '9220',
          siren: '000100008',
          rna: 'W691000001',
          communeCode: '69266',
        })
        .expect(201);
      expect(body).toMatchObject({ status: 'pending', communeName: 'Villeurbanne', departmentCode: '69' });
      ({ id, slug } = body);
    });
    expect(sent).toMatchObject([
      { recipient: 'ariane-petitjean@test.example', subject: 'À vérifier\u00a0: Le Pas de porte' },
    ]);
  });

  it('sees it verified by an administrator, whom nobody else may stand in for', async () => {
    await as.newcomer.post(`/administration/organisations/${id}/verify`).expect(403);
    await as.newcomer.get('/administration/organisations').expect(403);
    const { body } = await as.administrator.get('/administration/organisations?status=pending').expect(200);
    expect(body.items.map((one: { id: string }) => one.id)).toContain(id);
    const sent = await lettersOf(() =>
      as.administrator.post(`/administration/organisations/${id}/verify`).expect(204),
    );
    expect(sent).toMatchObject([
      { recipient: 'gabin-perrot@test.example', subject: 'Le Pas de porte est vérifiée' },
    ]);
    expect((await as.stranger.get(`/organisations/${slug}`)).body).toMatchObject({ verified: true });
  });

  it('completes its profile, with approvals, objectives, themes and territories', async () => {
    const { body: read } = await as.newcomer.get(`/organisations/${slug}`).expect(200);
    const { body } = await as.newcomer
      .patch(`/organisations/${id}`, {
        name: read.name,
        kind: read.kind,
        sort: read.sort,
        legalForm: read.legalForm,
        approvals: ['esus', 'mission_company'],
        esusNumber: 'ESUS-69-012',
        esusGrantedOn: '2025-01-01',
        esusExpiresOn: '2029-12-31',
        missionObjectives: ['Rompre l’isolement', 'Former des voisins'],
        themes: ['Bien vieillir'],
        publics: ['Personnes âgées'],
        territories: ['department:69', 'commune:69266'],
      })
      .set('If-Match', `"${read.version}"`)
      .expect(200);
    expect(body).toMatchObject({
      verified: true,
      missionObjectives: ['Rompre l’isolement', 'Former des voisins'],
      territories: [{ name: 'Rhône' }, { name: 'Villeurbanne' }],
    });
  });

  it('gives it a logo that everyone sees, without what the picture said of its origin', async () => {
    const { body } = await as.newcomer
      .put(`/organisations/${id}/logo`)
      .attach('file', PIXEL, 'IMG_0042.png')
      .expect(200);
    const logo = await as.stranger.get(body.logo.replace('/api/v1', '')).expect(200);
    expect(logo.headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    await as.newcomer
      .put(`/organisations/${id}/logo`)
      .attach('file', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'logo.svg')
      .expect(422);
    await as.stranger.put(`/organisations/${id}/logo`).attach('file', PIXEL, 'logo.png').expect(403);
  });
});

describe('papers of an organisation', () => {
  const papers = () => `/organisations/${scene.enterpriseId}/documents`;
  const add = (who: Person, query: string) =>
    who.post(`${papers()}?${query}`).attach('file', PDF, 'statuts.pdf');

  it('are kept with their dates and recalled to owners and managers before they expire', async () => {
    await add(as.applicant, `kind=insurance&visibility=team&expiresOn=${dayFromNow(5)}`).expect(201);
    await add(as.trainee, 'kind=other&visibility=team').expect(403);
    const remind = () => asSystem(() => worker.service(DocumentRemindersService).remind());
    const sent = await lettersOf(remind);
    expect(sent.map(({ recipient }) => recipient)).toContain('aissatou-diop@test.example');
    expect(sent.map(({ recipient }) => recipient)).not.toContain('helene-roux@test.example');
    expect(sent[0]?.subject).toContain('L’attestation d’assurance');
    expect(await lettersOf(remind)).toEqual([]);
  });

  it('are open to the institutions of the calls it answers once these may know of it, and to no other', async () => {
    const { body: paper } = await add(as.applicant, 'kind=bank_details&visibility=institutions').expect(201);
    const file = `${papers()}/${paper.id}/versions/1`;
    await as.lead.get(file).expect(404);
    await as.applicant
      .post('/applications', {
        callId: scene.callId,
        organisationId: scene.enterpriseId,
        title: 'Une présence la nuit',
      })
      .expect(201);
    await cornac.sql(`UPDATE applications SET status = 'submitted', submitted_at = now()`);
    // Sealed until the deadline: to have it open would tell who applied.
    await as.lead.get(file).expect(404);
    await cornac.sql(`UPDATE applications SET status = 'in_review'`);
    await as.lead.get(file).expect(200);
    expect((await as.lead.get(`${papers()}/open`)).body.items).toHaveLength(1);
    await as.stranger.get(file).expect(404);
    await as.rival.get(file).expect(404);
    expect((await as.stranger.get(`${papers()}/open`)).body.items).toEqual([]);
  });

  it('answer a foreign and a nonexistent address alike', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000';
    const { body: mine } = await add(as.applicant, 'kind=accounts&visibility=team').expect(201);
    const [foreign, absent] = await Promise.all([
      as.stranger.get(`${papers()}/${mine.id}/versions/1`),
      as.stranger.get(`${papers()}/${nobody}/versions/1`),
    ]);
    expect([foreign.status, absent.status]).toEqual([404, 404]);
    expect({ ...foreign.body, instance: '' }).toEqual({ ...absent.body, instance: '' });
  });
});

describe('a reference', () => {
  it('is asked, attested, told, shown, then taken back', async () => {
    await cornac.sql(`UPDATE organisations SET status = 'verified'`);
    const facts = {
      title: 'Des veilles de nuit',
      what: 'Six mois dans deux résidences.',
      communeCodes: ['69266'],
      startedOn: '2025-01-06',
      results: [{ label: 'Nuits veillées', value: '180' }],
    };
    let id = '';
    const asked = await lettersOf(async () => {
      const { body } = await as.applicant
        .post(`/organisations/${scene.enterpriseId}/references`, {
          ...facts,
          institutionId: scene.institutionId,
        })
        .expect(201);
      ({ id } = body);
    });
    expect(asked[0]?.subject).toContain('vous demande une référence');
    await as.stranger.get(`/references/${id}`).expect(404);
    await as.applicant.post(`/references/${id}/attest`, { statement: 'Bravo à nous.' }).expect(403);
    await as.lead.post(`/references/${id}/attest`, { statement: 'Un travail suivi.' }).expect(200);
    const { slug } = (
      await cornac.sql<{ slug: string }>('SELECT slug FROM organisations WHERE id = $1', [scene.enterpriseId])
    )[0] ?? { slug: '' };
    const shown = async () => (await as.stranger.get(`/organisations/${slug}`)).body.references;
    expect(await shown()).toMatchObject([
      { title: 'Des veilles de nuit', places: [{ name: 'Villeurbanne' }] },
    ]);
    await as.lead.post(`/references/${id}/withdraw`, { reason: 'Des faits nouveaux.' }).expect(200);
    expect(await shown()).toEqual([]);
    const { body } = await as.lead.post(`/references/${id}/attest`, { statement: 'Encore.' }).expect(409);
    expect(body).toMatchObject({ state: 'withdrawn', allowed: [] });
  });
});

describe('somebody whose organisation is here already', () => {
  it('is led to it, asks its owners, and is taken in', async () => {
    const again = {
      name: 'Pas de porte',
      kind: 'social_enterprise',
      sort: 'association',
      legalForm: 'association',
    };
    const { body: refused } = await as.stranger
      .post('/organisations', { ...again, siren: '000100008' })
      .expect(422);
    expect(refused).toMatchObject({
      type: '/problemes/organisation-exists',
      known: { name: 'Le Pas de porte' },
      errors: [{ pointer: '/siren' }],
    });
    const { body: claim } = await as.stranger
      .post(`/organisations/${refused.known.id}/claims`, { message: 'J’en suis la trésorière.' })
      .expect(201);
    await as.rival.post(`/claims/${claim.id}/accept`, { role: 'owner' }).expect(404);
    await as.administrator.post(`/claims/${claim.id}/accept`, { role: 'owner' }).expect(409);
    const told = await lettersOf(() =>
      as.newcomer.post(`/claims/${claim.id}/accept`, { role: 'manager' }).expect(200),
    );
    expect(told).toMatchObject([{ recipient: 'lea-morin@test.example' }]);
    const { body: session } = await as.stranger.get('/session');
    expect(session.memberships).toMatchObject([{ organisationName: 'Le Pas de porte', role: 'manager' }]);
  });
});

describe('a suspended organisation', () => {
  it('says so and nothing more; its people read and no longer write', async () => {
    const { body: house } = await as.newcomer.get('/organisations/le-pas-de-porte').expect(200);
    await as.administrator
      .post(`/administration/organisations/${house.id}/suspend`, { reason: 'Signalements répétés.' })
      .expect(204);
    const { body } = await as.rival.get('/organisations/le-pas-de-porte').expect(200);
    expect(body).toMatchObject({
      name: 'Le Pas de porte',
      status: 'suspended',
      siren: null,
      documents: [],
      statusReason: null,
    });
    await as.rival.get(house.logo.replace('/api/v1', '')).expect(404);
    await as.newcomer.get(`/organisations/${house.id}/documents`).expect(200);
    await as.newcomer
      .post(`/organisations/${house.id}/documents?kind=other&visibility=team`)
      .attach('file', PDF, 'a.pdf')
      .expect(403);
    await as.administrator.post(`/administration/organisations/${house.id}/reinstate`).expect(204);
  });
});
