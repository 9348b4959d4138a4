import { randomUUID } from 'node:crypto';
import { openCornac } from '../support/app.js';
import { gapBetween } from '../support/figures.js';
import { standing } from '../support/standing.js';
import { anAddress, enterByMail, lastLink, mailsTo, openBrowser } from '../support/visitor.js';

/** Signing in by mail: what a link is worth, where, how often, and what it never tells. */

const cornac = standing(() => openCornac());

async function askedBy(email: string) {
  const browser = openBrowser(cornac);
  await browser.post('/sign-in/links', { email, next: '/candidatures' }).expect(202);
  return { browser, ...(await lastLink(cornac, email)) };
}

describe('the link of the mail', () => {
  it('stays usable however often machines open its page', async () => {
    const { browser, token } = await askedBy(anAddress());
    for (let time = 0; time < 5; time++) {
      for (const method of ['GET', 'HEAD'])
        await fetch(`${cornac.url}/api/v1/sign-in/links/consume?token=${token}`, { method });
      await fetch(`${cornac.url}/connexion/lien`);
    }
    const { body } = await browser.post('/sign-in/links/consume', { token }).expect(200);
    expect(body).toEqual({ next: '/candidatures', step: 'offer_passkey' });
    await browser.get('/account/security').expect(200);
  });

  it('serves once, even to two at the same instant', async () => {
    const { browser, token } = await askedBy(anAddress());
    const answers = await Promise.all(
      [1, 2, 3].map(() => browser.post('/sign-in/links/consume', { token }).then(({ status }) => status)),
    );
    expect(answers.sort()).toEqual([200, 422, 422]);
    await browser.post('/sign-in/links/consume', { token }).expect(422);
  });

  it('no longer serves after ten minutes', async () => {
    const email = anAddress();
    const { browser, token, code } = await askedBy(email);
    const [row] = await cornac.sql<{ minutes: number }>(
      'SELECT extract(epoch FROM expires_at - created_at)::int / 60 AS minutes FROM sign_in_links WHERE email = $1',
      [email],
    );
    expect(row?.minutes).toBe(10);
    await cornac.sql(
      "UPDATE sign_in_links SET created_at = created_at - interval '601 s', expires_at = expires_at - interval '601 s' WHERE email = $1",
      [email],
    );
    await browser.post('/sign-in/links/consume', { token }).expect(422);
    await browser.post('/sign-in/codes', { code }).expect(422);
  });

  it('says to another browser where to go, and still serves in the first', async () => {
    const { browser, token } = await askedBy(anAddress());
    const { body } = await openBrowser(cornac).post('/sign-in/links/consume', { token }).expect(422);
    expect(body.type).toBe('/problemes/other-browser');
    await browser.post('/sign-in/links/consume', { token }).expect(200);
  });

  it('leaves no trace of itself but hashes, and pages send no referrer', async () => {
    const { token, code, browser } = await askedBy(anAddress());
    await browser.post('/sign-in/links/consume', { token }).expect(200);
    const session = browser.session()?.split('=')[1] ?? '';
    const nonce = browser.cookie('cornac_browser') ?? '';
    const [{ stored } = { stored: '' }] = await cornac.sql<{ stored: string }>(
      `SELECT (SELECT string_agg(l::text, ' ') FROM sign_in_links l) || (SELECT string_agg(s::text, ' ') FROM sessions s) AS stored`,
    );
    for (const secret of [token, session, nonce]) {
      expect(secret.length).toBeGreaterThan(30);
      expect(stored).not.toContain(secret);
      expect(stored).not.toContain(Buffer.from(secret, 'base64url').toString('hex'));
    }
    expect(stored).not.toMatch(new RegExp(`\\b${code}\\b`));
    const page = await fetch(`${cornac.url}/api/v1/time`);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  });
});

describe('the code of the mail', () => {
  it('opens the browser that asked, and that one only', async () => {
    const { browser, code } = await askedBy(anAddress());
    await openBrowser(cornac).post('/sign-in/codes', { code }).expect(422);
    await browser.post('/sign-in/codes', { code }).expect(200);
  });

  it('dies after five wrong tries', async () => {
    const { browser, code } = await askedBy(anAddress());
    const wrong = code === '000000' ? '111111' : '000000';
    for (let time = 0; time < 5; time++) await browser.post('/sign-in/codes', { code: wrong }).expect(422);
    await browser.post('/sign-in/codes', { code }).expect(422);
  });

  it('cannot be guessed by repeating one request under an Idempotency-Key', async () => {
    const email = anAddress();
    const browser = await enterByMail(cornac, email);
    await browser.post('/sign-in/links', { email }).expect(202);
    for (let time = 0; time < 5; time++)
      await browser
        .post('/sign-in/codes', { code: '000000' })
        .set('Idempotency-Key', randomUUID())
        .expect((answer) => {
          if (answer.status !== 422 && answer.status !== 200) throw new Error(`${answer.status}`);
        });
    const [row] = await cornac.sql<{ wrong_codes: number }>(
      'SELECT wrong_codes FROM sign_in_links WHERE email = $1 ORDER BY created_at DESC LIMIT 1',
      [email],
    );
    expect(row?.wrong_codes).toBe(5);
  });
});

