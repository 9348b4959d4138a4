import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { type Cornac, openCornac } from '../support/app.js';
import { CAST, type CallScene, setCallScene } from '../support/call-scene.js';
import { quickest } from '../support/figures.js';
import { softPasskey } from '../support/soft-passkey.js';
import { enterByMail, lastLink, mailsTo, openBrowser, type Visitor } from '../support/visitor.js';

/** Passkeys, passwords, apps and recovery codes: set up, used, refused, asked for where they are needed. */

/** A hash left out would show: it takes some 20 ms at least. */
const GAP_MS = 10;
const PASSWORD = 'trois moineaux sur un fil';
const LOCAL = { host: 'localhost:3000' };
const ORIGIN = 'http://localhost:3000';

let cornac: Cornac;
beforeAll(async () => {
  cornac = await openCornac();
});
afterAll(() => cornac.close());

const anAddress = () => `${randomUUID()}@test.example`;

/** Somebody at home: their address, their browser, signed in by mail a moment ago. */
async function somebody(email = anAddress()): Promise<{ email: string; browser: Visitor }> {
  return { email, browser: await enterByMail(cornac, email, openBrowser(cornac, LOCAL)) };
}

async function addPasskey(browser: Visitor, passkey = softPasskey({ origin: ORIGIN })) {
  const { body } = await browser.post('/account/passkeys/options').expect(200);
  const credential = passkey.create(body.options);
  await browser.post('/account/passkeys', { name: 'Mon téléphone', credential }).expect(201);
  return passkey;
}

async function enterByPasskey(passkey: ReturnType<typeof softPasskey>) {
  const browser = openBrowser(cornac, LOCAL);
  const { body } = await browser.post('/sign-in/passkeys/options').expect(200);
  const answer = await browser.post('/sign-in/passkeys', { credential: passkey.sign(body.options) });
  return { browser, answer };
}

/**
 * Sets up an app by the code it shows. `next` is the one it shows after, good already: clocks differ. Both are read at
 * once, so that they stay good when thirty seconds end in between.
 */
async function addApp(browser: Visitor) {
  const { body } = await browser.post('/account/app').expect(200);
  const totp = new TOTP({ secret: Secret.fromBase32(body.secret) });
  const now = Date.now();
  const [used, next] = [totp.generate({ timestamp: now }), totp.generate({ timestamp: now + 30_000 })];
  const confirmed = await browser.post('/account/app/confirmation', { code: used }).expect(200);
  return { used, next, recoveryCodes: confirmed.body.codes as string[] };
}

const makeStale = (email: string) =>
  cornac.sql(
    `UPDATE sessions SET proven_at = proven_at - interval '11 minutes', second_factor_at = second_factor_at - interval '11 minutes'
     WHERE account_id = (SELECT id FROM accounts WHERE email = $1)`,
    [email],
  );

const subjectsTo = async (email: string) => (await mailsTo(cornac, email)).map((mail) => mail.subject);

