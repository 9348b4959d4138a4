import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { ActorDirectory } from '../../libs/identity/index.js';
import { openCornac } from '../support/app.js';
import { secondsUntil } from '../support/figures.js';
import { connected, openSocket, type Screen } from '../support/person.js';
import { standing } from '../support/standing.js';
import { anAddress, enterByMail, openBrowser, type Visitor } from '../support/visitor.js';

/** Sessions: renewed when what they may do rises, ended when told, when idle, when old. */

const ENDS_WITHIN_S = 5;
const FIREFOX = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0' };

const cornac = standing(() => openCornac());

const enter = (email = anAddress(), headers = {}) => enterByMail(cornac, email, openBrowser(cornac, headers));

/** Ages what the database holds of a person's sessions, and what this process remembers. */
async function age(email: string, change: string): Promise<void> {
  await cornac.sql(
    `UPDATE sessions SET ${change} WHERE account_id = (SELECT id FROM accounts WHERE email = $1)`,
    [email],
  );
  cornac.service(ActorDirectory).forget();
}

const isIn = (browser: Visitor): Promise<boolean> =>
  browser.get('/account/security').then(({ status }) => status === 200);

/** Asks whether somebody is in, once this process's clock has gone on. */
async function isInAfter(seconds: number, browser: Visitor): Promise<boolean> {
  const later = Date.now() + seconds * 1_000;
  const clock = jest.spyOn(Date, 'now').mockImplementation(() => later);
  try {
    return await isIn(browser);
  } finally {
    clock.mockRestore();
  }
}

const closing = (socket: Screen): Promise<number> =>
  secondsUntil(new Promise((resolve) => socket.once('disconnect', resolve)));

describe('a session', () => {
  it('is another one at each sign-in, and the one before ends', async () => {
    const email = anAddress();
    const browser = await enter(email);
    const before = browser.session();
    await enterByMail(cornac, email, browser);
    expect(browser.session()).not.toBe(before);
    const { status } = await fetch(`${cornac.url}/api/v1/account/security`, {
      headers: { cookie: before ?? '' },
    });
    expect(status).toBe(401);
  });

  it('takes no name chosen from outside', async () => {
    const browser = openBrowser(cornac, { cookie: 'cornac_session=choisi-par-un-autre' });
    const email = anAddress();
    await enterByMail(cornac, email, browser);
    expect(browser.session()).not.toContain('choisi-par-un-autre');
  });

  it('ends after a fortnight away', async () => {
    const email = anAddress();
    const browser = await enter(email);
    await age(email, "seen_at = now() - interval '13 days 23 hours'");
    expect(await isIn(browser)).toBe(true);
    await age(email, "seen_at = now() - interval '14 days 1 second'");
    expect(await isIn(browser)).toBe(false);
  });

  it('ends after a month whatever happens, after twelve hours for an administrator', async () => {
    const email = anAddress();
    const browser = await enter(email);
    const [row] = await cornac.sql<{ days: number }>(
      'SELECT extract(day FROM s.expires_at - s.created_at)::int AS days FROM sessions s JOIN accounts a ON a.id = s.account_id WHERE a.email = $1',
      [email],
    );
    expect(row?.days).toBe(30);
    await age(email, "created_at = now() - interval '12 hours 1 second'");
    expect(await isIn(browser)).toBe(true);
    await cornac.sql('UPDATE accounts SET administrator = true WHERE email = $1', [email]);
    cornac.service(ActorDirectory).forget();
    expect(await isIn(browser)).toBe(false);
    await cornac.sql('UPDATE accounts SET administrator = false WHERE email = $1', [email]);
    await age(email, 'expires_at = now()');
    expect(await isIn(browser)).toBe(false);
  });

  it('is marked as seen every five minutes, and not at each request', async () => {
    const email = anAddress();
    const browser = await enter(email);
    const seen = async () =>
      (
        await cornac.sql<{ recent: boolean; at: string }>(
          `SELECT s.seen_at > now() - interval '1 minute' AS recent, s.seen_at::text AS at
           FROM sessions s JOIN accounts a ON a.id = s.account_id WHERE a.email = $1`,
          [email],
        )
      )[0];
    const first = await seen();
    await isIn(browser);
    cornac.service(ActorDirectory).forget();
    await isIn(browser);
    expect((await seen())?.at).toBe(first?.at);
    await age(email, "seen_at = now() - interval '6 minutes'");
    await isIn(browser);
    expect((await seen())?.recent).toBe(true);
  });
});

describe('my devices', () => {
  it('are listed in words, this one said', async () => {
    const email = anAddress();
    await enter(email);
    const browser = await enter(email, FIREFOX);
    const { body } = await browser.get('/account/sessions').expect(200);
    expect(body.next).toBeNull();
    expect(body.items).toMatchObject([
      { browser: 'Firefox', system: 'Windows', method: 'link', current: true, actions: ['end'] },
      { browser: null, system: null, current: false },
    ]);
    const page = await browser.get('/account/sessions?limit=1').expect(200);
    const rest = await browser.get(`/account/sessions?limit=1&cursor=${page.body.next}`).expect(200);
    expect([...page.body.items, ...rest.body.items]).toEqual(body.items);
  });

  it('are nobody else’s to end', async () => {
    const [mine, theirs] = [await enter(), await enter()];
    const { body } = await mine.get('/account/sessions').expect(200);
    await theirs.delete(`/account/sessions/${body.items[0].id}`).expect(404);
    await theirs.delete(`/account/sessions/${randomUUID()}`).expect(404);
    expect(await isIn(mine)).toBe(true);
  });

  it('end one by one or all the others, over HTTP and on their open sockets, within five seconds', async () => {
    const email = anAddress();
    const [lost, other, here] = [await enter(email), await enter(email), await enter(email)];
    const socketOf = (browser: Visitor) =>
      connected(
        openSocket(cornac.url, { extraHeaders: { cookie: browser.session() ?? '', origin: cornac.url } }),
      );
    const [onLost, onOther, onHere] = [await socketOf(lost), await socketOf(other), await socketOf(here)];
    const { body } = await here.get('/account/sessions').expect(200);
    const lostCloses = closing(onLost);
    await here.delete(`/account/sessions/${body.items[2].id}`).expect(204);
    expect(await isIn(lost)).toBe(false);
    expect(await lostCloses).toBeLessThan(ENDS_WITHIN_S);
    expect(onOther.connected).toBe(true);
    const otherCloses = closing(onOther);
    await here.delete('/account/sessions').expect(204);
    expect(await otherCloses).toBeLessThan(ENDS_WITHIN_S);
    expect(await isIn(other)).toBe(false);
    expect(await isIn(here)).toBe(true);
    expect(onHere.connected).toBe(true);
    onHere.disconnect();
  });

  it('ended by another process stop here too, within five seconds', async () => {
    const email = anAddress();
    const browser = await enter(email);
    expect(await isIn(browser)).toBe(true);
    // Nothing tells this process: only what it remembers growing old.
    await cornac.sql(
      'UPDATE sessions SET revoked_at = now() WHERE account_id = (SELECT id FROM accounts WHERE email = $1)',
      [email],
    );
    expect(await isInAfter(ENDS_WITHIN_S, browser)).toBe(false);
  });

  it('signing out ends this one at once', async () => {
    const browser = await enter();
    const cookie = browser.session() ?? '';
    await browser.delete('/session').expect(200);
    expect(browser.session()).toBeUndefined();
    const { status } = await fetch(`${cornac.url}/api/v1/account/security`, { headers: { cookie } });
    expect(status).toBe(401);
  });
});
