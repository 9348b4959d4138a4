import { randomUUID } from 'node:crypto';
import { ActorDirectory } from '../../libs/identity/index.js';
import { gapBetween, secondsUntil } from '../support/figures.js';
import { statementsOf } from '../support/libs.js';
import { KEYS, type Key, standingPanel } from '../support/panelist-scene.js';
import { connected, openSocket } from '../support/person.js';
import { openBrowser } from '../support/visitor.js';

/** People without an address come in with a key: what it is worth and for how long. */

const ENDS_WITHIN_S = 5;
const PAIRS = 20;
const WRONG_AT_MOST = 20;

const { cornac, as, aKey, enter } = standingPanel();

describe('a panelist’s key', () => {
  it('opens an account that has neither address nor name', async () => {
    const key = await aKey();
    expect(key.label).toMatch(/^Panéliste \w{4}$/);
    expect(key.address).toMatch(/^http.*\/entrer$/);
    const browser = await enter({ token: key.token });
    const { body } = await browser.get('/session').expect(200);
    expect(body.account).toMatchObject({
      displayName: key.label,
      email: null,
      panelist: true,
      administrator: false,
    });
    expect(body.memberships).toEqual([]);
  });

  it('opens by its code however it is typed, as often as needed', async () => {
    const { code } = await aKey();
    for (const typed of [code, code.toLowerCase(), code.replace('-', ''), ` ${code.replace('-', ' – ')} `])
      await enter({ code: typed });
  });

  it('opens nothing by reading its page, with or without the key in the address', async () => {
    const { token, accountId } = await aKey();
    for (const method of ['GET', 'HEAD'])
      for (const path of [`/api/v1${KEYS}`, `/api/v1${KEYS}?token=${token}`, `/entrer?token=${token}`]) {
        const answer = await fetch(cornac.url + path, { method });
        expect(answer.headers.get('set-cookie')).toBeNull();
      }
    const [row] = await cornac.sql<{ used: boolean; sessions: number }>(
      `SELECT k.last_used_at IS NOT NULL AS used, (SELECT count(*)::int FROM sessions WHERE account_id = k.account_id) AS sessions
       FROM panelist_keys k WHERE k.account_id = $1`,
      [accountId],
    );
    expect(row).toEqual({ used: false, sessions: 0 });
    await enter({ token });
  });

  it('is stored as hashes only; the code’s is keyed with what the database does not hold', async () => {
    const { token, code, accountId } = await aKey();
    await enter({ code });
    const [row] = await cornac.sql<{ stored: string; plain: boolean }>(
      `SELECT (SELECT string_agg(t::text, ' ') FROM (
           SELECT k::text AS t FROM panelist_keys k UNION ALL SELECT s::text FROM sessions s UNION ALL SELECT a::text FROM accounts a
           UNION ALL SELECT e::text FROM audit_entries e UNION ALL SELECT o::text FROM outbox_events o
           UNION ALL SELECT i::text FROM idempotency_keys i UNION ALL SELECT tr::text FROM tries tr) everything) AS stored,
         EXISTS (SELECT FROM panelist_keys WHERE code_hash = sha256(convert_to($2, 'UTF8')) AND account_id = $1) AS plain`,
      [accountId, code.replace('-', '')],
    );
    for (const secret of [
      token,
      code,
      code.replace('-', ''),
      Buffer.from(token, 'base64url').toString('hex'),
    ])
      expect(row?.stored).not.toContain(secret);
    expect(row?.plain).toBe(false);
  });

  it('says the same of a wrong, a revoked, an expired and a suspended one, in the same time', async () => {
    const [revoked, expired, suspended] = [await aKey(), await aKey(), await aKey()];
    await as.ariane.delete(`/administration/panelist-keys/${revoked.accountId}`).expect(204);
    await cornac.sql(
      "UPDATE panelist_keys SET issued_at = now() - interval '1 year', expires_at = now() - interval '1 second' WHERE account_id = $1",
      [expired.accountId],
    );
    await as.ariane
      .post(`/administration/accounts/${suspended.accountId}/suspension`, { reason: 'Une lettre volée.' })
      .expect(200);
    const given = {
      wrong: { code: '2222-2222', token: 'x'.repeat(43) },
      revoked,
      expired,
      suspended,
    };
    let place = 0;
    /** From a place of its own each time, so that none is refused for the others. */
    const refused = async (key: object): Promise<string> => {
      place += 1;
      const { statusCode, body } = await cornac.app.inject({
        method: 'POST',
        url: `/api/v1${KEYS}`,
        remoteAddress: `10.1.0.${place & 255}`,
        payload: key,
      });
      const { instance: _, ...problem } = JSON.parse(body);
      return JSON.stringify({ statusCode, problem });
    };
    /** But for old tries, swept now and then whoever comes. */
    const workOf = async (key: object) =>
      (await statementsOf(() => refused(key))).filter((sql) => !sql.startsWith('DELETE FROM tries'));
    const answers = new Set<string>();
    for (const { code, token } of Object.values(given))
      for (const key of [{ code }, { token }]) answers.add(await refused(key));
    expect([...answers]).toEqual([expect.stringMatching(/"statusCode":422.*wrong-proof.*appelez/)]);
    for (const { code, token } of [revoked, expired, suspended]) {
      for (const [wrong, once] of [
        [{ code: given.wrong.code }, { code }],
        [{ token: given.wrong.token }, { token }],
      ] as const) {
        // The same work, so the same time; the clock then looks for what is no statement, a hash for instance.
        expect(await workOf(once)).toEqual(await workOf(wrong));
        const gap = await gapBetween(
          () => refused(wrong),
          () => refused(once),
          PAIRS,
        );
        expect(gap).toBeLessThan(2);
      }
    }
  }, 60_000);

  it('wants its code or its link, not both nor neither', async () => {
    const { code, token } = await aKey();
    for (const body of [{}, { code, token }, { code, device: 'à moi' }])
      await openBrowser(cornac).post(KEYS, body).expect(400);
  });
});