describe('asking for links', () => {
  it('answers the same for an address known, unknown, or out of quota', async () => {
    const email = anAddress();
    await enterByMail(cornac, email);
    const ask = (address: string) =>
      openBrowser(cornac).post('/sign-in/links', { email: address }).expect(202);
    const known = await ask(email);
    const unknown = await ask(anAddress());
    for (let time = 0; time < 4; time++) await ask(email);
    const spent = await ask(email);
    expect([known.text, known.headers['content-type']]).toEqual([
      unknown.text,
      unknown.headers['content-type'],
    ]);
    expect([spent.text, spent.headers['content-type']]).toEqual([known.text, known.headers['content-type']]);
    expect((await mailsTo(cornac, email)).length).toBe(5);
  });
});

it('asking for a link takes the same time for an address known or not', async () => {
  const PAIRS = 45;
  const known = Array.from({ length: PAIRS }, anAddress);
  await cornac.sql(
    `INSERT INTO accounts (id, email, display_name, created_at) SELECT gen_random_uuid(), email, 'Connue', now() FROM unnest($1::text[]) AS email`,
    [known],
  );
  // What the tests above asked for from this machine does not count against these.
  await cornac.sql('DELETE FROM tries');
  // Without the wire, which would only blur it.
  const ask = async (email: string) => {
    const { statusCode } = await cornac.app.inject({
      method: 'POST',
      url: '/api/v1/sign-in/links',
      payload: { email },
    });
    expect(statusCode).toBe(202);
  };
  const gap = await gapBetween(
    () => ask(known.pop() ?? ''),
    () => ask(anAddress()),
    PAIRS,
  );
  // A row and a mail more for one of them make it half as long again.
  expect(gap).toBeLessThan(4 / 3);
});

describe('requests from elsewhere', () => {
  it.each([
    [
      'a form of another site',
      { origin: 'https://ailleurs.example', 'content-type': 'application/x-www-form-urlencoded' },
    ],
    [
      'JSON sent as text from another site',
      { origin: 'https://ailleurs.example', 'content-type': 'text/plain' },
    ],
    ['a script of another site', { origin: 'https://ailleurs.example', 'content-type': 'application/json' }],
    ['a sister site', { 'sec-fetch-site': 'same-site', 'content-type': 'application/json' }],
    ['a page without origin', { origin: 'null', 'content-type': 'application/json' }],
  ])('do nothing: %s', async (_, headers) => {
    const browser = await enterByMail(cornac, anAddress());
    const answer = await fetch(`${cornac.url}/api/v1/account/sessions`, {
      method: 'DELETE',
      headers: { ...headers, 'content-type': 'application/json', cookie: browser.session() ?? '' },
      body: '{}',
    });
    expect(answer.status).toBe(403);
    const asked = await fetch(`${cornac.url}/api/v1/sign-in/links`, {
      method: 'POST',
      headers: { ...headers, cookie: browser.session() ?? '' },
      body: '{"email":"quelquun@test.example"}',
    });
    // Neither JSON nor a file is refused before anything else is looked at.
    expect([403, 415]).toContain(asked.status);
    expect(await mailsTo(cornac, 'quelquun@test.example')).toEqual([]);
  });
});

it('one click on a demo opens a person’s account with both factors, and does not exist elsewhere', async () => {
  const demo = await openCornac({ env: { DEMO: '1' } });
  try {
    const { ariane } = await demo.people({ ariane: 'Ariane Petitjean' });
    await demo.sql('INSERT INTO demo_personas VALUES ($1, $2, $3, $4, 0)', [
      'administratrice',
      ariane.accountId,
      'Administratrice',
      'Cornac',
    ]);
    const browser = openBrowser(demo);
    await browser.post('/demo/sign-in', { key: 'administratrice' }).expect(200);
    const { body } = await browser.get('/account/security').expect(200);
    expect(body.secondFactor).toBe(true);
  } finally {
    await demo.close();
  }
  await openBrowser(cornac).post('/demo/sign-in', { key: 'administratrice' }).expect(404);
});
