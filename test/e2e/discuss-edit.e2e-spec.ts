import { randomUUID } from 'node:crypto';
import { said, say, standingTable } from '../support/discussion-scene.js';
import { only } from '../support/meetings.js';

/** Nadia mends what she wrote, or takes it back. */

const { cornac, as, around } = standingTable(['nadia', 'malo', 'helene', 'stranger']);
let threadId: string;

beforeEach(async () => {
  ({ threadId } = await around({
    shared: { mayRead: only(as.nadia, as.malo, as.helene), mayWrite: only(as.nadia, as.malo) },
  }));
});

const at = (seq: number): string => `/threads/${threadId}/messages/${seq}`;

describe('an edited message', () => {
  it('says its new words, that it was edited, and on demand what it said before', async () => {
    const seq = await said(as.nadia, threadId, 'Rendez-vous à 9 h');
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
    const seq = await said(as.nadia, threadId, 'Bonjour');
    const { body } = await as.nadia.patch(at(seq), { body: 'Bonjour' }).expect(200);
    expect(body).not.toHaveProperty('change');
    expect((await as.nadia.get(`${at(seq)}/versions`).expect(200)).body.items).toEqual([]);
  });

  it('changes by its author only', async () => {
    const seq = await said(as.nadia, threadId, 'Bonjour');
    await as.malo.patch(at(seq), { body: 'Bonsoir' }).expect(403);
    await as.malo.delete(at(seq)).expect(403);
    await as.stranger.patch(at(seq), { body: 'Bonsoir' }).expect(404);
    await as.stranger.get(`${at(seq)}/versions`).expect(404);
    for (const nothing of ['99', '0', '-1', 'x', '9'.repeat(40)])
      await as.nadia.patch(`/threads/${threadId}/messages/${nothing}`, { body: 'Bonsoir' }).expect(404);
    await as.nadia.patch(at(seq), { body: ' ' }).expect(400);
  });

  it('reaches those who listen', async () => {
    const seq = await said(as.nadia, threadId, 'Bonjour');
    const screen = await as.malo.socket();
    await screen.emitWithAck('join', { threadId, after: 1 });
    const heard = new Promise((resolve) => screen.once('changes', resolve));
    await as.nadia.patch(at(seq), { body: 'Bonsoir' }).expect(200);
    expect(await heard).toMatchObject({ threadId, messages: [{ seq, body: 'Bonsoir', change: 1 }] });
  });
});

describe('a deleted message', () => {
  it('leaves its place and nothing else, neither words nor former words', async () => {
    const seq = await said(as.nadia, threadId, 'Un secret');
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
    expect(await said(as.malo, threadId, 'Ensuite')).toBe(seq + 1);
  });

  it('is not edited any more, and is deleted once', async () => {
    const seq = await said(as.nadia, threadId, 'Bonjour');
    await as.nadia.delete(at(seq)).expect(200);
    const again = await as.nadia.delete(at(seq)).expect(200);
    expect(again.body.change).toBe(1);
    const refused = await as.nadia.patch(at(seq), { body: 'Bonsoir' }).expect(409);
    expect(refused.body.type).toBe('/problemes/message-gone');
  });

  it('written as an ordinary one gives its tombstone to a late retry', async () => {
    await said(as.nadia, threadId, 'Un');
    const clientId = randomUUID();
    const seq = await said(as.nadia, threadId, 'Deux', { clientId });
    await as.nadia.delete(at(seq)).expect(200);
    const { body } = await say(as.nadia, threadId, 'Deux', { clientId }).expect(201);
    expect(body).toMatchObject({ seq, gone: 'deleted', body: '' });
  });
});
