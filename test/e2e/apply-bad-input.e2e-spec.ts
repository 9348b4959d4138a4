import { randomUUID } from 'node:crypto';
import supertest from 'supertest';
import { balancedBudget, PDF } from '../support/call-scene.js';
import { costOf } from '../support/figures.js';
import { standingCall } from '../support/standing-call.js';

const { cornac, as, scene } = standingCall({ secondFactor: true });
let id: string;

beforeAll(async () => {
  const { body } = await as.applicant.post('/applications', {
    callId: scene.callId,
    organisationId: scene.enterpriseId,
  });
  id = body.id;
});

const version = (n: number): [string, string] => ['If-Match', `"${n}"`];
const section = (key: string, body: object, read = 0) =>
  as.applicant.put(`/applications/${id}/sections/${key}`, body).set(...version(read));
const pointers = (body: { errors: { pointer: string }[] }): string[] =>
  body.errors.map((fault) => fault.pointer);
const stored = () => cornac.sql('SELECT 1 FROM application_sections WHERE application_id = $1', [id]);

describe('ce qui est mal rempli est dit en une fois, à sa place, et rien n’est gardé', () => {
  it('wrong shapes and unknown fields, each with its pointer and a sentence in the reader’s language', async () => {
    const wrong = { answers: { need: 12, public: ['children'], extra: true } };
    const french = await section('project', wrong).expect(400);
    expect(french.headers['content-type']).toContain('application/problem+json');
    expect(pointers(french.body).sort()).toEqual(['/answers/extra', '/answers/need', '/answers/public/0']);
    const english = await section('project', wrong).set('Accept-Language', 'en-GB').expect(400);
    expect(english.body.errors.map((fault: { detail: string }) => fault.detail)).toContain(
      'Text is expected.',
    );
    expect(await stored()).toHaveLength(0);
  });

  it('unknown keys beside the answers, and answers that are no object', async () => {
    const { body } = await section('project', { answers: [], status: 'accepted', version: 7 }).expect(400);
    expect(pointers(body).sort()).toEqual(['/answers', '/status', '/version']);
  });

  it('a missing or unreadable version', async () => {
    await as.applicant.put(`/applications/${id}/sections/project`, { answers: {} }).expect(428);
    await as.applicant.post(`/applications/${id}/submit`).expect(428);
    await as.applicant.post(`/applications/${id}/submit`).set('If-Match', 'latest').expect(400);
  });

  it('an application that lacks everything is told everything', async () => {
    const { body } = await as.applicant
      .post(`/applications/${id}/submit`)
      .set(...version(1))
      .expect(422);
    expect(body.type).toBe('/problemes/application-incomplete');
    expect(pointers(body)).toEqual([
      '/title',
      '/sections/project/need',
      '/sections/project/public',
      '/sections/project/letter',
      '/sections/money/budget',
      '/sections/money/pledge',
    ]);
  });

  it.each([
    ['NUL', '{"answers":{"need":"a\\u0000b"}}'],
    ['a lone surrogate', '{"answers":{"need":"\\ud800"}}'],
    ['a prototype key', '{"answers":{"__proto__":{"admin":true}}}'],
    ['a constructor key', '{"answers":{"constructor":{"prototype":{}}}}'],
    ['a number beyond numbers', '{"answers":{"need":1e400}}'],
    ['a thousand levels', `{"answers":${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}}`],
    ['ten megabytes', `{"answers":{"need":"${'a'.repeat(10_000_000)}"}}`],
    ['two hundred thousand choices', `{"answers":{"public":[${'"a",'.repeat(200_000)}"a"]}}`],
    ['fifty thousand keys', `{"answers":{${Array.from({ length: 50_000 }, (_, i) => `"k${i}":0`).join()}}}`],
    ['no JSON at all', '<answers/>'],
    ['an array for an object', '[]'],
  ])('a body with %s is refused, for what a hundred small refusals cost at most', async (_, body) => {
    const save = async (sent: string) => {
      const { status } = await supertest(`${cornac.url}/api/v1`)
        .put(`/applications/${id}/sections/project`)
        .set('Cookie', as.applicant.cookie)
        .set('Content-Type', 'application/json')
        .set(...version(0))
        .send(sent);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    };
    expect(await costOf(() => save(body))).toBeLessThan(100 * (await costOf(() => save('null'))));
    expect(await stored()).toHaveLength(0);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it.each([
    ['a program named as a PDF', 'lettre.pdf', Buffer.from('MZ\u0090 this is no PDF'), 422],
    ['a page that could run', 'lettre.html', Buffer.from('<script>alert(1)</script>'), 422],
    ['a drawing that could run', 'lettre.svg', Buffer.from('<svg onload="alert(1)"/>'), 422],
    ['nothing', 'lettre.pdf', Buffer.alloc(0), 422],
  ])('a file that is %s', async (_, name, content, status) => {
    await as.applicant
      .post(`/applications/${id}/files?sectionKey=project&fieldKey=letter`)
      .attach('file', content, { filename: name })
      .expect(status);
    const files = await cornac.sql('SELECT 1 FROM stored_files');
    expect(files).toHaveLength(0);
  });

  it('a file for a field that takes none, or whose field is not said', async () => {
    const upload = (query: string) =>
      as.applicant.post(`/applications/${id}/files${query}`).attach('file', PDF, { filename: 'a.pdf' });
    await upload('?sectionKey=project&fieldKey=need').expect(422);
    const { body } = await upload('').expect(400);
    expect(pointers(body)).toEqual(['/sectionKey', '/fieldKey']);
  });

  it('a name that tries to be something else is served as a plain attachment', async () => {
    const { body } = await as.applicant
      .post(`/applications/${id}/files?sectionKey=project&fieldKey=letter`)
      .attach('file', PDF, { filename: '../../été\u202Efdp.pdf' })
      .expect(201);
    expect(body.name).toBe('étéfdp.pdf');
    const answer = await as.applicant.get(`/applications/${id}/files/${body.id}`).expect(200);
    expect(answer.headers['content-disposition']).toBe(
      'attachment; filename="etefdp.pdf"; filename*=UTF-8\'\'%C3%A9t%C3%A9fdp.pdf',
    );
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['content-security-policy']).toContain('sandbox');
    await as.applicant.delete(`/applications/${id}/files/${body.id}`).expect(204);
    await as.applicant.get(`/applications/${id}/files/${body.id}`).expect(404);
  });
});

describe('ce qui est envoyé deux fois ne compte qu’une fois', () => {
  it('a double click, a retry with its key, another tab: one dossier', async () => {
    await as.applicant
      .patch(`/applications/${id}`, { title: 'La nuit' })
      .set(...version(1))
      .expect(200);
    await section('project', { answers: { need: 'La nuit.', public: ['seniors'] } }).expect(200);
    await section('money', { answers: { budget: balancedBudget(1_000_000), pledge: true } }).expect(200);
    await as.applicant
      .post(`/applications/${id}/files?sectionKey=project&fieldKey=letter`)
      .attach('file', PDF, { filename: 'lettre.pdf' })
      .expect(201);
    const key = randomUUID();
    const submit = (idempotencyKey: string) =>
      as.applicant
        .post(`/applications/${id}/submit`)
        .set(...version(2))
        .set('Idempotency-Key', idempotencyKey);
    const [click, again, tab] = await Promise.all([submit(key), submit(key), submit(randomUUID())]);
    const answers = [click, again, tab].map((answer) => answer.status).sort();
    expect([
      [200, 200, 409],
      [200, 409, 409],
    ]).toContainEqual(answers);
    const later = await submit(key);
    if (later.status === 200) expect(later.headers['idempotency-replayed']).toBe('true');
    const dossiers = await cornac.sql('SELECT 1 FROM dossiers WHERE application_id = $1', [id]);
    expect(dossiers).toHaveLength(1);
  });

  it('what is typed after the submission in another tab is refused, and said why', async () => {
    const { body } = await section('project', { answers: { need: 'Encore.' } }, 1).expect(409);
    expect(body.type).toBe('/problemes/application-frozen');
  });
});

describe('ce qui n’est pas à soi n’existe pas', () => {
  const paths = [
    '',
    '/eligibility',
    '/receipt',
    '/readings',
    '/dossier',
    '/my-review',
    '/reviews',
    '/decision',
    `/files/${randomUUID()}`,
  ];

  it.each(paths)('GET /applications/:id%s answers a stranger as if it were not there', async (path) => {
    const foreign = await as.rival.get(`/applications/${id}${path}`);
    const absent = await as.rival.get(`/applications/${randomUUID()}${path}`);
    expect([foreign.status, absent.status]).toEqual([404, 404]);
    expect({ ...foreign.body, instance: '' }).toEqual({ ...absent.body, instance: '' });
    await supertest(`${cornac.url}/api/v1`).get(`/applications/${id}${path}`).expect(401);
  });

  it.each([
    ['post', '/admit', {}],
    ['post', '/refuse-admission', { reason: 'Hors sujet.' }],
    ['post', '/waive', { ruleId: 'seat', reason: 'Une antenne.' }],
    ['post', '/request-complement', { message: 'Le RIB.', dueAt: '2099-01-01T00:00:00Z' }],
    ['put', '/reviewers', { accountIds: [] }],
    ['post', '/shortlist', {}],
    ['put', '/decision', { outcome: 'declined', amountCents: null, reasons: [], message: '' }],
    ['put', '/my-review', { scores: [], opinion: '' }],
    ['post', '/my-review/send', {}],
    ['post', '/conflict', { inConflict: false }],
    ['post', '/withdraw', {}],
    ['post', '/reopen', {}],
  ] as const)(
    '%s /applications/:id%s: strangers 404, and the institution too until the deadline',
    async (method, path, body) => {
      for (const person of [as.rival, as.officer, as.juror, as.reviewer]) {
        const answer = await person[method](`/applications/${id}${path}`, body).set(...version(3));
        expect([person.name, answer.status]).toEqual([person.name, 404]);
      }
    },
  );

  it('the applicant does not instruct its own application', async () => {
    for (const path of ['/admit', '/shortlist'])
      await as.applicant
        .post(`/applications/${id}${path}`)
        .set(...version(3))
        .expect(403);
    await as.applicant.get(`/applications/${id}/dossier`).expect(403);
    await as.applicant.get(`/calls/${scene.callId}/applications`).expect(403);
    await as.applicant.get(`/calls/${scene.callId}/ranking`).expect(403);
  });

  it('a trainee of the organisation reads and does not write', async () => {
    const { body } = await as.trainee.get(`/applications/${id}`).expect(200);
    expect(body.actions).not.toContain('edit');
    await as.trainee
      .post(`/applications/${id}/reopen`)
      .set(...version(3))
      .expect(403);
  });
});
