import { randomUUID } from 'node:crypto';
import { SubjectRegistry } from '../../libs/discussions/index.js';
import { type Cornac, openCornac } from '../support/app.js';
import { Meetings, only } from '../support/meetings.js';
import type { Person } from '../support/person.js';

/** Nadia mends what she wrote, or takes it back. */

let cornac: Cornac;
let as: Record<'nadia' | 'malo' | 'helene' | 'stranger', Person>;
let threadId: string;
const meetings = new Meetings();

beforeAll(async () => {
  cornac = await openCornac();
  cornac.service(SubjectRegistry).register(Meetings.type, meetings);
  as = await cornac.people({
    nadia: 'Nadia Belkacem',
    malo: 'Malo Ortega',
    helene: 'Hélène Roux',
    stranger: 'Paul Étranger',
  });
});
afterAll(() => cornac.close());

beforeEach(async () => {
  const id = meetings.plan('Chantier', {
    shared: { mayRead: only(as.nadia, as.malo, as.helene), mayWrite: only(as.nadia, as.malo) },
  });
  const { body } = await as.nadia.get(`/threads?subjectType=${Meetings.type}&subjectId=${id}`).expect(200);
  threadId = body.items[0].id;
});

const say = async (person: Person, body: string, more: object = {}): Promise<number> => {
  const answer = await person
    .post(`/threads/${threadId}/messages`, { clientId: randomUUID(), body, ...more })
    .expect(201);
  return answer.body.seq;
};
const at = (seq: number): string => `/threads/${threadId}/messages/${seq}`;

describe('an edited message', () => {
  it('says its new words, that it was edited, and on demand what it said before', async () => {
    const seq = await say(as.nadia, 'Rendez-vous à 9 h');
    const { body } = await as.nadia.patch(at(seq), { body: 'Rendez-vous à 10 h' }).expect(200);
    expect(body).toMatchObject({ seq, body: 'Rendez-vous à 10 h', change: 1, editedAt: expect.any(String) });
    await as.nadia.patch(at(seq), { body: 'Rendez-vous à 11 h' }).expect(200);
    const versions = await as.helene.get(`${at(seq)}/versions`).expect(200);
    expect(versions.body.items).toEqual([
      { version: 1, body: 'Rendez-vous à 9 h', replacedAt: expect.any(String) },
      { version: 2, body: 'Rendez-vous à 10 h', replacedAt: expect.any(String) },
    ]);
    const changes = await as.malo.get(`/threads/${threadId}/changes?after=0`).expect(200);
    expect(changes.body).toMatchObject({ lastChange: 2, items: [{ seq, body: 'Rendez-vous à 11 h' }] });
  });

  it('with the same words did not change', async () => {
    const seq = await say(as.nadia, 'Bonjour');
    const { body } = await as.nadia.patch(at(seq), { body: 'Bonjour' }).expect(200);
    expect(body).not.toHaveProperty('change');
    expect((await as.nadia.get(`${at(seq)}/versions`).expect(200)).body.items).toEqual([]);
  });

  it('changes by its author only', async () => {
    const seq = await say(as.nadia, 'Bonjour');
    await as.malo.patch(at(seq), { body: 'Bonsoir' }).expect(403);
    await as.malo.delete(at(seq)).expect(403);
    await as.stranger.patch(at(seq), { body: 'Bonsoir' }).expect(404);
    await as.stranger.get(`${at(seq)}/versions`).expect(404);
    for (const nothing of ['99', '0', '-1', 'x', '9'.repeat(40)])
      await as.nadia.patch(`/threads/${threadId}/messages/${nothing}`, { body: 'Bonsoir' }).expect(404);
    await as.nadia.patch(at(seq), { body: ' ' }).expect(400);
  });

  it('reaches those who listen', async () => {
    const seq = await say(as.nadia, 'Bonjour');
    const screen = await as.malo.socket();
    await screen.emitWithAck('join', { threadId, after: 1 });
    const heard = new Promise((resolve) => screen.once('changes', resolve));
    await as.nadia.patch(at(seq), { body: 'Bonsoir' }).expect(200);
    expect(await heard).toMatchObject({ threadId, messages: [{ seq, body: 'Bonsoir', change: 1 }] });
  });
});

describe('a deleted message', () => {
  it('leaves its place and nothing else, neither words nor former words', async () => {
    const seq = await say(as.nadia, 'Un secret');
    await as.nadia.patch(at(seq), { body: 'Un autre secret' }).expect(200);
    const { body } = await as.nadia.delete(at(seq)).expect(200);
    expect(body).toMatchObject({ seq, body: '', gone: 'deleted', change: 2 });
    expect(body).not.toHaveProperty('editedAt');
    expect((await as.malo.get(`${at(seq)}/versions`).expect(200)).body.items).toEqual([]);
    const kept = await cornac.sql(
      `SELECT body FROM messages WHERE thread_id = $1 AND body <> ''
       UNION ALL SELECT body FROM message_versions WHERE thread_id = $1`,
      [threadId],
    );
    expect(kept).toEqual([]);
    expect(await say(as.malo, 'Ensuite')).toBe(seq + 1);
  });

  it('is not edited any more, and is deleted once', async () => {
    const seq = await say(as.nadia, 'Bonjour');
    await as.nadia.delete(at(seq)).expect(200);
    const again = await as.nadia.delete(at(seq)).expect(200);
    expect(again.body.change).toBe(1);
    const refused = await as.nadia.patch(at(seq), { body: 'Bonsoir' }).expect(409);
    expect(refused.body.type).toBe('/problemes/message-gone');
  });

  it('written as an ordinary one gives its tombstone to a late retry', async () => {
    await say(as.nadia, 'Un');
    const clientId = randomUUID();
    const seq = await say(as.nadia, 'Deux', { clientId });
    await as.nadia.delete(at(seq)).expect(200);
    const { body } = await as.nadia
      .post(`/threads/${threadId}/messages`, { clientId, body: 'Deux' })
      .expect(201);
    expect(body).toMatchObject({ seq, gone: 'deleted', body: '' });
  });
});
