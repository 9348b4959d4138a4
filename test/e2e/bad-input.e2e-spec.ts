import { request as httpRequest } from 'node:http';
import { openCornac } from '../support/app.js';
import { costOf } from '../support/figures.js';
import type { Person } from '../support/person.js';
import { standing } from '../support/standing.js';

/** What no honest page sends: refused at once, told plainly, and nothing kept. */

const cornac = standing(() => openCornac());
let nadia: Person;

beforeAll(async () => {
  ({ nadia } = await cornac.people({ nadia: 'Nadia Belkacem' }));
});

const organisation = {
  name: 'Nuitée Claire',
  kind: 'social_enterprise',
  sort: 'cooperative',
  legalForm: 'scic',
};
const stored = async (): Promise<number> =>
  (await cornac.sql<{ n: number }>('SELECT count(*) AS n FROM organisations'))[0]?.n ?? -1;

interface Answer {
  status: number;
  type: string;
  body: { type?: string; errors?: { pointer: string; detail: string }[] };
}

/** Sends the very bytes, as a hostile program would. */
function sendRaw(body: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> {
  const { hostname, port } = new URL(cornac.url);
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        hostname,
        port,
        method: 'POST',
        path: '/api/v1/organisations',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          cookie: nadia.cookie,
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            type: response.headers['content-type'] ?? '',
            body: JSON.parse(Buffer.concat(chunks).toString() || '{}') as Answer['body'],
          }),
        );
      },
    );
    // A body refused for its size may be cut while we still write it.
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') reject(error);
    });
    sent.end(body);
  });
}

const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
const HOSTILE: [string, string, number][] = [
  ['not JSON at all', '{"name":', 400],
  ['an empty body', '', 400],
  ['a list where an object is due', '[]', 400],
  ['a text where an object is due', '"nadia"', 400],
  ['null', 'null', 400],
  ['a prototype key', `{"name":"x","__proto__":{"administrator":true}}`, 400],
  ['a constructor key', `{"name":"x","constructor":{"prototype":{"administrator":true}}}`, 400],
  ['a NUL', JSON.stringify({ ...organisation, name: 'a\0b' }), 400],
  ['a lone surrogate', `{"name":"\\ud800","kind":"institution"}`, 400],
  ['a number beyond measure', `{"name":1e400}`, 400],
  ['a thousand levels', deep(1_000), 400],
  ['ten thousand levels', deep(10_000), 400],
  ['a query object', JSON.stringify({ ...organisation, name: { $ne: '' } }), 400],
  ['a list for a text', JSON.stringify({ ...organisation, name: ['x', 'y'] }), 400],
  ['ten million signs', JSON.stringify({ ...organisation, name: 'x'.repeat(10_000_000) }), 413],
  ['one million and a half', JSON.stringify({ ...organisation, name: 'x'.repeat(1_500_000) }), 413],
];

describe('a hostile body', () => {
  it.each(HOSTILE)('is refused: %s', async (_, body, status) => {
    const before = await stored();
    const answer = await sendRaw(body);
    expect({ status: answer.status, type: answer.type.split(';')[0] }).toEqual({
      status,
      type: 'application/problem+json',
    });
    expect(await stored()).toBe(before);
    expect(({} as { administrator?: boolean }).administrator).toBeUndefined();
  });

  it('costs what a hundred small refusals cost at most, whatever it is', async () => {
    const small = await costOf(() => sendRaw('null'));
    for (const [, body] of HOSTILE) expect(await costOf(() => sendRaw(body))).toBeLessThan(100 * small);
  });

  it('of another kind than JSON is refused', async () => {
    expect((await sendRaw('name=x', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(
      415,
    );
    expect((await sendRaw(JSON.stringify(organisation), { 'content-type': 'text/plain' })).status).toBe(415);
  });
});

describe('a wrong body', () => {
  it('is told every fault at once, each with its pointer and a sentence in French', async () => {
    const { body } = await nadia
      .post('/organisations', {
        name: 'N',
        kind: 'giant',
        legalForm: 'scic',
        siren: '123456789',
        website: 'ici',
        extra: true,
      })
      .expect(400);
    expect(
      Object.fromEntries(
        body.errors.map((fault: { pointer: string; detail: string }) => [fault.pointer, fault.detail]),
      ),
    ).toEqual({
      '/name': '2 signes au moins.',
      '/kind': 'Ce choix n’est pas dans la liste.',
      '/sort': 'Ce champ est obligatoire.',
      '/siren': 'Ce numéro SIREN (neuf chiffres) n’est pas valable.',
      '/website': 'Une adresse web complète est attendue, comme https://exemple.fr.',
      '/extra': 'Champ inconnu : retirez-le.',
    });
  });

  it('is told in English to whom asks for it', async () => {
    const { body } = await nadia.post('/organisations', {}).set('Accept-Language', 'en').expect(400);
    expect(body).toMatchObject({
      title: 'Request to correct',
      errors: expect.arrayContaining([{ pointer: '/name', detail: 'This field is required.' }]),
    });
  });

  it('may not write what only the server decides', async () => {
    for (const field of ['id', 'version', 'verifiedAt', 'slug', 'createdAt']) {
      const { body } = await nadia.post('/organisations', { ...organisation, [field]: 1 }).expect(400);
      expect(body.errors).toEqual([{ pointer: `/${field}`, detail: 'Champ inconnu : retirez-le.' }]);
    }
  });
});

describe('a request', () => {
  it('with the same parameter twice is refused', () =>
    nadia.get('/calls?phase=open&phase=closed').expect(400));
  it('with a forged cursor is refused', () => nadia.get('/calls?cursor=e30').expect(400));
  it('for an address that is no address finds nothing', async () => {
    for (const path of ['/calls/%00', '/organisations/..%2f..%2fetc', '/nothing', '/calls/x/workspace']) {
      const { status } = await nadia.get(path);
      expect([400, 404]).toContain(status);
    }
  });
  it('from another site is refused whatever it carries', async () => {
    await nadia.post('/organisations', organisation).set('Origin', 'https://ailleurs.example').expect(403);
    await nadia.post('/organisations', organisation).set('Sec-Fetch-Site', 'cross-site').expect(403);
    expect(await stored()).toBe(0);
  });
  it('that changes an object without saying which version is asked for it', async () => {
    const { body, headers } = await nadia.post('/organisations', organisation).expect(201);
    expect(headers.etag).toBe('"1"');
    await nadia.patch(`/organisations/${body.id}`, organisation).expect(428);
    await nadia.patch(`/organisations/${body.id}`, organisation).set('If-Match', '"x"').expect(400);
    await nadia.patch(`/organisations/${body.id}`, organisation).set('If-Match', '"9"').expect(409);
    await nadia
      .patch(`/organisations/${body.id}`, { ...organisation, summary: 'Des veilleurs.' })
      .set('If-Match', '"1"')
      .expect(200);
  });
  it('repeated with its idempotency key makes one thing, and refuses another body under the same key', async () => {
    const before = await stored();
    const twin = () =>
      nadia
        .post('/organisations', { ...organisation, name: 'Tasse et Voisins' })
        .set('Idempotency-Key', 'intention-0001');
    const answers = await Promise.all([twin(), twin(), twin()]);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201]);
    expect(await stored()).toBe(before + 1);
    await nadia
      .post('/organisations', { ...organisation, name: 'Autre' })
      .set('Idempotency-Key', 'intention-0001')
      .expect(422);
  });
});
