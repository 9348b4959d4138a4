import { read, said, standingTable } from '../support/discussion-scene.js';
import { join, once, received, within } from '../support/live.js';
import { only } from '../support/meetings.js';
import type { Person, Screen } from '../support/person.js';

/** The live side of threads: what comes by itself. */

const { cornac, as, around } = standingTable(['nadia', 'malo']);
const aThread = (...people: Person[]) => around({ shared: { mayRead: only(...people) } });

describe('two people on one thread', () => {
  it('see each other’s messages as they are written, in one order', async () => {
    const { threadId } = await aThread(as.nadia, as.malo);
    const [hers, his] = await Promise.all([as.nadia.socket(), as.malo.socket()]);
    const [onHers, onHis] = [received(hers), received(his)];
    expect(await join(hers, threadId)).toEqual({ ok: true, lastSeq: 0, lastChange: 0 });
    expect(await join(his, threadId)).toEqual({ ok: true, lastSeq: 0, lastChange: 0 });
    await said(as.nadia, threadId, 'Avec la nouvelle grille, le budget ne s’équilibre plus.');
    await said(as.malo, threadId, 'Le CCAS confirme ses 8 000 €.');
    await Promise.all([onHers.count(2), onHis.count(2)]);
    expect(onHers.messages).toEqual(onHis.messages);
    expect(onHis.messages.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(onHis.messages).toEqual(await read(as.malo, threadId));
  });

  it('written in a burst by both, arrive once each and without a hole', async () => {
    const { threadId } = await aThread(as.nadia, as.malo);
    const screen = await as.malo.socket();
    const onScreen = received(screen);
    await join(screen, threadId);
    await Promise.all(
      Array.from({ length: 40 }, (_, n) => said(n % 2 ? as.nadia : as.malo, threadId, `Message ${n}`)),
    );
    await onScreen.count(40);
    const seqs = onScreen.messages.map(({ seq }) => seq).sort((a, b) => a - b);
    expect(seqs).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
  });

  it('find again what was said while their connection was lost', async () => {
    const { threadId } = await aThread(as.nadia, as.malo);
    const before = await as.malo.socket();
    const onBefore = received(before);
    await join(before, threadId);
    await said(as.nadia, threadId, 'Un');
    await onBefore.count(1);
    before.disconnect();
    await said(as.nadia, threadId, 'Deux');
    await said(as.nadia, threadId, 'Trois');
    const back = await as.malo.socket();
    const onBack = received(back);
    const held = onBefore.messages.at(-1)?.seq ?? 0;
    expect(await join(back, threadId, held)).toEqual({ ok: true, lastSeq: 3, lastChange: 0 });
    const gap = await read(as.malo, threadId, `after=${held}`);
    await said(as.nadia, threadId, 'Quatre');
    await onBack.count(1);
    const whole = [...onBefore.messages, ...gap, ...onBack.messages].map((message) => message.body);
    expect(whole).toEqual(['Un', 'Deux', 'Trois', 'Quatre']);
  });

  it('are told to read again when they hold more than the server', async () => {
    const { threadId } = await aThread(as.nadia);
    const screen = await as.nadia.socket();
    const told = once(screen, 'resync');
    expect(await join(screen, threadId, 12)).toEqual({ ok: true, lastSeq: 0, lastChange: 0 });
    expect(await within(2_000, told)).toEqual({ threadId });
  });

  it('hear nothing more of a thread they left, even when they leave while they enter', async () => {
    const { threadId } = await aThread(as.nadia);
    const screen = await as.nadia.socket();
    const onScreen = received(screen);
    const entering = join(screen, threadId);
    const leaving = screen.timeout(3_000).emitWithAck('leave', { threadId });
    expect(await entering).toMatchObject({ ok: true });
    expect(await leaving).toEqual({ ok: true });
    await said(as.nadia, threadId, 'Parti');
    await join(screen, threadId, 1);
    expect(onScreen.messages).toEqual([]);
  });
});

describe('a word whose event was lost', () => {
  it('is noticed by itself: where the thread stands is said again', async () => {
    const { threadId } = await aThread(as.nadia);
    const screen = await as.nadia.socket();
    await join(screen, threadId);
    await within(4_000, pulseAt(screen, 0));
    // As another process would that dies between its commit and its event.
    await cornac.sql(
      `WITH t AS (UPDATE threads SET last_seq = 1 WHERE id = $1 RETURNING id)
       INSERT INTO messages (thread_id, seq, author_id, client_id, body, sent_at)
       SELECT id, 1, $2, gen_random_uuid(), 'Dit dans le vide', now() FROM t`,
      [threadId, as.nadia.accountId],
    );
    await within(4_000, pulseAt(screen, 1));
  });
});

const pulseAt = (screen: Screen, lastSeq: number): Promise<void> =>
  new Promise((done) => {
    screen.on('pulse', (pulse) => {
      if (pulse.lastSeq === lastSeq) done();
    });
  });
