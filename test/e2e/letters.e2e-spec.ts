import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Cornac, openCornac } from '../support/app.js';
import { CAST, type Role, setCallScene } from '../support/call-scene.js';
import type { Person } from '../support/person.js';
import { openWorker, type TestWorker } from '../support/worker.js';

/** What the worker makes of an event: letters, to the right people, once, in their words. */

let cornac: Cornac;
let worker: TestWorker;
let as: Record<Role, Person>;
let callId: string;

beforeAll(async () => {
  cornac = await openCornac();
  as = await cornac.people(CAST, { secondFactor: true });
  const accounts = Object.fromEntries(Object.entries(as).map(([role, person]) => [role, person.accountId]));
  const scene = await setCallScene((type) => cornac.service(type), accounts);
  callId = scene.callId;
  worker = await openWorker(cornac);
  await as.applicant
    .post('/applications', { callId, organisationId: scene.enterpriseId, title: 'Une présence la nuit' })
    .expect(201);
});

afterAll(async () => {
  await worker.close();
  await cornac.close();
});

it('every event has its sentence in the log that administrators read, in both languages', async () => {
  for (const locale of ['fr', 'en']) {
    const catalogue = `../../apps/web/src/messages/${locale}/administration.json`;
    const words = JSON.parse(await readFile(join(import.meta.dirname, catalogue), 'utf8')) as object;
    const said = Object.keys(worker.subscriptions).map((type) => `admin.act.${type.replace('.', '_')}`);
    expect(said.filter((key) => !(key in words))).toEqual([]);
  }
});

const letters = (): Promise<{ recipient: string; subject: string; text: string }[]> =>
  cornac.sql('SELECT recipient, subject, text FROM mailbox ORDER BY sent_at, recipient');

describe('a deadline moved', () => {
  it('is told to those who write an answer, with its reason, and to nobody else', async () => {
    const closesAt = new Date(Date.now() + 60 * 86_400_000).toISOString();
    await as.lead
      .post(`/calls/${callId}/postpone`, { closesAt, reason: 'Les vacances d’hiver.' })
      .expect(200);
    await worker.work();
    const sent = await letters();
    expect(sent.map((letter) => letter.recipient)).toEqual(['aissatou-diop@test.example']);
    expect(sent[0]?.subject).toContain('Date limite reportée');
    expect(sent[0]?.text).toContain('Les vacances d’hiver.');
    expect(sent[0]?.text).toContain('heure de Paris');
  });

  it('is told once, however often the worker passes', async () => {
    await worker.work();
    await worker.work();
    expect(await letters()).toHaveLength(1);
  });
});

describe('a sign-in link', () => {
  it('leaves at once for an address known or not, and the answers are alike', async () => {
    const ask = (email: string) => as.stranger.post('/sign-in/links', { email }).expect(202);
    const [known, unknown] = [await ask('nadia-belkacem@test.example'), await ask('personne@test.example')];
    expect(known.body).toEqual(unknown.body);
    await worker.work();
    const links = (await letters()).filter((letter) => letter.subject.includes('lien de connexion'));
    expect(links.map((letter) => letter.recipient).sort()).toEqual([
      'nadia-belkacem@test.example',
      'personne@test.example',
    ]);
    expect(links[0]?.text).toMatch(/\/connexion\/lien#[\w-]{40,}/);
    expect(links[0]?.text).toMatch(/\n\d{6}\n/);
  });
});
