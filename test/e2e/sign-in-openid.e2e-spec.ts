import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { type Cornac, openCornac } from '../support/app.js';
import {
  goThrough,
  openProvider,
  SECRET,
  type Somebody,
  signJwt,
  unsigned,
} from '../support/identity-provider.js';
import { enterByMail, mailsTo, openBrowser, type Visitor } from '../support/visitor.js';

/** Signing in at an identity provider: a real one (oidc-provider), honest, then not. */

let proconnect: Awaited<ReturnType<typeof openProvider>>;
let generic: Awaited<ReturnType<typeof openProvider>>;
let cornac: Cornac;
let local: { host: string };

beforeAll(async () => {
  [proconnect, generic] = await Promise.all([openProvider('proconnect'), openProvider('generic')]);
  cornac = await openCornac({
    env: {
      PROCONNECT_ISSUER: proconnect.issuer,
      PROCONNECT_CLIENT_ID: proconnect.clientId,
      PROCONNECT_CLIENT_SECRET: SECRET,
    },
  });
  const { port } = new URL(cornac.url);
  local = { host: `localhost:${port}` };
  for (const provider of [proconnect, generic]) provider.start(`http://${local.host}`);
});
afterEach(() => {
  for (const provider of [proconnect, generic]) provider.tamper({});
});
afterAll(async () => {
  await cornac.close();
  await Promise.all([proconnect.close(), generic.close()]);
});

const aDomain = (): string => `${randomUUID()}.example`;
const agent = (more: Partial<Somebody> = {}): Somebody => ({
  subject: randomUUID(),
  email: `agent@${aDomain()}`,
  given_name: 'Nadia',
  usual_name: 'Belkacem',
  siret: '11004601800013',
  amr: ['pwd'],
  ...more,
});
const newBrowser = (): Visitor => openBrowser(cornac, local);

/** To the provider and back to our door, without coming in yet. */
async function goAndComeBack(
  provider: typeof proconnect,
  person: Somebody | null,
  browser: Visitor,
  body: object = { provider: 'instance' },
  path = '/sign-in/openid',
): Promise<URL> {
  const { body: departure } = await browser.post(path, body).expect(200);
  provider.become(person);
  return goThrough(departure.address, provider.issuer);
}

/** Where we send the browser once it came back. */
async function comeIn(browser: Visitor, back: URL): Promise<string> {
  const answer = await browser.get(`${back.pathname.replace('/api/v1', '')}${back.search}`).expect(303);
  return answer.headers.location ?? '';
}

const refusedFor = (reason: string): string => `/connexion?raison=${reason}`;
const me = async (browser: Visitor) => (await browser.get('/session').expect(200)).body.account;

async function enter(person: Somebody, browser = newBrowser()): Promise<{ browser: Visitor; goal: string }> {
  const goal = await comeIn(browser, await goAndComeBack(proconnect, person, browser));
  return { browser, goal };
}

