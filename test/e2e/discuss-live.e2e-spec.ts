import { randomUUID } from 'node:crypto';
import { SubjectRegistry } from '../../libs/discussions/index.js';
import type {
  JoinAnswer,
  MessagesEvent,
  PostAnswer,
  ThreadMessage,
} from '../../libs/realtime-contract/index.js';
import { type Cornac, openCornac } from '../support/app.js';
import { Meetings, only } from '../support/meetings.js';
import { connected, openSocket, type Person, type Screen } from '../support/person.js';

/** The live side of threads: what comes by itself, and to whom it stops coming. */

const RIGHTS_END_WITHIN_MS = 5_000;

let cornac: Cornac;
let as: Record<'nadia' | 'malo' | 'stranger', Person>;
const meetings = new Meetings();

beforeAll(async () => {
  cornac = await openCornac();
  cornac.service(SubjectRegistry).register(Meetings.type, meetings);
  as = await cornac.people({ nadia: 'Nadia Belkacem', malo: 'Malo Ortega', stranger: 'Paul Étranger' });
});

afterAll(() => cornac.close());

async function aThread(...people: Person[]): Promise<{ threadId: string; meetingId: string }> {
  const meetingId = meetings.plan('Chantier', { shared: { mayRead: only(...people) } });
  const [first] = people;
  const { body } = await (first ?? as.nadia)
    .get(`/threads?subjectType=${Meetings.type}&subjectId=${meetingId}`)
    .expect(200);
  return { threadId: body.items[0].id, meetingId };
}

const say = (person: Person, threadId: string, body: string) =>
  person.post(`/threads/${threadId}/messages`, { clientId: randomUUID(), body }).expect(201);

const join = (screen: Screen, threadId: string, after = 0): Promise<JoinAnswer> =>
  screen.timeout(3_000).emitWithAck('join', { threadId, after });

/** What a screen received, and a way to wait until it holds so many. */
function received(screen: Screen) {
  const messages: ThreadMessage[] = [];
  const waiting: { count: number; done: () => void }[] = [];
  screen.on('messages', (event: MessagesEvent) => {
    messages.push(...event.messages);
    for (const wait of waiting) if (messages.length >= wait.count) wait.done();
  });
  return {
    messages,
    bodies: () => messages.map((message) => message.body),
    count: (count: number) =>
      new Promise<void>((done) => {
        if (messages.length >= count) done();
        else waiting.push({ count, done });
      }),
  };
}

const once = (screen: Screen, event: 'disconnect' | 'revoked' | 'resync'): Promise<unknown> =>
  new Promise((done) => screen.once(event, (...args: unknown[]) => done(args[0])));

