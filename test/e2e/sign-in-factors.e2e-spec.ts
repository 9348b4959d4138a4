import { randomUUID } from 'node:crypto';
import { Secret } from 'otpauth';
import { openCornac } from '../support/app.js';
import { CAST, type CallScene, setCallScene } from '../support/call-scene.js';
import { addApp, addPasskey, LOCAL, PASSWORD, somebody } from '../support/factors.js';
import { standing } from '../support/standing.js';
import {
  anAddress,
  enterByMail,
  lastLink,
  mailsTo,
  openBrowser,
  subjectsTo,
  type Visitor,
} from '../support/visitor.js';

/** Apps and recovery codes; what asks for a second factor, and for a fresh one. */

const cornac = standing(() => openCornac());

describe('an authenticator app', () => {
  it('is asked for after the mail or the password, and only then opens', async () => {
    const { email, browser } = await somebody(cornac);
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
    const { email, browser } = await somebody(cornac);
    const { used, next } = await addApp(browser);
    await browser.post('/session/proofs/app-code', { code: used }).expect(422);
    const statuses = await Promise.all(
      [1, 2].map(() => browser.post('/session/proofs/app-code', { code: next }).then(({ status }) => status)),
    );
    expect(statuses.sort()).toEqual([204, 422]);
    expect(await subjectsTo(cornac, email)).toContain('Une application de codes protège votre compte');
  });

  it('is blocked at the eleventh wrong try, while a recovery code still opens', async () => {
    const { email, browser } = await somebody(cornac);
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
    const { browser } = await somebody(cornac);
    const { body } = await browser.post('/account/app').expect(200);
    const [row] = await cornac.sql<{ sealed: Buffer }>(
      'SELECT sealed_candidate AS sealed FROM authenticator_apps ORDER BY candidate_until DESC NULLS LAST LIMIT 1',
    );
    expect(row?.sealed.includes(Buffer.from(Secret.fromBase32(body.secret).bytes))).toBe(false);
    expect(body.uri).toContain(`secret=${body.secret}`);
  });

  it('stops at the door whoever waited more than ten minutes', async () => {
    const { email, browser } = await somebody(cornac);
    const { next } = await addApp(browser);
    const visitor = await enterByMail(cornac, email);
    await cornac.sql(
      "UPDATE sessions SET expires_at = now() - interval '1 second' WHERE awaits_second_factor",
    );
    const { body } = await visitor.post('/sign-in/app-codes', { code: next }).expect(422);
    expect(body.title).toBe('Connexion à reprendre');
  });
});

describe('recovery codes', () => {
  it('open once each, however they are typed, and each use is told', async () => {
    const { email, browser } = await somebody(cornac);
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
    expect(await subjectsTo(cornac, email)).toContain('Un code de secours de votre compte a servi');
  });

  it('made anew replace the ones before, and make no sense without a second factor', async () => {
    const { browser } = await somebody(cornac);
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
    const { browser } = await somebody(cornac);
    await addApp(browser);
    const { body } = await browser
      .post('/account/recovery-codes')
      .set('Idempotency-Key', randomUUID())
      .expect(201);
    const kept = await cornac.sql<{ body: unknown }>('SELECT body FROM idempotency_keys');
    expect(JSON.stringify(kept)).not.toContain(body.codes[0]);
  });
});

const makeStale = (email: string) =>
  cornac.sql(
    `UPDATE sessions SET proven_at = proven_at - interval '11 minutes', second_factor_at = second_factor_at - interval '11 minutes'
     WHERE account_id = (SELECT id FROM accounts WHERE email = $1)`,
    [email],
  );

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
    const { email, browser } = await somebody(cornac);
    await makeStale(email);
    const { body } = await change(browser).expect(403);
    expect(body).toMatchObject({ type: '/problemes/confirmation-required', secondFactor: false });
    const mails = await subjectsTo(cornac, email);
    await browser.post('/session/proofs/mail').expect(202);
    const { code } = await lastLink(cornac, email);
    await browser.post('/session/proofs/mail/code', { code }).expect(204);
    expect((await change(browser)).status).not.toBe(403);
    expect(mails).toHaveLength(1);
  });

  it('asks the second factor of whoever has one: a mailbox alone is not enough', async () => {
    const { email, browser } = await somebody(cornac);
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
    const { email, browser } = await somebody(cornac);
    const other = await enterByMail(cornac, email);
    const next = anAddress();
    await browser.post('/account/email', { email: next }).expect(202);
    expect(await subjectsTo(cornac, email)).toContain(
      'Un changement d’adresse est demandé pour votre compte',
    );
    const [letter] = await mailsTo(cornac, next);
    const token = /\/mon-compte\/adresse#(\S+)/.exec(letter?.text ?? '')?.[1] ?? '';
    const { browser: stranger } = await somebody(cornac);
    await stranger.post('/account/email/confirmation', { token }).expect(422);
    const { body } = await browser.post('/account/email/confirmation', { token }).expect(200);
    expect(body.email).toBe(next);
    await browser.post('/account/email/confirmation', { token }).expect(422);
    expect(await subjectsTo(cornac, email)).toContain('L’adresse de votre compte a changé');
    await other.get('/account/security').expect(401);
    await enterByMail(cornac, next);
  });

  it('never tells whether an address is taken, and never takes it', async () => {
    const { email: taken } = await somebody(cornac);
    const { browser } = await somebody(cornac);
    const answers = [taken, anAddress()].map((email) =>
      browser.post('/account/email', { email }).expect(202),
    );
    const [first, second] = await Promise.all(answers);
    expect(first?.text).toBe(second?.text);
    expect(await subjectsTo(cornac, taken)).toContain('Cette adresse a déjà un compte');
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
    scene = await setCallScene(cornac.service, people);
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
