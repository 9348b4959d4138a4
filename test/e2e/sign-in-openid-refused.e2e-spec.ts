import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { signJwt, type Tampering, unsigned } from '../support/identity-provider.js';
import { aDomain, agent, comeIn, me, refusedFor, standingOpenid } from '../support/openid-scene.js';
import { enterByMail } from '../support/visitor.js';

/** Signing in at an identity provider that lies, errs or is not the one that was asked. */

const scene = standingOpenid();

describe('is refused, with a page that says why', () => {
  it('when the state is not ours, or there is none', async () => {
    const browser = scene.newBrowser();
    const back = await scene.goAndComeBack(scene.proconnect, agent(), browser);
    for (const state of ['', 'x'.repeat(43)]) {
      back.searchParams.set('state', state);
      expect(await comeIn(browser, back)).toBe(refusedFor('sign-in-attempt-not-usable'));
    }
    expect(await comeIn(browser, new URL('/api/v1/sign-in/openid/callback', scene.cornac.url))).toBe(
      refusedFor('sign-in-attempt-not-usable'),
    );
    expect(browser.session()).toBeUndefined();
  });

  it('when the state is given twice', async () => {
    const browser = scene.newBrowser();
    const back = await scene.goAndComeBack(scene.proconnect, agent(), browser);
    back.searchParams.append('state', back.searchParams.get('state') ?? '');
    expect(await comeIn(browser, back)).toBe(refusedFor('sign-in-attempt-not-usable'));
  });

  it('when state and code come a second time', async () => {
    const browser = scene.newBrowser();
    const back = await scene.goAndComeBack(scene.proconnect, agent(), browser);
    expect(await comeIn(browser, back)).toBe('/ma-journee');
    expect(await comeIn(scene.newBrowser(), back)).toBe(refusedFor('sign-in-attempt-not-usable'));
    expect(await comeIn(browser, back)).toBe(refusedFor('sign-in-attempt-not-usable'));
  });

  it('when the code comes a second time under another state', async () => {
    const browser = scene.newBrowser();
    const used = await scene.goAndComeBack(scene.proconnect, agent(), browser);
    await comeIn(browser, used);
    const other = scene.newBrowser();
    const back = await scene.goAndComeBack(scene.proconnect, agent(), other);
    back.searchParams.set('code', used.searchParams.get('code') ?? '');
    expect(await comeIn(other, back)).toBe(refusedFor('provider-failed'));
  });

  it('in another browser, and no longer in its own then', async () => {
    const browser = scene.newBrowser();
    const back = await scene.goAndComeBack(scene.proconnect, agent(), browser);
    const other = scene.newBrowser();
    await other.post('/sign-in/openid', { provider: 'instance' }).expect(200);
    expect(await comeIn(other, back)).toBe(refusedFor('sign-in-attempt-not-usable'));
    expect(await comeIn(browser, back)).toBe(refusedFor('sign-in-attempt-not-usable'));
  });

  it('after ten minutes', async () => {
    const browser = scene.newBrowser();
    const back = await scene.goAndComeBack(scene.proconnect, agent(), browser);
    await scene.cornac.sql("UPDATE openid_attempts SET expires_at = expires_at - interval '601 s'");
    expect(await comeIn(browser, back)).toBe(refusedFor('sign-in-attempt-not-usable'));
  });

  it('when the person gives up there', async () => {
    const browser = scene.newBrowser();
    const back = await scene.goAndComeBack(scene.proconnect, null, browser, {
      provider: 'instance',
      next: '/appels',
    });
    expect(await comeIn(browser, back)).toBe(`${refusedFor('provider-gave-up')}&suite=%2Fappels`);
  });

  it('when the provider does not answer', async () => {
    await scene.newBrowser().post('/sign-in/openid', { provider: randomUUID() }).expect(422);
    const answer = await scene
      .newBrowser()
      .post('/sign-in/openid', { email: `x@${aDomain()}` })
      .expect(422);
    expect(answer.body.type).toBe('/problemes/no-provider');
  });

  it('not when what it answers is read, written and signed again: what follows is refused for what it says', async () => {
    scene.proconnect.tamper({
      idToken: (jwt) => jwt,
      userInfo: ({ header, claims }) => jwtOf(header, claims),
    });
    expect((await scene.enter(agent())).goal).toBe('/ma-journee');
  });

  const hostile = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  it.each<[string, Tampering]>([
    [
      'the nonce is another',
      { idToken: (jwt) => ({ ...jwt, claims: { ...jwt.claims, nonce: 'x'.repeat(43) } }) },
    ],
    [
      'the nonce is missing',
      { idToken: ({ header, claims: { nonce: _, ...claims } }) => ({ header, claims }) },
    ],
    ['the ID token is not signed', { idToken: unsigned }],
    ['the ID token is signed by somebody else', { idToken: (jwt) => signJwt(jwt, hostile) }],
    [
      'the ID token is for another',
      { idToken: (jwt) => ({ ...jwt, claims: { ...jwt.claims, aud: 'autre' } }) },
    ],
    [
      'the ID token is by another',
      { idToken: (jwt) => ({ ...jwt, claims: { ...jwt.claims, iss: 'https://autre.example' } }) },
    ],
    ['the ID token has expired', { idToken: (jwt) => ({ ...jwt, claims: { ...jwt.claims, exp: 1 } }) }],
    [
      'the userinfo is not signed',
      { userInfo: (jwt) => ({ type: 'application/json', body: JSON.stringify(jwt.claims) }) },
    ],
    [
      'the userinfo says it is not signed',
      { userInfo: (jwt) => ({ type: 'application/jwt', body: unsigned(jwt) }) },
    ],
    [
      'the userinfo is signed by somebody else',
      { userInfo: (jwt) => ({ type: 'application/jwt', body: signJwt(jwt, hostile) }) },
    ],
    [
      'the userinfo is for another',
      { userInfo: ({ header, claims }) => jwtOf(header, { ...claims, aud: 'autre' }) },
    ],
    [
      'the userinfo is for nobody',
      { userInfo: ({ header, claims: { aud: _, ...claims } }) => jwtOf(header, claims) },
    ],
    [
      'the userinfo is by another',
      { userInfo: ({ header, claims }) => jwtOf(header, { ...claims, iss: 'https://autre.example' }) },
    ],
    [
      'the userinfo is by nobody',
      { userInfo: ({ header, claims: { iss: _, ...claims } }) => jwtOf(header, claims) },
    ],
    [
      'the userinfo is of somebody else',
      { userInfo: ({ header, claims }) => jwtOf(header, { ...claims, sub: 'autre' }) },
    ],
  ])('when %s', async (_, tampering) => {
    scene.proconnect.tamper(tampering);
    const { browser, goal } = await scene.enter(agent());
    expect(goal).toBe(refusedFor('provider-failed'));
    expect(browser.session()).toBeUndefined();
  });
  const jwtOf = (header: Record<string, unknown>, claims: Record<string, unknown>) => ({
    type: 'application/jwt',
    body: scene.proconnect.signed({ header, claims }),
  });

  it('when it says that the address is not verified', async () => {
    const { browser, goal } = await scene.enter(agent({ email_verified: false }));
    expect(goal).toBe(refusedFor('provider-address-unsure'));
    expect(browser.session()).toBeUndefined();
  });

  it.each(['an administrator’s account', 'an account with a second factor'])(
    'when it would open %s by its address alone; linked by its person, it opens it',
    async (whose) => {
      const person = agent();
      const browser = await enterByMail(scene.cornac, person.email ?? '', scene.newBrowser());
      const { id } = await me(browser);
      await scene.cornac.sql(
        whose.startsWith('an administrator')
          ? 'UPDATE accounts SET administrator = true WHERE id = $1'
          : `INSERT INTO passkeys (id, account_id, credential_id, public_key, counter, synced, name, created_at)
             VALUES (uuidv7(), $1, uuid_send(uuidv7()), 'key', 0, false, 'Téléphone', now())`,
        [id],
      );
      expect((await scene.enter(person)).goal).toBe(refusedFor('provider-link-first'));
      await scene.cornac.sql('UPDATE sessions SET second_factor_at = now() WHERE account_id = $1', [id]);
      const back = await scene.goAndComeBack(
        scene.proconnect,
        person,
        browser,
        { provider: 'instance' },
        '/account/identities',
      );
      expect(await comeIn(browser, back)).toBe('/mon-compte/securite');
      expect((await me((await scene.enter(person)).browser)).id).toBe(id);
    },
  );
});