describe('a passkey', () => {
  it('is offered once after a sign-in by mail', async () => {
    const { email, browser } = await somebody();
    await browser.delete('/account/passkey-offer').expect(204);
    await browser.post('/sign-in/links', { email }).expect(202);
    const { token } = await lastLink(cornac, email);
    const { body } = await browser.post('/sign-in/links/consume', { token }).expect(200);
    expect(body.step).toBe('enter');
  });

  it('signs in by itself, counts as two factors, and is told by mail', async () => {
    const { email, browser } = await somebody();
    const before = browser.session();
    const passkey = await addPasskey(browser);
    expect(browser.session()).not.toBe(before);
    const security = await browser.get('/account/security').expect(200);
    expect(security.body).toMatchObject({ secondFactor: true, passkeys: [{ name: 'Mon téléphone' }] });
    expect(await subjectsTo(email)).toContain('Une clé d’accès a été ajoutée à votre compte');

    const { browser: again, answer } = await enterByPasskey(passkey);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ next: '/ma-journee', step: 'enter' });
    const { body } = await again.get('/account/security').expect(200);
    expect(body.secondFactor).toBe(true);
    expect(body.passkeys[0].lastUsedAt).not.toBeNull();
  });

  it('may be one among several, each removed by itself', async () => {
    const { browser } = await somebody();
    const [first, second] = [await addPasskey(browser), await addPasskey(browser)];
    const { body } = await browser.get('/account/security').expect(200);
    expect(body.passkeys).toHaveLength(2);
    await browser.delete(`/account/passkeys/${body.passkeys[0].id}`).expect(204);
    await browser.delete(`/account/passkeys/${body.passkeys[0].id}`).expect(404);
    expect((await enterByPasskey(first)).answer.status).toBe(422);
    expect((await enterByPasskey(second)).answer.status).toBe(200);
  });

  it('answers a challenge once, within five minutes, for what it was asked', async () => {
    const { email, browser } = await somebody();
    const passkey = await addPasskey(browser);
    const visitor = openBrowser(cornac, LOCAL);
    const { body } = await visitor.post('/sign-in/passkeys/options').expect(200);
    const credential = passkey.sign(body.options);
    await visitor.post('/sign-in/passkeys', { credential }).expect(200);
    await visitor.post('/sign-in/passkeys', { credential }).expect(422);

    const late = await visitor.post('/sign-in/passkeys/options').expect(200);
    await cornac.sql("UPDATE passkey_challenges SET expires_at = expires_at - interval '301 s'");
    await visitor.post('/sign-in/passkeys', { credential: passkey.sign(late.body.options) }).expect(422);

    const inside = await browser.post('/session/proofs/passkey/options').expect(200);
    await visitor.post('/sign-in/passkeys', { credential: passkey.sign(inside.body.options) }).expect(422);
    expect(await subjectsTo(email)).toHaveLength(2);
  });

  it.each([
    ['made for another site', { origin: 'https://cornac.ailleurs.example' }],
    ['not unlocked by its person', { origin: ORIGIN, unlocked: false }],
  ])('is refused when %s', async (_, options) => {
    const { browser } = await somebody();
    const { body } = await browser.post('/account/passkeys/options').expect(200);
    const credential = softPasskey(options).create(body.options);
    const answer = await browser.post('/account/passkeys', { name: 'Fausse', credential }).expect(422);
    expect(answer.body.type).toBe('/problemes/passkey-not-added');
  });

  it('is refused when it proves somebody else', async () => {
    const [mine, theirs] = [await somebody(), await somebody()];
    await addPasskey(mine.browser);
    const passkey = await addPasskey(theirs.browser);
    const { body } = await mine.browser.post('/session/proofs/passkey/options').expect(200);
    await mine.browser
      .post('/session/proofs/passkey', { credential: passkey.sign(body.options) })
      .expect(422);
  });

  it.each([
    [{}],
    [{ id: 3, response: null }],
    [{ id: 'a', response: { clientDataJSON: 'bm9u' } }],
    [{ id: 'a', response: [] }],
  ])('is nothing one makes up: %j', async (credential) => {
    await openBrowser(cornac).post('/sign-in/passkeys', { credential }).expect(422);
    const { browser } = await somebody();
    await browser.post('/account/passkeys', { name: 'x', credential }).expect(422);
  });
});

