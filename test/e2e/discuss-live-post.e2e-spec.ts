import { randomUUID } from 'node:crypto';
import type { PostAnswer } from '../../libs/realtime-contract/index.js';
import { read, said, standingTable } from '../support/discussion-scene.js';
import { join, received, within } from '../support/live.js';
import { only } from '../support/meetings.js';
import type { Person, Screen } from '../support/person.js';

/** Writing over a socket, in the order one wrote. */

const { as, around } = standingTable(['nadia', 'malo']);
const aThread = (...people: Person[]) => around({ shared: { mayRead: only(...people) } });

describe('writing through the socket', () => {
  const post = (screen: Screen, threadId: string, body: string, more: object = {}): Promise<PostAnswer> =>
    screen.timeout(5_000).emitWithAck('post', { threadId, clientId: randomUUID(), body, ...more });

  it('keeps one author’s order, many messages on their way at once, questions among them', async () => {
    const { threadId } = await aThread(as.nadia, as.malo);
    const [hers, his] = await Promise.all([as.nadia.socket(), as.malo.socket()]);
    const onHis = received(his);
    await Promise.all([join(hers, threadId), join(his, threadId)]);
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        post(hers, threadId, `Mot ${n}`, n % 7 === 3 ? { question: true } : {}),
      ),
    );
    expect(answers.map((answer) => answer.ok && answer.seq)).toEqual(answers.map((_, n) => n + 1));
    await onHis.count(30);
    const page = await read(as.malo, threadId);
    expect(page.map((message) => message.body)).toEqual(answers.map((_, n) => `Mot ${n}`));
    expect(onHis.messages.toSorted((a, b) => a.seq - b.seq)).toEqual(page);
  });

  it('again with the same clientId gives the first answer, and one message', async () => {
    const { threadId } = await aThread(as.nadia);
    const screen = await as.nadia.socket();
    await join(screen, threadId);
    await said(as.nadia, threadId, 'Premier');
    const request = { threadId, clientId: randomUUID(), body: 'Une seule fois' };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => screen.timeout(3_000).emitWithAck('post', request)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ ok: true, seq: 2, sentAt: (answers[0] as { sentAt: string }).sentAt })]),
    );
  });

  it('is for those who joined and may write', async () => {
    const { threadId } = await around({
      shared: { mayRead: only(as.nadia, as.malo), mayWrite: only(as.nadia) },
    });
    const screen = await as.malo.socket();
    expect(await post(screen, threadId, 'Trop tôt')).toMatchObject({ problem: { status: 409 } });
    await join(screen, threadId);
    expect(await post(screen, threadId, 'Sans droit')).toMatchObject({ problem: { status: 403 } });
    expect(await read(as.nadia, threadId)).toEqual([]);
  });

  it.each([
    ['blank', { body: ' \n' }],
    ['too long', { body: 'x'.repeat(8_001) }],
    ['no text', { body: 12 }],
    ['a NUL', { body: 'a\0b' }],
    ['half a sign', { body: '\ud800' }],
    ['an unknown field', { author: 'x' }],
    ['a reply to nothing', { replyTo: 9 }],
    ['a question that is no flag', { question: 'true' }],
  ])('is refused with its faults: %s', async (_, fault) => {
    const { threadId } = await aThread(as.nadia);
    const screen = await as.nadia.socket();
    await join(screen, threadId);
    expect(await post(screen, threadId, 'Bonjour', fault)).toMatchObject({
      ok: false,
      problem: { status: 400, errors: [expect.objectContaining({ pointer: expect.any(String) })] },
    });
    expect(await read(as.nadia, threadId)).toEqual([]);
    screen.disconnect();
  });

  it('shows the others that a question was answered', async () => {
    const { threadId } = await aThread(as.nadia, as.malo);
    const [hers, his] = await Promise.all([as.nadia.socket(), as.malo.socket()]);
    await Promise.all([join(hers, threadId), join(his, threadId)]);
    const changed = new Promise((done) => his.once('changes', done));
    await post(his, threadId, 'Qui apporte le café ?', { question: true });
    await post(hers, threadId, 'Moi.', { replyTo: 1 });
    expect(await within(3_000, changed)).toMatchObject({
      threadId,
      messages: [{ seq: 1, change: 1, answeredBy: 2, body: 'Qui apporte le café ?' }],
    });
  });
});
