import { randomUUID } from 'node:crypto';
import { read, said, standingTable, threadOf } from '../support/discussion-scene.js';
import { join, once, received, within } from '../support/live.js';
import { Meetings, only } from '../support/meetings.js';
import { connected, openSocket, type Person, type Screen } from '../support/person.js';

/** Who may listen, when they no longer may, and how those who misbehave are put out. */

const RIGHTS_END_WITHIN_MS = 5_000;

const { cornac, as, meetings, around } = standingTable(['nadia', 'malo', 'stranger']);
const aThread = (...people: Person[]) => around({ shared: { mayRead: only(...people) } });

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
    await said(as.nadia, threadId, 'Encore à deux');
    await Promise.all([onHers.count(1), onHis.count(1)]);
    const told = once(his, 'revoked');
    meetings.restrict(meetingId, 'shared', only(as.nadia));
    expect(await within(RIGHTS_END_WITHIN_MS, told)).toEqual({ threadId });
    await said(as.nadia, threadId, 'Seule désormais');
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
    const threadId = await threadOf(guest, Meetings.type, meetingId);
    const screen = await guest.socket();
    const onScreen = received(screen);
    expect(await join(screen, threadId)).toMatchObject({ ok: true });
    const told = once(screen, 'revoked');
    await cornac.sql('DELETE FROM memberships WHERE account_id = $1', [guest.accountId]);
    await within(RIGHTS_END_WITHIN_MS, told);
    await said(owner, threadId, 'Parti');
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
    await said(as.nadia, threadId, 'Toujours là');
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
    expect(await read(as.nadia, threadId)).toEqual([]);
  });
});
