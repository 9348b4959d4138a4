import { type Somebody } from '../support/identity-provider.js';
import { aDomain, agent, comeIn, me, refusedFor, standingOpenid } from '../support/openid-scene.js';
import { anAddress, enterByMail, mailsTo, type Visitor } from '../support/visitor.js';

/** Signing in at an identity provider: a real one (oidc-provider), honest. */

const scene = standingOpenid();

describe('ProConnect, for the whole instance', () => {
  it('is offered to everyone', async () => {
    const { body } = await scene.newBrowser().get('/sign-in/providers').expect(200);
    expect(body.items).toEqual([{ key: 'instance', name: 'ProConnect', profile: 'proconnect' }]);
  });

  it('is asked with its parameters and no other, state and nonce of 32 signs at least', async () => {
    const { body } = await scene.newBrowser().post('/sign-in/openid', { provider: 'instance' }).expect(200);
    const { searchParams } = new URL(body.address);
    expect([...searchParams.keys()].sort()).toEqual(
      ['claims', 'client_id', 'nonce', 'redirect_uri', 'response_type', 'scope', 'state'].sort(),
    );
    expect(searchParams.get('scope')).toBe('openid given_name usual_name email siret');
    expect(JSON.parse(searchParams.get('claims') ?? '')).toEqual({ id_token: { amr: { essential: true } } });
    for (const name of ['state', 'nonce']) expect(searchParams.get(name)?.length).toBeGreaterThanOrEqual(32);
    expect(searchParams.get('state')).not.toBe(searchParams.get('nonce'));
  });

  it('opens an account the first time, named, told by mail, and goes on to the page that was wanted', async () => {
    const person = agent();
    const browser = scene.newBrowser();
    const back = await scene.goAndComeBack(scene.proconnect, person, browser, {
      provider: 'instance',
      next: '/appels?a=b',
    });
    expect(await comeIn(browser, back)).toBe('/appels?a=b');
    expect(await me(browser)).toMatchObject({ email: person.email, displayName: 'Nadia Belkacem' });
    expect((await mailsTo(scene.cornac, person.email ?? '')).map((mail) => mail.subject)).toEqual([
      'Un compte professionnel ouvre désormais votre compte Cornac',
    ]);
    const { body } = await browser.get('/account/sessions').expect(200);
    expect(body.items[0].method).toBe('openid');
  });

  it('opens the account that the address has already', async () => {
    const person = agent();
    const first = await me(await enterByMail(scene.cornac, person.email ?? ''));
    const { browser } = await scene.enter(person);
    expect((await me(browser)).id).toBe(first.id);
  });

  it('recognises by subject, whatever becomes of the address', async () => {
    const person = agent();
    const before = await me((await scene.enter(person)).browser);
    const moved = { ...person, email: `marie@${aDomain()}` };
    expect(await me((await scene.enter(moved)).browser)).toEqual(before);
    // An address changes hands; whoever has it now is somebody else, whom the provider tells apart.
    const { goal, browser } = await scene.enter(agent({ email: person.email }));
    expect(goal).toBe(refusedFor('provider-link-first'));
    expect(browser.session()).toBeUndefined();
  });

  it.each([
    [['pwd', 'mfa'], true],
    [['pop'], true],
    [['pwd'], false],
  ])('with amr %j proves a second factor: %s', async (amr, secondFactor) => {
    const { browser } = await scene.enter(agent({ amr }));
    const { body } = await browser.get('/account/security').expect(200);
    expect(body.secondFactor).toBe(secondFactor);
  });

  it('never goes elsewhere than to a page of ours', async () => {
    const browser = scene.newBrowser();
    const back = await scene.goAndComeBack(scene.proconnect, agent(), browser, {
      provider: 'instance',
      next: '//ailleurs.example',
    });
    expect(await comeIn(browser, back)).toBe('/ma-journee');
  });

  it('closes its session with ours, from where it came', async () => {
    const { browser } = await scene.enter(agent());
    const { body } = await browser.delete('/session').expect(200);
    const exit = new URL(body.address);
    expect(exit.origin).toBe(scene.proconnect.issuer);
    expect(exit.searchParams.get('id_token_hint')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(exit.searchParams.get('post_logout_redirect_uri')).toBe(`http://${scene.host}/connexion`);
    expect(exit.searchParams.get('state')?.length).toBeGreaterThanOrEqual(32);
    expect((await fetch(exit)).status).toBe(200);
    const byMail = await enterByMail(scene.cornac, anAddress());
    expect((await byMail.delete('/session').expect(200)).body.address).toBeNull();
  });

  it('keeps nothing readable of what is under way, nor of the ID token', async () => {
    const browser = scene.newBrowser();
    const { body } = await browser.post('/sign-in/openid', { provider: 'instance' }).expect(200);
    const state = new URL(body.address).searchParams;
    await scene.enter(agent());
    const [stored] = await scene.cornac.sql<{ all: string }>(
      `SELECT coalesce((SELECT string_agg(a::text, '') FROM openid_attempts a), '') ||
              (SELECT string_agg(encode(sealed_id_token, 'escape'), '') FROM sessions) AS all`,
    );
    for (const word of [state.get('state'), state.get('nonce'), browser.cookie('cornac_openid'), 'eyJ'])
      expect(stored?.all).not.toContain(word);
  });
});

describe('linking a work account', () => {
  const link = async (browser: Visitor, person: Somebody): Promise<string> =>
    comeIn(
      browser,
      await scene.goAndComeBack(
        scene.proconnect,
        person,
        browser,
        { provider: 'instance' },
        '/account/identities',
      ),
    );

  it('works whatever its address, and is undone', async () => {
    const email = anAddress();
    const browser = await enterByMail(scene.cornac, email, scene.newBrowser());
    const person = agent();
    expect(await link(browser, person)).toBe('/mon-compte/securite');
    const { body } = await browser.get('/account/identities').expect(200);
    expect(body.items).toMatchObject([{ provider: 'ProConnect', email: person.email, actions: ['unlink'] }]);
    expect(body.linkable).toEqual([{ key: 'instance', name: 'ProConnect', profile: 'proconnect' }]);
    expect((await me((await scene.enter(person)).browser)).email).toBe(email);
    await browser.delete(`/account/identities/${body.items[0].id}`).expect(204);
    await browser.delete(`/account/identities/${body.items[0].id}`).expect(404);
    expect((await mailsTo(scene.cornac, email)).map((mail) => mail.subject).slice(1)).toEqual([
      'Un compte professionnel ouvre désormais votre compte Cornac',
      'Un compte professionnel n’ouvre plus votre compte Cornac',
    ]);
    expect((await me((await scene.enter(person)).browser)).email).toBe(person.email);
  });

  it('twice is once, and never for two people', async () => {
    const person = agent();
    const browser = await enterByMail(scene.cornac, anAddress(), scene.newBrowser());
    for (let time = 0; time < 2; time += 1) expect(await link(browser, person)).toBe('/mon-compte/securite');
    const other = await enterByMail(scene.cornac, anAddress(), scene.newBrowser());
    expect(await link(other, person)).toBe(`${refusedFor('identity-taken')}&suite=%2Fmon-compte%2Fsecurite`);
    expect((await other.get('/account/identities').expect(200)).body.items).toEqual([]);
  });

  it('wants the same person at both ends, and a fresh proof before leaving', async () => {
    const browser = await enterByMail(scene.cornac, anAddress(), scene.newBrowser());
    const back = await scene.goAndComeBack(
      scene.proconnect,
      agent(),
      browser,
      { provider: 'instance' },
      '/account/identities',
    );
    await enterByMail(scene.cornac, anAddress(), browser);
    expect(await comeIn(browser, back)).toContain('raison=sign-in-to-link');
    await scene.cornac.sql("UPDATE sessions SET proven_at = proven_at - interval '11 minutes'");
    const stale = await browser.post('/account/identities', { provider: 'instance' }).expect(403);
    expect(stale.body.type).toBe('/problemes/confirmation-required');
  });
});
