import { openCornac } from '../support/app.js';
import { addPasskey, LOCAL, ORIGIN, somebody } from '../support/factors.js';
import { softPasskey } from '../support/soft-passkey.js';
import { standing } from '../support/standing.js';
import { lastLink, openBrowser, subjectsTo } from '../support/visitor.js';

/** Passkeys: offered, added, used, refused. */

const cornac = standing(() => openCornac());

async function enterByPasskey(passkey: ReturnType<typeof softPasskey>) {
  const browser = openBrowser(cornac, LOCAL);
  const { body } = await browser.post('/sign-in/passkeys/options').expect(200);
  const answer = await browser.post('/sign-in/passkeys', { credential: passkey.sign(body.options) });
  return { browser, answer };
}

describe('a passkey', () => {
  it('is offered once after a sign-in by mail', async () => {
    const { email, browser } = await somebody(cornac);
    await browser.delete('/account/passkey-offer').expect(204);
    await browser.post('/sign-in/links', { email }).expect(202);
    const { token } = await lastLink(cornac, email);
    const { body } = await browser.post('/sign-in/links/consume', { token }).expect(200);
    expect(body.step).toBe('enter');
  });

  it('signs in by itself, counts as two factors, and is told by mail', async () => {
    const { email, browser } = await somebody(cornac);
    const before = browser.session();
    const passkey = await addPasskey(browser);
    expect(browser.session()).not.toBe(before);
    const security = await browser.get('/account/security').expect(200);
    expect(security.body).toMatchObject({ secondFactor: true, passkeys: [{ name: 'Mon téléphone' }] });
    expect(await subjectsTo(cornac, email)).toContain('Une clé d’accès a été ajoutée à votre compte');

    const { browser: again, answer } = await enterByPasskey(passkey);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ next: '/ma-journee', step: 'enter' });
    const { body } = await again.get('/account/security').expect(200);
    expect(body.secondFactor).toBe(true);
    expect(body.passkeys[0].lastUsedAt).not.toBeNull();
  });

  it('may be one among several, each removed by itself', async () => {
    const { browser } = await somebody(cornac);
    const [first, second] = [await addPasskey(browser), await addPasskey(browser)];
    const { body } = await browser.get('/account/security').expect(200);
    expect(body.passkeys).toHaveLength(2);
    await browser.delete(`/account/passkeys/${body.passkeys[0].id}`).expect(204);
    await browser.delete(`/account/passkeys/${body.passkeys[0].id}`).expect(404);
    expect((await enterByPasskey(first)).answer.status).toBe(422);
    expect((await enterByPasskey(second)).answer.status).toBe(200);
  });

  it('answers a challenge once, within five minutes, for what it was asked', async () => {
    const { email, browser } = await somebody(cornac);
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
    expect(await subjectsTo(cornac, email)).toHaveLength(2);
  });

  it.each([
    ['made for another site', { origin: 'https://cornac.ailleurs.example' }],
    ['not unlocked by its person', { origin: ORIGIN, unlocked: false }],
  ])('is refused when %s', async (_, options) => {
    const { browser } = await somebody(cornac);
    const { body } = await browser.post('/account/passkeys/options').expect(200);
    const credential = softPasskey(options).create(body.options);
    const answer = await browser.post('/account/passkeys', { name: 'Fausse', credential }).expect(422);
    expect(answer.body.type).toBe('/problemes/passkey-not-added');
  });

  it('is refused when it proves somebody else', async () => {
    const [mine, theirs] = [await somebody(cornac), await somebody(cornac)];
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
    const { browser } = await somebody(cornac);
    await browser.post('/account/passkeys', { name: 'x', credential }).expect(422);
  });
});
