import { randomUUID } from 'node:crypto';
import { SECRET, type Somebody } from '../support/identity-provider.js';
import { aDomain, comeIn, me, refusedFor, standingOpenid } from '../support/openid-scene.js';
import { enterByMail } from '../support/visitor.js';

/** The identity provider of an organisation: who sets it, whom it may speak for. */

const scene = standingOpenid();

describe('the provider of an organisation', () => {
  /** An owner, their organisation, its verified domain, its provider. */
  async function found() {
    const domain = aDomain();
    const owner = await enterByMail(scene.cornac, `direction@${domain}`, scene.newBrowser());
    const { body: organisation } = await owner
      .post('/organisations', {
        name: `Mutuelle ${domain.slice(0, 8)}`,
        kind: 'institution',
        sort: 'mutual',
        legalForm: 'mutual',
      })
      .expect(201);
    const path = `/organisations/${organisation.id}`;
    const decide = (status: string) =>
      scene.cornac.sql('UPDATE organisations SET status = $2 WHERE id = $1', [organisation.id, status]);
    await decide('verified');
    await owner.post(`${path}/domains`, { domain, entry: 'direct' }).expect(201);
    const settings = {
      profile: 'generic',
      issuer: scene.generic.issuer,
      clientId: scene.generic.clientId,
      clientSecret: SECRET,
    };
    const { body } = await owner
      .put(`${path}/identity-provider`, settings)
      .set('If-Match', '"0"')
      .expect(200);
    const { id, name } = organisation;
    return { domain, owner, path, settings, configured: body, name, id, decide };
  }
  const go = async (person: Somebody, email: string, browser = scene.newBrowser()) => ({
    browser,
    goal: await comeIn(browser, await scene.goAndComeBack(scene.generic, person, browser, { email })),
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
      provider: { profile: 'generic', issuer: scene.generic.issuer, clientId: 'cornac' },
      version: 1,
      actions: ['set', 'remove'],
    });
    expect(JSON.stringify(configured)).not.toContain(SECRET);
    const [row] = await scene.cornac.sql<{ sealed: Buffer }>(
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
    await put({ ...without, issuer: scene.proconnect.issuer }, 2).expect(400);
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
    scene.generic.tamper({ metadata });
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
    const { body } = await scene
      .newBrowser()
      .post('/sign-in/openid', { email: `qui@${domain}` })
      .expect(200);
    const asked = new URL(body.address).searchParams;
    expect([asked.get('code_challenge_method'), asked.get('login_hint')]).toEqual(['S256', `qui@${domain}`]);
    const { browser, goal } = await go(person, `qui@${domain}`);
    expect(goal).toBe('/ma-journee');
    expect((await me(browser)).email).toBe(person.email);
    expect((await browser.get('/account/security').expect(200)).body.secondFactor).toBe(true);
    const { body: mine } = await browser.get('/account/identities').expect(200);
    expect(mine.items).toMatchObject([{ provider: name, issuer: scene.generic.issuer }]);
  });

  it('speaks for its verified domains only, verified addresses only, and its members', async () => {
    const { domain, id } = await found();
    const refused = async (person: Somebody) => (await go(person, `qui@${domain}`)).goal;
    expect(await refused(employee('ailleurs.example'))).toBe(refusedFor('provider-foreign-address'));
    expect(await refused(employee(domain, { email_verified: false }))).toBe(
      refusedFor('provider-address-unsure'),
    );
    const known = employee(domain);
    const account = await me(await enterByMail(scene.cornac, known.email ?? '', scene.newBrowser()));
    expect(await refused(known)).toBe(refusedFor('provider-link-first'));
    await scene.cornac.sql(
      "INSERT INTO memberships (organisation_id, account_id, role, title, joined_at) VALUES ($1, $2, 'member', '', now())",
      [id, account.id],
    );
    expect((await me((await go(known, `qui@${domain}`)).browser)).id).toBe(account.id);
  });

  it('no longer opens the account of somebody who left with another address', async () => {
    const { domain } = await found();
    const person = employee(domain);
    const account = await me((await go(person, `qui@${domain}`)).browser);
    await scene.cornac.sql('UPDATE accounts SET email = $2 WHERE id = $1', [
      account.id,
      `${randomUUID()}@parti.example`,
    ]);
    expect((await go(person, `qui@${domain}`)).goal).toBe(refusedFor('provider-no-longer-yours'));
  });

  it('is no longer one when the organisation does without it, even for who is on their way back', async () => {
    const { domain, owner, path } = await found();
    const browser = scene.newBrowser();
    const back = await scene.goAndComeBack(scene.generic, employee(domain), browser, {
      email: `qui@${domain}`,
    });
    await owner.delete(`${path}/identity-provider`).expect(204);
    expect(await comeIn(browser, back)).toBe(refusedFor('no-provider'));
  });

  it.each(['pending', 'suspended'])(
    'does not count while its organisation is %s, not even for its members nor for who is on their way back',
    async (status) => {
      const { domain, owner, path, decide } = await found();
      const known = employee(domain);
      const { browser: member } = await go(known, `qui@${domain}`);
      const browser = scene.newBrowser();
      const back = await scene.goAndComeBack(scene.generic, known, browser, { email: `qui@${domain}` });
      await decide(status);
      expect(await comeIn(browser, back)).toBe(refusedFor('no-provider'));
      const refused = await scene
        .newBrowser()
        .post('/sign-in/openid', { email: `qui@${domain}` })
        .expect(422);
      expect(refused.body.type).toBe('/problemes/no-provider');
      expect((await member.get('/account/identities').expect(200)).body.linkable).not.toContainEqual(
        expect.objectContaining({ profile: 'generic' }),
      );
      expect((await owner.get(`${path}/identity-provider`).expect(200)).body).toMatchObject({
        organisationVerified: false,
        provider: { issuer: scene.generic.issuer },
      });
      await decide('verified');
      expect((await go(known, `qui@${domain}`)).goal).toBe('/ma-journee');
    },
  );

  it('is the owners’ to say, not their colleagues’ nor a visitor’s', async () => {
    const { path, id, domain } = await found();
    const colleague = await enterByMail(scene.cornac, `collegue@${domain}`, scene.newBrowser());
    const { id: accountId } = await me(colleague);
    await scene.cornac.sql(
      "INSERT INTO memberships (organisation_id, account_id, role, title, joined_at) VALUES ($1, $2, 'manager', '', now())",
      [id, accountId],
    );
    await colleague.get(`${path}/identity-provider`).expect(403);
    await scene.newBrowser().get(`${path}/identity-provider`).expect(401);
  });
});