describe('a password', () => {
  async function withPassword(email = anAddress()) {
    const person = await somebody(email);
    await person.browser.put('/account/password', { password: PASSWORD }).expect(204);
    return person;
  }
  const enter = (email: string, password: string, browser = openBrowser(cornac)) =>
    browser.post('/sign-in/passwords', { email, password });

  it('signs in with the address, and changing it signs the other devices out', async () => {
    const { email, browser } = await withPassword();
    const other = openBrowser(cornac);
    const { body } = await enter(email.toUpperCase(), PASSWORD, other).expect(200);
    expect(body).toEqual({ next: '/ma-journee', step: 'enter' });
    await browser.put('/account/password', { password: `${PASSWORD} rouge` }).expect(204);
    await other.get('/account/security').expect(401);
    await enter(email, PASSWORD).expect(422);
    await enter(email, `${PASSWORD} rouge`).expect(200);
    await browser.delete('/account/password').expect(204);
    await enter(email, `${PASSWORD} rouge`).expect(422);
    expect(await subjectsTo(email)).toEqual(
      expect.arrayContaining([
        'Le mot de passe de votre compte a changé',
        'Le mot de passe de votre compte a été retiré',
      ]),
    );
  });

  it('is stored as argon2id at the cost we said', async () => {
    const { email } = await withPassword();
    const [row] = await cornac.sql<{ argon2id_hash: string }>(
      'SELECT argon2id_hash FROM passwords p JOIN accounts a ON a.id = p.account_id WHERE a.email = $1',
      [email],
    );
    expect(row?.argon2id_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('refused says why, beside the field', async () => {
    const { browser } = await somebody();
    const { body } = await browser.put('/account/password', { password: 'passwordpassword' }).expect(400);
    expect(body.errors).toEqual([
      { pointer: '/password', detail: expect.stringContaining('mots de passe volés') },
    ]);
  });

  it('wrong is answered with the same words whether the address is known or not', async () => {
    const { email } = await withPassword();
    const { email: without } = await somebody();
    const answers = await Promise.all(
      [email, without, anAddress()].map((address) => enter(address, 'ce n’est pas le bon').expect(422)),
    );
    const seen = answers.map(({ body, headers }) => [{ ...body, instance: '' }, headers['set-cookie']]);
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
  });

  it('is blocked at the eleventh wrong try, while the link by mail still opens', async () => {
    const { email } = await withPassword();
    for (let time = 0; time < 10; time++) await enter(email, `faux numéro ${time}`).expect(422);
    const { body, headers } = await enter(email, PASSWORD).expect(429);
    expect(body.type).toBe('/problemes/too-many-requests');
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(600);
    await enter(email.toUpperCase(), PASSWORD).expect(429);
    await enterByMail(cornac, email);
    await cornac.sql("UPDATE tries SET ends_at = ends_at - interval '10 minutes'");
    await enter(email, PASSWORD).expect(200);
  });

  it('is blocked alike for an address that has no account', async () => {
    const email = anAddress();
    for (let time = 0; time < 10; time++) await enter(email, `faux numéro ${time}`).expect(422);
    await enter(email, PASSWORD).expect(429);
  });

  it('lets no more than ten through of many tries at once', async () => {
    const { email } = await withPassword();
    const statuses = await Promise.all(
      Array.from({ length: 25 }, (_, n) => enter(email, `ensemble ${n}`).then(({ status }) => status)),
    );
    expect(statuses.filter((status) => status === 422)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
  });

  it('right gives the tries back', async () => {
    const { email } = await withPassword();
    for (let round = 0; round < 2; round++) {
      for (let time = 0; time < 9; time++) await enter(email, `faux ${time}`).expect(422);
      await enter(email, PASSWORD).expect(200);
    }
  });

  it('takes the same time for an address known or not', async () => {
    const { email } = await withPassword();
    const times = { known: [] as number[], unknown: [] as number[] };
    // Taken in turns, so that a slow moment of the machine weighs on both; the counts are put back in between.
    for (let round = 0; round < 24; round++) {
      if (round % 8 === 0) await cornac.sql('DELETE FROM tries');
      for (const [kind, address] of round % 2
        ? ([
            ['known', email],
            ['unknown', anAddress()],
          ] as const)
        : ([
            ['unknown', anAddress()],
            ['known', email],
          ] as const)) {
        const start = performance.now();
        await enter(address, 'ce n’est pas le bon').expect(422);
        times[kind].push(performance.now() - start);
      }
    }
    expect(Math.abs(quickest(times.known) - quickest(times.unknown))).toBeLessThan(GAP_MS);
  });
});

describe('an authenticator app', () => {
  it('is asked for after the mail or the password, and only then opens', async () => {
    const { email, browser } = await somebody();
    await browser.put('/account/password', { password: PASSWORD }).expect(204);
    const { next, recoveryCodes } = await addApp(browser);
    expect(recoveryCodes).toHaveLength(10);

    const visitor = openBrowser(cornac);
    const { body } = await visitor.post('/sign-in/passwords', { email, password: PASSWORD }).expect(200);
    expect(body.step).toBe('second_factor');
    await visitor.get('/account/security').expect(401);
    const waiting = visitor.session();
    await visitor.post('/sign-in/app-codes', { code: '000000' }).expect(422);
    await visitor.post('/sign-in/app-codes', { code: next }).expect(204);
    expect(visitor.session()).not.toBe(waiting);
    const security = await visitor.get('/account/security').expect(200);
    expect(security.body.secondFactor).toBe(true);
  });

  it('never takes the same code twice, nor an older one', async () => {
    const { email, browser } = await somebody();
    const { used, next } = await addApp(browser);
    await browser.post('/session/proofs/app-code', { code: used }).expect(422);
    const statuses = await Promise.all(
      [1, 2].map(() => browser.post('/session/proofs/app-code', { code: next }).then(({ status }) => status)),
    );
    expect(statuses.sort()).toEqual([204, 422]);
    expect(await subjectsTo(email)).toContain('Une application de codes protège votre compte');
  });

  it('is blocked at the eleventh wrong try, while a recovery code still opens', async () => {
    const { email, browser } = await somebody();
    const { next, recoveryCodes } = await addApp(browser);
    const visitor = await enterByMail(cornac, email);
    for (let time = 0; time < 10; time++)
      await visitor
        .post('/sign-in/app-codes', { code: '000000' })
        .set('Idempotency-Key', randomUUID())
        .expect(422);
    await visitor.post('/sign-in/app-codes', { code: next }).expect(429);
    await visitor.post('/sign-in/recovery-codes', { code: recoveryCodes[0] }).expect(204);
    await visitor.get('/account/security').expect(200);
  });

  it('keeps its secret sealed in the database', async () => {
    const { browser } = await somebody();
    const { body } = await browser.post('/account/app').expect(200);
    const [row] = await cornac.sql<{ sealed: Buffer }>(
      'SELECT sealed_candidate AS sealed FROM authenticator_apps ORDER BY candidate_until DESC NULLS LAST LIMIT 1',
    );
    expect(row?.sealed.includes(Buffer.from(Secret.fromBase32(body.secret).bytes))).toBe(false);
    expect(body.uri).toContain(`secret=${body.secret}`);
  });

  it('stops at the door whoever waited more than ten minutes', async () => {
    const { email, browser } = await somebody();
    const { next } = await addApp(browser);
    const visitor = await enterByMail(cornac, email);
    await cornac.sql('UPDATE sessions SET expires_at = now() WHERE awaits_second_factor');
    const { body } = await visitor.post('/sign-in/app-codes', { code: next }).expect(422);
    expect(body.title).toBe('Connexion à reprendre');
  });
});

describe('recovery codes', () => {
  it('open once each, however they are typed, and each use is told', async () => {
    const { email, browser } = await somebody();
    const { recoveryCodes } = await addApp(browser);
    const [code = ''] = recoveryCodes;
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const visitor = await enterByMail(cornac, email);
    await visitor
      .post('/sign-in/recovery-codes', { code: code.toLowerCase().replaceAll('-', ' ') })
      .expect(204);
    await visitor.post('/session/proofs/recovery-code', { code }).expect(422);
    const { body } = await visitor.get('/account/security').expect(200);
    expect(body.recoveryCodes.left).toBe(9);
    expect(await subjectsTo(email)).toContain('Un code de secours de votre compte a servi');
  });

  it('made anew replace the ones before, and make no sense without a second factor', async () => {
    const { browser } = await somebody();
    await browser.post('/account/recovery-codes').expect(422);
    const { recoveryCodes } = await addApp(browser);
    const { body } = await browser.post('/account/recovery-codes').expect(201);
    expect(body.codes).toHaveLength(10);
    await browser.post('/session/proofs/recovery-code', { code: recoveryCodes[0] }).expect(422);
    await browser.post('/session/proofs/recovery-code', { code: body.codes[0] }).expect(204);
    await browser.delete('/account/app').expect(204);
    const security = await browser.get('/account/security').expect(200);
    expect(security.body).toMatchObject({ app: null, recoveryCodes: null });
  });

  it('are never kept by an Idempotency-Key', async () => {
    const { browser } = await somebody();
    await addApp(browser);
    const { body } = await browser
      .post('/account/recovery-codes')
      .set('Idempotency-Key', randomUUID())
      .expect(201);
    const kept = await cornac.sql<{ body: unknown }>('SELECT body FROM idempotency_keys');
    expect(JSON.stringify(kept)).not.toContain(body.codes[0]);
  });
});

describe('changing how one signs in', () => {
  const SENSITIVE: [string, (browser: Visitor) => ReturnType<Visitor['post']>][] = [
    ['adding a passkey', (browser) => browser.post('/account/passkeys/options')],
    ['keeping a passkey', (browser) => browser.post('/account/passkeys', { name: 'x', credential: {} })],
    ['removing a passkey', (browser) => browser.delete(`/account/passkeys/${randomUUID()}`)],
    ['choosing a password', (browser) => browser.put('/account/password', { password: PASSWORD })],
    ['removing the password', (browser) => browser.delete('/account/password')],
    ['adding an app', (browser) => browser.post('/account/app')],
    ['confirming an app', (browser) => browser.post('/account/app/confirmation', { code: '000000' })],
    ['removing the app', (browser) => browser.delete('/account/app')],
    ['making recovery codes', (browser) => browser.post('/account/recovery-codes')],
    ['changing the address', (browser) => browser.post('/account/email', { email: anAddress() })],
  ];

  it.each(SENSITIVE)('asks for a proof of the last ten minutes: %s', async (_, change) => {
    const { email, browser } = await somebody();
    await makeStale(email);
    const { body } = await change(browser).expect(403);
    expect(body).toMatchObject({ type: '/problemes/confirmation-required', secondFactor: false });
    const mails = await subjectsTo(email);
    await browser.post('/session/proofs/mail').expect(202);
    const { code } = await lastLink(cornac, email);
    await browser.post('/session/proofs/mail/code', { code }).expect(204);
    expect((await change(browser)).status).not.toBe(403);
    expect(mails).toHaveLength(1);
  });

  it('asks the second factor of whoever has one: a mailbox alone is not enough', async () => {
    const { email, browser } = await somebody();
    const passkey = await addPasskey(browser);
    const intruder = await enterByMail(cornac, email, openBrowser(cornac, LOCAL));
    const { body } = await intruder.post('/account/passkeys/options').expect(403);
    expect(body).toMatchObject({ type: '/problemes/confirmation-required', secondFactor: true });
    await intruder.post('/account/email', { email: anAddress() }).expect(403);
    const ways = await intruder.get('/session/proofs').expect(200);
    expect(ways.body).toEqual({ ways: ['passkey', 'mail'], secondFactor: true });
    const { body: asked } = await intruder.post('/session/proofs/passkey/options').expect(200);
    await intruder.post('/session/proofs/passkey', { credential: passkey.sign(asked.options) }).expect(204);
    await intruder.post('/account/passkeys/options').expect(200);
  });

  it('moves the address once the new one answers, tells the old one, and signs the other devices out', async () => {
    const { email, browser } = await somebody();
    const other = await enterByMail(cornac, email);
    const next = anAddress();
    await browser.post('/account/email', { email: next }).expect(202);
    expect(await subjectsTo(email)).toContain('Un changement d’adresse est demandé pour votre compte');
    const [letter] = await mailsTo(cornac, next);
    const token = /\/mon-compte\/adresse#(\S+)/.exec(letter?.text ?? '')?.[1] ?? '';
    const { browser: stranger } = await somebody();
    await stranger.post('/account/email/confirmation', { token }).expect(422);
    const { body } = await browser.post('/account/email/confirmation', { token }).expect(200);
    expect(body.email).toBe(next);
    await browser.post('/account/email/confirmation', { token }).expect(422);
    expect(await subjectsTo(email)).toContain('L’adresse de votre compte a changé');
    await other.get('/account/security').expect(401);
    await enterByMail(cornac, next);
  });

  it('never tells whether an address is taken, and never takes it', async () => {
    const { email: taken } = await somebody();
    const { browser } = await somebody();
    const answers = [taken, anAddress()].map((email) =>
      browser.post('/account/email', { email }).expect(202),
    );
    const [first, second] = await Promise.all(answers);
    expect(first?.text).toBe(second?.text);
    expect(await subjectsTo(taken)).toContain('Cette adresse a déjà un compte');
    expect((await mailsTo(cornac, taken)).some((mail) => mail.text.includes('/mon-compte/adresse'))).toBe(
      false,
    );
  });
});

describe('what asks for a second factor', () => {
  let scene: CallScene;
  let juror: Visitor;

  beforeAll(async () => {
    const people = await cornac.people(CAST);
    const ids = Object.fromEntries(Object.entries(people).map(([role, { accountId }]) => [role, accountId]));
    scene = await setCallScene((type) => cornac.service(type), ids);
    juror = await enterByMail(cornac, 'odile-renan@test.example', openBrowser(cornac, LOCAL));
  });

  it('is the jury room, for a juror: refused, then opened by a passkey in the same session', async () => {
    const { body } = await juror.get(`/calls/${scene.callId}/ranking`).expect(403);
    expect(body).toMatchObject({
      type: '/problemes/second-factor-required',
      title: 'Confirmez que c’est bien vous',
    });
    const before = juror.session() ?? '';
    const passkey = await addPasskey(juror);
    await juror.get(`/calls/${scene.callId}/ranking`).expect(200);
    const again = await enterByMail(cornac, 'odile-renan@test.example', openBrowser(cornac, LOCAL));
    await again.get(`/calls/${scene.callId}/ranking`).expect(403);
    const { body: asked } = await again.post('/session/proofs/passkey/options').expect(200);
    const held = again.session();
    await again.post('/session/proofs/passkey', { credential: passkey.sign(asked.options) }).expect(204);
    expect(again.session()).not.toBe(held);
    await again.get(`/calls/${scene.callId}/ranking`).expect(200);
    expect(before).not.toBe('');
  });

  it('is not the desk of an officer, and still nothing for a stranger', async () => {
    const officer = await enterByMail(cornac, 'paul-verdier@test.example');
    await officer.get(`/calls/${scene.callId}/ranking`).expect(200);
    const stranger = await enterByMail(cornac, 'lea-morin@test.example');
    const { body } = await stranger.get(`/calls/${scene.callId}/ranking`).expect(403);
    expect(body.type).toBe('/problemes/forbidden');
  });
});