const within = <T>(ms: number, promise: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`Nothing within ${ms} ms`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

describe('two people on one thread', () => {
  it('see each other’s messages as they are written, in one order', async () => {
    const { threadId } = await aThread(as.nadia, as.malo);
    const [hers, his] = await Promise.all([as.nadia.socket(), as.malo.socket()]);
    const [onHers, onHis] = [received(hers), received(his)];
    expect(await join(hers, threadId)).toEqual({ ok: true, lastSeq: 0, lastChange: 0 });
    expect(await join(his, threadId)).toEqual({ ok: true, lastSeq: 0, lastChange: 0 });
    await say(as.nadia, threadId, 'Avec la nouvelle grille, le budget ne s’équilibre plus.');
    await say(as.malo, threadId, 'Le CCAS confirme ses 8 000 €.');
    await Promise.all([onHers.count(2), onHis.count(2)]);
    expect(onHers.messages).toEqual(onHis.messages);
    expect(onHis.messages.map(({ seq }) => seq)).toEqual([1, 2]);
    const page = await as.malo.get(`/threads/${threadId}/messages`).expect(200);
    expect(onHis.messages).toEqual(page.body.items);
  });

  it('written in a burst by both, arrive once each and without a hole', async () => {
    const { threadId } = await aThread(as.nadia, as.malo);
    const screen = await as.malo.socket();
    const onScreen = received(screen);
    await join(screen, threadId);
    await Promise.all(
      Array.from({ length: 40 }, (_, n) => say(n % 2 ? as.nadia : as.malo, threadId, `Message ${n}`)),
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
    await say(as.nadia, threadId, 'Un');
    await onBefore.count(1);
    before.disconnect();
    await say(as.nadia, threadId, 'Deux');
    await say(as.nadia, threadId, 'Trois');
    const back = await as.malo.socket();
    const onBack = received(back);
    const held = onBefore.messages.at(-1)?.seq ?? 0;
    expect(await join(back, threadId, held)).toEqual({ ok: true, lastSeq: 3, lastChange: 0 });
    const gap = await as.malo.get(`/threads/${threadId}/messages?after=${held}`).expect(200);
    await say(as.nadia, threadId, 'Quatre');
    await onBack.count(1);
    const whole = [...onBefore.messages, ...gap.body.items, ...onBack.messages].map(
      (message) => message.body,
    );
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
    await say(as.nadia, threadId, 'Parti');
    await join(screen, threadId, 1);
    expect(onScreen.messages).toEqual([]);
  });
});

describe('the door', () => {
  const options = (headers: Record<string, string>) => ({ extraHeaders: headers });
  const refusal = (headers: Record<string, string>) =>
    connected(openSocket(cornac.url, options(headers))).then(
      () => 'connected',
      (error: Error & { data?: { problem: { type: string; status: number } } }) =>
        error.data?.problem ?? 'refused',
    );

  it('is closed to pages of other sites, and to those that do not say where they come from', async () => {
    const { cookie } = as.nadia;
    expect(await refusal({ cookie, origin: 'https://evil.example' })).toBe('refused');
    expect(await refusal({ cookie, origin: 'null' })).toBe('refused');
    expect(await refusal({ cookie })).toBe('refused');
  });

  it('asks who is there', async () => {
    const signInRequired = expect.objectContaining({ type: '/problemes/sign-in-required', status: 401 });
    expect(await refusal({ origin: cornac.url })).toEqual(signInRequired);
    expect(await refusal({ origin: cornac.url, cookie: 'cornac_session=made-up' })).toEqual(signInRequired);
  });

  it('lets ten screens of one account in, not eleven, and one more when one closes', async () => {
    const { busy } = await cornac.people({ busy: 'Camille Écrans' });
    const screens = await Promise.all(Array.from({ length: 10 }, () => busy.socket()));
    await expect(busy.socket()).rejects.toMatchObject({
      data: { problem: { type: '/problemes/too-many-sockets' } },
    });
    screens[0]?.disconnect();
    await within(
      2_000,
      (async () => {
        // The server notices the closing a moment after the client does.
        for (;;) {
          const entered = await busy.socket().catch(() => null);
          if (entered) return;
        }
      })(),
    );
  });
});

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
    const page = await as.malo.get(`/threads/${threadId}/messages`).expect(200);
    expect(page.body.items.map((message: ThreadMessage) => message.body)).toEqual(
      answers.map((_, n) => `Mot ${n}`),
    );
    expect(onHis.messages.toSorted((a, b) => a.seq - b.seq)).toEqual(page.body.items);
  });

  it('again with the same clientId gives the first answer, and one message', async () => {
    const { threadId } = await aThread(as.nadia);
    const screen = await as.nadia.socket();
    await join(screen, threadId);
    await say(as.nadia, threadId, 'Premier');
    const request = { threadId, clientId: randomUUID(), body: 'Une seule fois' };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => screen.timeout(3_000).emitWithAck('post', request)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ ok: true, seq: 2, sentAt: (answers[0] as { sentAt: string }).sentAt })]),
    );
  });

  it('is for those who joined and may write', async () => {
    const meetingId = meetings.plan('Lecture seule', {
      shared: { mayRead: only(as.nadia, as.malo), mayWrite: only(as.nadia) },
    });
    const { body } = await as.malo.get(`/threads?subjectType=meeting&subjectId=${meetingId}`).expect(200);
    const threadId: string = body.items[0].id;
    const screen = await as.malo.socket();
    expect(await post(screen, threadId, 'Trop tôt')).toMatchObject({ problem: { status: 409 } });
    await join(screen, threadId);
    expect(await post(screen, threadId, 'Sans droit')).toMatchObject({ problem: { status: 403 } });
    const page = await as.nadia.get(`/threads/${threadId}/messages`).expect(200);
    expect(page.body.items).toEqual([]);
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
    const page = await as.nadia.get(`/threads/${threadId}/messages`).expect(200);
    expect(page.body.items).toEqual([]);
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

describe('rights', () => {
  it('refuse to join another’s thread in the very words used for one that does not exist', async () => {
    const { threadId } = await aThread(as.nadia, as.malo);
    const screen = await as.stranger.socket();
    const foreign = await join(screen, threadId);
    const absent = await join(screen, randomUUID());
    expect(foreign).toMatchObject({ ok: false, problem: { status: 404 } });
    expect(JSON.stringify(foreign)).toBe(JSON.stringify(absent));
  });

  it('stop the messages within five seconds of being withdrawn, and say so', async () => {
    const { threadId, meetingId } = await aThread(as.nadia, as.malo);
    const [hers, his] = await Promise.all([as.nadia.socket(), as.malo.socket()]);
    const [onHers, onHis] = [received(hers), received(his)];
    await Promise.all([join(hers, threadId), join(his, threadId)]);
    await say(as.nadia, threadId, 'Encore à deux');
    await Promise.all([onHers.count(1), onHis.count(1)]);
    const told = once(his, 'revoked');
    meetings.restrict(meetingId, 'shared', only(as.nadia));
    expect(await within(RIGHTS_END_WITHIN_MS, told)).toEqual({ threadId });
    await say(as.nadia, threadId, 'Seule désormais');
    await onHers.count(2);
    // Its answer comes after anything already on its way.
    expect(await join(his, threadId)).toMatchObject({ ok: false, problem: { status: 404 } });
    expect(onHis.bodies()).toEqual(['Encore à deux']);
  });

  it('that came from a membership end with it', async () => {
    const { owner, guest } = await cornac.people({ owner: 'Olive Cheffe', guest: 'Gaël Membre' });
    const organisation = await owner
      .post('/organisations', {
        name: 'Nuitée Claire',
        kind: 'social_enterprise',
        sort: 'association',
        legalForm: 'association',
      })
      .expect(201);
    const organisationId: string = organisation.body.id;
    await cornac.sql(
      "INSERT INTO memberships (organisation_id, account_id, role, joined_at) VALUES ($1, $2, 'member', now())",
      [organisationId, guest.accountId],
    );
    const meetingId = meetings.plan('Entre nous', {
      team: { mayRead: (actor) => actor.memberships.some((m) => m.organisationId === organisationId) },
    });
    const { body } = await guest.get(`/threads?subjectType=meeting&subjectId=${meetingId}`).expect(200);
    const threadId: string = body.items[0].id;
    const screen = await guest.socket();
    const onScreen = received(screen);
    expect(await join(screen, threadId)).toMatchObject({ ok: true });
    const told = once(screen, 'revoked');
    await cornac.sql('DELETE FROM memberships WHERE account_id = $1', [guest.accountId]);
    await within(RIGHTS_END_WITHIN_MS, told);
    await say(owner, threadId, 'Parti');
    await join(screen, threadId);
    expect(onScreen.messages).toEqual([]);
    await guest.get(`/threads/${threadId}/messages`).expect(404);
  });

  it.each([
    ['revoked', 'revoked_at = now()'],
    ['expired', 'expires_at = now()'],
  ])('end with a session that is %s: its sockets are closed', async (_, change) => {
    const { leaving } = await cornac.people({ leaving: `Personne ${randomUUID().slice(0, 8)}` });
    const screen = await leaving.socket();
    const closed = once(screen, 'disconnect');
    await cornac.sql(`UPDATE sessions SET ${change} WHERE account_id = $1`, [leaving.accountId]);
    expect(await within(RIGHTS_END_WITHIN_MS, closed)).toBe('io server disconnect');
  });
});

describe('a client that misbehaves', () => {
  const emitRaw = (screen: Screen, event: string, ...args: unknown[]): Promise<unknown> =>
    // Outside the contract on purpose.
    (screen as unknown as { timeout(ms: number): { emitWithAck(...all: unknown[]): Promise<unknown> } })
      .timeout(500)
      .emitWithAck(event, ...args);

  it.each(
    [undefined, null, 12, 'join', [], { threadId: 'x', after: 0 }, { after: '1', __other: 1 }].map((body) => [
      body,
    ]),
  )('is told its faults: %j', async (body) => {
    const screen = await as.nadia.socket();
    expect(await emitRaw(screen, 'join', body)).toMatchObject({
      ok: false,
      problem: { status: 400, type: '/problemes/malformed-request', errors: expect.any(Array) },
    });
    screen.disconnect();
  });

  it('is cut when its frame is too large, and its neighbour is not', async () => {
    const { threadId } = await aThread(as.nadia, as.malo);
    const [bad, good] = await Promise.all([as.nadia.socket(), as.malo.socket()]);
    const onGood = received(good);
    await join(good, threadId);
    const closed = once(bad, 'disconnect');
    bad.emit('join', { threadId: 'x'.repeat(1_100_000), after: 0 }, () => undefined);
    await within(5_000, closed);
    await say(as.nadia, threadId, 'Toujours là');
    await onGood.count(1);
    expect(good.connected).toBe(true);
  });

  it('is slowed down, then cut, when it floods', async () => {
    const { noisy } = await cornac.people({ noisy: 'Noé Bruyant' });
    const screen = await noisy.socket();
    const closed = once(screen, 'disconnect');
    const answers: unknown[] = [];
    for (let n = 0; n < 400; n++)
      screen.emit('leave', { threadId: randomUUID() }, (answer) => answers.push(answer));
    await within(5_000, closed);
    expect(answers).toContainEqual(
      expect.objectContaining({ problem: expect.objectContaining({ type: '/problemes/too-many-requests' }) }),
    );
  });

  it('cannot speak in the server’s name', async () => {
    const { threadId } = await aThread(as.nadia);
    const screen = await as.nadia.socket();
    await join(screen, threadId);
    await expect(emitRaw(screen, 'messages', { threadId, body: 'x' })).rejects.toThrow();
    const page = await as.nadia.get(`/threads/${threadId}/messages`).expect(200);
    expect(page.body.items).toEqual([]);
  });
});
