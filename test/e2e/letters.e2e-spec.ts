import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { standing } from '../support/standing.js';
import { standingCall } from '../support/standing-call.js';
import { openWorker } from '../support/worker.js';

/** What the worker makes of an event: letters, to the right people, once, in their words. */

const { cornac, as, scene } = standingCall({ secondFactor: true });
const worker = standing(() => openWorker(cornac));
let callId: string;

beforeAll(async () => {
  callId = scene.callId;
  await as.applicant
    .post('/applications', { callId, organisationId: scene.enterpriseId, title: 'Une présence la nuit' })
    .expect(201);
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