describe('ProConnect, for the whole instance', () => {
  it('is offered to everyone', async () => {
    const { body } = await newBrowser().get('/sign-in/providers').expect(200);
    expect(body.items).toEqual([{ key: 'instance', name: 'ProConnect', profile: 'proconnect' }]);
  });

  it('is asked with its parameters and no other, state and nonce of 32 signs at least', async () => {
    const { body } = await newBrowser().post('/sign-in/openid', { provider: 'instance' }).expect(200);
    const { searchParams } = new URL(body.address);
    expect([...searchParams.keys()].sort()).toEqual(
      ['claims', 'client_id', 'nonce', 'redirect_uri', 'response_type', 'scope', 'state'].sort(),
    );
    expect(searchParams.get('scope')).toBe('openid given_name usual_name email siret uid');
    expect(JSON.parse(searchParams.get('claims') ?? '')).toEqual({ id_token: { amr: { essential: true } } });
    for (const name of ['state', 'nonce']) expect(searchParams.get(name)?.length).toBeGreaterThanOrEqual(32);
    expect(searchParams.get('state')).not.toBe(searchParams.get('nonce'));
  });

  it('opens an account the first time, named, told by mail, and goes on to the page that was wanted', async () => {
    const person = agent();
    const browser = newBrowser();
    const back = await goAndComeBack(proconnect, person, browser, {
      provider: 'instance',
      next: '/appels?a=b',
    });
    expect(await comeIn(browser, back)).toBe('/appels?a=b');
    expect(await me(browser)).toMatchObject({ email: person.email, displayName: 'Nadia Belkacem' });
    expect((await mailsTo(cornac, person.email ?? '')).map((mail) => mail.subject)).toEqual([
      'Un compte professionnel ouvre désormais votre compte Cornac',
    ]);
    const { body } = await browser.get('/account/sessions').expect(200);
    expect(body.items[0].method).toBe('openid');
  });

  it('opens the account that the address has already', async () => {
    const person = agent();
    const first = await me(await enterByMail(cornac, person.email ?? ''));
    const { browser } = await enter(person);
    expect((await me(browser)).id).toBe(first.id);
  });

  it('recognises by subject, whatever becomes of the address', async () => {
    const person = agent();
    const before = await me((await enter(person)).browser);
    const moved = { ...person, email: `marie@${aDomain()}` };
    expect(await me((await enter(moved)).browser)).toEqual(before);
    // An address changes hands; whoever has it now is somebody else, whom the provider tells apart.
    const { goal, browser } = await enter(agent({ email: person.email }));
    expect(goal).toBe(refusedFor('provider-link-first'));
    expect(browser.session()).toBeUndefined();
  });

  it.each([
    [['pwd', 'mfa'], true],
    [['pop'], true],
    [['pwd'], false],
  ])('with amr %j proves a second factor: %s', async (amr, secondFactor) => {
    const { browser } = await enter(agent({ amr }));
    const { body } = await browser.get('/account/security').expect(200);
    expect(body.secondFactor).toBe(secondFactor);
  });

  it('never goes elsewhere than to a page of ours', async () => {
    const browser = newBrowser();
    const back = await goAndComeBack(proconnect, agent(), browser, {
      provider: 'instance',
      next: '//ailleurs.example',
    });
    expect(await comeIn(browser, back)).toBe('/ma-journee');
  });

  it('closes its session with ours, from where it came', async () => {
    const { browser } = await enter(agent());
    const { body } = await browser.delete('/session').expect(200);
    const exit = new URL(body.address);
    expect(exit.origin).toBe(proconnect.issuer);
    expect(exit.searchParams.get('id_token_hint')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(exit.searchParams.get('post_logout_redirect_uri')).toBe(`http://${local.host}/connexion`);
    expect(exit.searchParams.get('state')?.length).toBeGreaterThanOrEqual(32);
    expect((await fetch(exit)).status).toBe(200);
    const byMail = await enterByMail(cornac, `${randomUUID()}@test.example`);
    expect((await byMail.delete('/session').expect(200)).body.address).toBeNull();
  });

  it('keeps nothing readable of what is under way, nor of the ID token', async () => {
    const browser = newBrowser();
    const { body } = await browser.post('/sign-in/openid', { provider: 'instance' }).expect(200);
    const state = new URL(body.address).searchParams;
    await enter(agent());
    const [stored] = await cornac.sql<{ all: string }>(
      `SELECT coalesce((SELECT string_agg(a::text, '') FROM openid_attempts a), '') ||
              (SELECT string_agg(encode(sealed_id_token, 'escape'), '') FROM sessions) AS all`,
    );
    for (const word of [state.get('state'), state.get('nonce'), browser.cookie('cornac_openid'), 'eyJ'])
      expect(stored?.all).not.toContain(word);
  });
});

describe('is refused, with a page that says why', () => {
  it('when the state is not ours, or there is none', async () => {
    const browser = newBrowser();
    const back = await goAndComeBack(proconnect, agent(), browser);
    for (const state of ['', 'x'.repeat(43)]) {
      back.searchParams.set('state', state);
      expect(await comeIn(browser, back)).toBe(refusedFor('sign-in-attempt-not-usable'));
    }
    expect(await comeIn(browser, new URL('/api/v1/sign-in/openid/callback', cornac.url))).toBe(
      refusedFor('sign-in-attempt-not-usable'),
    );
    expect(browser.session()).toBeUndefined();
  });

  it('when the state is given twice', async () => {
    const browser = newBrowser();
    const back = await goAndComeBack(proconnect, agent(), browser);
    back.searchParams.append('state', back.searchParams.get('state') ?? '');
    expect(await comeIn(browser, back)).toBe(refusedFor('sign-in-attempt-not-usable'));
  });

  it('when state and code come a second time', async () => {
    const browser = newBrowser();
    const back = await goAndComeBack(proconnect, agent(), browser);
    expect(await comeIn(browser, back)).toBe('/ma-journee');
    expect(await comeIn(newBrowser(), back)).toBe(refusedFor('sign-in-attempt-not-usable'));
    expect(await comeIn(browser, back)).toBe(refusedFor('sign-in-attempt-not-usable'));
  });

  it('when the code comes a second time under another state', async () => {
    const browser = newBrowser();
    const used = await goAndComeBack(proconnect, agent(), browser);
    await comeIn(browser, used);
    const other = newBrowser();
    const back = await goAndComeBack(proconnect, agent(), other);
    back.searchParams.set('code', used.searchParams.get('code') ?? '');
    expect(await comeIn(other, back)).toBe(refusedFor('provider-failed'));
  });

  it('in another browser, and no longer in its own then', async () => {
    const browser = newBrowser();
    const back = await goAndComeBack(proconnect, agent(), browser);
    const other = newBrowser();
    await other.post('/sign-in/openid', { provider: 'instance' }).expect(200);
    expect(await comeIn(other, back)).toBe(refusedFor('sign-in-attempt-not-usable'));
    expect(await comeIn(browser, back)).toBe(refusedFor('sign-in-attempt-not-usable'));
  });

  it('after ten minutes', async () => {
    const browser = newBrowser();
    const back = await goAndComeBack(proconnect, agent(), browser);
    await cornac.sql("UPDATE openid_attempts SET expires_at = expires_at - interval '601 s'");
    expect(await comeIn(browser, back)).toBe(refusedFor('sign-in-attempt-not-usable'));
  });

  it('when the person gives up there', async () => {
    const browser = newBrowser();
    const back = await goAndComeBack(proconnect, null, browser, { provider: 'instance', next: '/appels' });
    expect(await comeIn(browser, back)).toBe(`${refusedFor('provider-gave-up')}&suite=%2Fappels`);
  });

  it('when the provider does not answer', async () => {
    await newBrowser().post('/sign-in/openid', { provider: randomUUID() }).expect(422);
    const answer = await newBrowser()
      .post('/sign-in/openid', { email: `x@${aDomain()}` })
      .expect(422);
    expect(answer.body.type).toBe('/problemes/no-provider');
  });

  it('not when what it answers is read, written and signed again: what follows is refused for what it says', async () => {
    proconnect.tamper({ idToken: (jwt) => jwt, userInfo: ({ header, claims }) => jwtOf(header, claims) });
    expect((await enter(agent())).goal).toBe('/ma-journee');
  });

  const hostile = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  it.each<[string, Parameters<typeof proconnect.tamper>[0]]>([
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
    proconnect.tamper(tampering);
    const { browser, goal } = await enter(agent());
    expect(goal).toBe(refusedFor('provider-failed'));
    expect(browser.session()).toBeUndefined();
  });
  const jwtOf = (header: Record<string, unknown>, claims: Record<string, unknown>) => ({
    type: 'application/jwt',
    body: proconnect.signed({ header, claims }),
  });

  it('when it says that the address is not verified', async () => {
    const { browser, goal } = await enter(agent({ email_verified: false }));
    expect(goal).toBe(refusedFor('provider-address-unsure'));
    expect(browser.session()).toBeUndefined();
  });

  it.each(['an administrator’s account', 'an account with a second factor'])(
    'when it would open %s by its address alone; linked by its person, it opens it',
    async (whose) => {
      const person = agent();
      const browser = await enterByMail(cornac, person.email ?? '', newBrowser());
      const { id } = await me(browser);
      await cornac.sql(
        whose.startsWith('an administrator')
          ? 'UPDATE accounts SET administrator = true WHERE id = $1'
          : `INSERT INTO passkeys (id, account_id, credential_id, public_key, counter, synced, name, created_at)
             VALUES (uuidv7(), $1, uuid_send(uuidv7()), 'key', 0, false, 'Téléphone', now())`,
        [id],
      );
      expect((await enter(person)).goal).toBe(refusedFor('provider-link-first'));
      await cornac.sql('UPDATE sessions SET second_factor_at = now() WHERE account_id = $1', [id]);
      const back = await goAndComeBack(
        proconnect,
        person,
        browser,
        { provider: 'instance' },
        '/account/identities',
      );
      expect(await comeIn(browser, back)).toBe('/mon-compte/securite');
      expect((await me((await enter(person)).browser)).id).toBe(id);
    },
  );
});

describe('linking a work account', () => {
  const link = async (browser: Visitor, person: Somebody): Promise<string> =>
    comeIn(
      browser,
      await goAndComeBack(proconnect, person, browser, { provider: 'instance' }, '/account/identities'),
    );

  it('works whatever its address, and is undone', async () => {
    const email = `${randomUUID()}@test.example`;
    const browser = await enterByMail(cornac, email, newBrowser());
    const person = agent();
    expect(await link(browser, person)).toBe('/mon-compte/securite');
    const { body } = await browser.get('/account/identities').expect(200);
    expect(body.items).toMatchObject([{ provider: 'ProConnect', email: person.email, actions: ['unlink'] }]);
    expect(body.linkable).toEqual([{ key: 'instance', name: 'ProConnect', profile: 'proconnect' }]);
    expect((await me((await enter(person)).browser)).email).toBe(email);
    await browser.delete(`/account/identities/${body.items[0].id}`).expect(204);
    await browser.delete(`/account/identities/${body.items[0].id}`).expect(404);
    expect((await mailsTo(cornac, email)).map((mail) => mail.subject).slice(1)).toEqual([
      'Un compte professionnel ouvre désormais votre compte Cornac',
      'Un compte professionnel n’ouvre plus votre compte Cornac',
    ]);
    expect((await me((await enter(person)).browser)).email).toBe(person.email);
  });

  it('twice is once, and never for two people', async () => {
    const person = agent();
    const browser = await enterByMail(cornac, `${randomUUID()}@test.example`, newBrowser());
    for (let time = 0; time < 2; time += 1) expect(await link(browser, person)).toBe('/mon-compte/securite');
    const other = await enterByMail(cornac, `${randomUUID()}@test.example`, newBrowser());
    expect(await link(other, person)).toBe(`${refusedFor('identity-taken')}&suite=%2Fmon-compte%2Fsecurite`);
    expect((await other.get('/account/identities').expect(200)).body.items).toEqual([]);
  });

  it('wants the same person at both ends, and a fresh proof before leaving', async () => {
    const browser = await enterByMail(cornac, `${randomUUID()}@test.example`, newBrowser());
    const back = await goAndComeBack(
      proconnect,
      agent(),
      browser,
      { provider: 'instance' },
      '/account/identities',
    );
    await enterByMail(cornac, `${randomUUID()}@test.example`, browser);
    expect(await comeIn(browser, back)).toContain('raison=sign-in-to-link');
    await cornac.sql("UPDATE sessions SET proven_at = proven_at - interval '11 minutes'");
    const stale = await browser.post('/account/identities', { provider: 'instance' }).expect(403);
    expect(stale.body.type).toBe('/problemes/confirmation-required');
  });
});

describe('the provider of an organisation', () => {
  /** An owner, their organisation, its verified domain, its provider. */
  async function found() {
    const domain = aDomain();
    const owner = await enterByMail(cornac, `direction@${domain}`, newBrowser());
    const { body: organisation } = await owner
      .post('/organisations', {
        name: `Mutuelle ${domain.slice(0, 8)}`,
        kind: 'institution',
        sort: 'mutual',
        legalForm: 'mutual',
      })
      .expect(201);
    const path = `/organisations/${organisation.id}`;
    await owner.post(`${path}/domains`, { domain, entry: 'direct' }).expect(201);
    const settings = {
      profile: 'generic',
      issuer: generic.issuer,
      clientId: generic.clientId,
      clientSecret: SECRET,
    };
    const { body } = await owner
      .put(`${path}/identity-provider`, settings)
      .set('If-Match', '"0"')
      .expect(200);
    return { domain, owner, path, settings, configured: body, name: organisation.name, id: organisation.id };
  }
  const go = async (person: Somebody, email: string, browser = newBrowser()) => ({
    browser,
    goal: await comeIn(browser, await goAndComeBack(generic, person, browser, { email })),
  });
  const employee = (domain: string, more: Partial<Somebody> = {}): Somebody => ({
    subject: randomUUID(),
    email: `${randomUUID()}@${domain}`,
    email_verified: true,
    ...more,
  });

  it('is set by its owner; its secret is sealed and never shown', async () => {
    const { configured, owner, path, settings, id } = await found();
    expect(configured).toMatchObject({
      provider: { profile: 'generic', issuer: generic.issuer, clientId: 'cornac' },
      version: 1,
      actions: ['set', 'remove'],
    });
    expect(JSON.stringify(configured)).not.toContain(SECRET);
    const [row] = await cornac.sql<{ sealed: Buffer }>(
      'SELECT sealed_secret AS sealed FROM identity_providers WHERE organisation_id = $1',
      [id],
    );
    expect(row?.sealed.toString('latin1')).not.toContain(SECRET);
    const { clientSecret: _, ...without } = settings;
    const put = (body: object, version: number) =>
      owner.put(`${path}/identity-provider`, body).set('If-Match', `"${version}"`);
    await put(without, 1).expect(200);
    await put(without, 1).expect(409);
    await put(settings, 0).expect(409);
    // The secret of one provider is never sent to another.
    await put({ ...without, issuer: proconnect.issuer }, 2).expect(400);
    await put({ ...without, clientId: 'autre' }, 2).expect(400);
    await owner.delete(`${path}/identity-provider`).expect(204);
    await owner.delete(`${path}/identity-provider`).expect(404);
  });

  it.each([
    ['http://192.168.1.10/', 400],
    ['https://169.254.169.254/', 400],
    ['https://[::ffff:10.0.0.1]/', 400],
    ['file:///etc/passwd', 400],
    ['http://localhost:1/', 422],
  ])('is not set to %s', async (issuer, status) => {
    const { owner, path, settings } = await found();
    await owner
      .put(`${path}/identity-provider`, { ...settings, issuer })
      .set('If-Match', '"1"')
      .expect(status);
  });

  it.each<[string, (metadata: Record<string, unknown>) => Record<string, unknown>]>([
    ['of another issuer', (metadata) => ({ ...metadata, issuer: 'https://autre.example' })],
    [
      'sending browsers to a script',
      (metadata) => ({ ...metadata, authorization_endpoint: 'javascript:alert(1)' }),
    ],
    [
      'sending us to a private network',
      (metadata) => ({ ...metadata, token_endpoint: 'http://10.0.0.1/token' }),
    ],
  ])('is not set when its document is %s', async (_, metadata) => {
    const { owner, path, settings } = await found();
    generic.tamper({ metadata });
    // Another client, so that what was read before does not serve.
    const answer = await owner
      .put(`${path}/identity-provider`, { ...settings, clientId: randomUUID() })
      .set('If-Match', '"1"')
      .expect(422);
    expect(answer.body.type).toBe('/problemes/no-provider-there');
  });

  it('is found by the domain of an address, with PKCE, and opens an account', async () => {
    const { domain, name } = await found();
    const person = employee(domain, { amr: ['pwd', 'mfa'] });
    const { body } = await newBrowser()
      .post('/sign-in/openid', { email: `qui@${domain}` })
      .expect(200);
    const asked = new URL(body.address).searchParams;
    expect([asked.get('code_challenge_method'), asked.get('login_hint')]).toEqual(['S256', `qui@${domain}`]);
    const { browser, goal } = await go(person, `qui@${domain}`);
    expect(goal).toBe('/ma-journee');
    expect((await me(browser)).email).toBe(person.email);
    expect((await browser.get('/account/security').expect(200)).body.secondFactor).toBe(true);
    const { body: mine } = await browser.get('/account/identities').expect(200);
    expect(mine.items).toMatchObject([{ provider: name, issuer: generic.issuer }]);
  });

  it('speaks for its verified domains only, verified addresses only, and its members', async () => {
    const { domain, id } = await found();
    const refused = async (person: Somebody) => (await go(person, `qui@${domain}`)).goal;
    expect(await refused(employee('ailleurs.example'))).toBe(refusedFor('provider-foreign-address'));
    expect(await refused(employee(domain, { email_verified: false }))).toBe(
      refusedFor('provider-address-unsure'),
    );
    const known = employee(domain);
    const account = await me(await enterByMail(cornac, known.email ?? '', newBrowser()));
    expect(await refused(known)).toBe(refusedFor('provider-link-first'));
    await cornac.sql(
      "INSERT INTO memberships (organisation_id, account_id, role, title, joined_at) VALUES ($1, $2, 'member', '', now())",
      [id, account.id],
    );
    expect((await me((await go(known, `qui@${domain}`)).browser)).id).toBe(account.id);
  });

  it('no longer opens the account of somebody who left with another address', async () => {
    const { domain } = await found();
    const person = employee(domain);
    const account = await me((await go(person, `qui@${domain}`)).browser);
    await cornac.sql('UPDATE accounts SET email = $2 WHERE id = $1', [
      account.id,
      `${randomUUID()}@parti.example`,
    ]);
    expect((await go(person, `qui@${domain}`)).goal).toBe(refusedFor('provider-no-longer-yours'));
  });

  it('is no longer one when the organisation does without it, even for who is on their way back', async () => {
    const { domain, owner, path } = await found();
    const browser = newBrowser();
    const back = await goAndComeBack(generic, employee(domain), browser, { email: `qui@${domain}` });
    await owner.delete(`${path}/identity-provider`).expect(204);
    expect(await comeIn(browser, back)).toBe(refusedFor('no-provider'));
  });

  it('is the owners’ to say, not their colleagues’ nor a visitor’s', async () => {
    const { path, id, domain } = await found();
    const colleague = await enterByMail(cornac, `collegue@${domain}`, newBrowser());
    const { id: accountId } = await me(colleague);
    await cornac.sql(
      "INSERT INTO memberships (organisation_id, account_id, role, title, joined_at) VALUES ($1, $2, 'manager', '', now())",
      [id, accountId],
    );
    await colleague.get(`${path}/identity-provider`).expect(403);
    await newBrowser().get(`${path}/identity-provider`).expect(401);
  });
});