describe('guessing codes', () => {
  it('is stopped where it comes from, while another person still enters, and a link opens even there', async () => {
    const { code, token } = await aKey();
    const guesses = await Promise.all(
      Array.from({ length: 2 * WRONG_AT_MOST }, () =>
        openBrowser(cornac)
          .post(KEYS, { code: '3333-3333' })
          .then(({ status }) => status),
      ),
    );
    expect(guesses.filter((status) => status === 422).length).toBe(WRONG_AT_MOST);
    expect(guesses.filter((status) => status === 429).length).toBe(WRONG_AT_MOST);
    const { body } = await openBrowser(cornac).post(KEYS, { code }).expect(429);
    expect(body.retryAfter).toBeGreaterThan(0);
    const elsewhere = await cornac.app.inject({
      method: 'POST',
      url: `/api/v1${KEYS}`,
      remoteAddress: '127.0.0.2',
      payload: { code },
    });
    expect(elsewhere.statusCode).toBe(200);
    await enter({ token });
  });

  it('weighs on everybody only once it comes from everywhere, and then spares links', async () => {
    const { code, token } = await aKey();
    const from = async (place: number, given: object): Promise<number> =>
      (
        await cornac.app.inject({
          method: 'POST',
          url: `/api/v1${KEYS}`,
          remoteAddress: `10.0.${place >> 8}.${place & 255}`,
          payload: given,
        })
      ).statusCode;
    // One address alone, however long it insists, does not use up what is everybody's.
    for (let time = 0; time < 320; time++) await from(1, { code: '3333-3333' });
    expect(await from(2, { code })).toBe(200);
    for (let place = 3; place < 283; place++) expect(await from(place, { code: '3333-3333' })).toBe(422);
    expect(await from(300, { code: '3333-3333' })).toBe(429);
    expect(await from(301, { code })).toBe(429);
    expect(await from(301, { token })).toBe(200);
  });

  it('is not forgotten because a right code came in between', async () => {
    const { code } = await aKey();
    const guess = () => openBrowser(cornac).post(KEYS, { code: '3333-3333' });
    for (let time = 0; time < WRONG_AT_MOST - 1; time++) await guess().expect(422);
    await enter({ code });
    await guess().expect(422);
    await guess().expect(429);
  });
});

describe('a panelist’s session', () => {
  const lifeOf = async ({ accountId }: Key) => {
    const [row] = await cornac.sql<{ hours: number }>(
      'SELECT round(extract(epoch FROM expires_at - created_at) / 3600)::int AS hours FROM sessions WHERE account_id = $1',
      [accountId],
    );
    return row?.hours;
  };
  const cookieOf = async (body: object) => {
    const { headers } = await openBrowser(cornac).post(KEYS, body).expect(200);
    return String(headers['set-cookie']);
  };

  it('lasts a year on one’s own device, unless six months pass without a visit', async () => {
    const key = await aKey();
    expect(await cookieOf({ token: key.token })).toContain(`Max-Age=${365 * 24 * 3600}`);
    expect(await lifeOf(key)).toBe(365 * 24);
    const browser = await enter({ token: key.token });
    const isIn = async (unseen: string): Promise<boolean> => {
      await cornac.sql(`UPDATE sessions SET seen_at = now() - interval '${unseen}' WHERE account_id = $1`, [
        key.accountId,
      ]);
      cornac.service(ActorDirectory).forget();
      return (await browser.get('/my/data')).status === 200;
    };
    expect(await isIn('5 months')).toBe(true);
    expect(await isIn('6 months 1 day')).toBe(false);
  });

  it('lasts twelve hours on a shared device, and the browser keeps nothing once closed', async () => {
    const key = await aKey();
    const cookie = await cookieOf({ code: key.code, device: 'shared' });
    expect(cookie).not.toContain('Max-Age');
    expect(cookie).not.toContain('Expires');
    expect(await lifeOf(key)).toBe(12);
  });

  it('ends within five seconds when the key is revoked, on open sockets too', async () => {
    const key = await aKey();
    const browser = await enter({ token: key.token });
    const headers = { cookie: browser.session() ?? '', origin: cornac.url };
    const socket = await connected(openSocket(cornac.url, { extraHeaders: headers }));
    const answer = await socket.emitWithAck('join', { threadId: randomUUID(), after: 0 });
    expect(answer).toMatchObject({ ok: false, problem: { status: 403 } });
    await browser.get('/my/data').expect(200);
    const closed = secondsUntil(new Promise((resolve) => socket.once('disconnect', resolve)));
    await as.ariane.delete(`/administration/panelist-keys/${key.accountId}`).expect(204);
    await browser.get('/my/data').expect(401);
    expect(await closed).toBeLessThan(ENDS_WITHIN_S);
    await openBrowser(cornac).post(KEYS, { token: key.token }).expect(422);
    await openBrowser(cornac).post(KEYS, { code: key.code }).expect(422);
  });

  it('a new key shuts out the one before and its devices', async () => {
    const first = await aKey();
    const browser = await enter({ token: first.token });
    const second = await aKey(as.ariane.post(`/administration/panelist-keys/${first.accountId}/reissue`));
    expect(second).toMatchObject({ accountId: first.accountId, label: first.label });
    await browser.get('/my/data').expect(401);
    await openBrowser(cornac).post(KEYS, { code: first.code }).expect(422);
    await enter({ code: second.code });
  });
});
