import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import supertest from 'supertest';
import { AccessTokensService } from '../../libs/identity/index.js';
import { operationsOf } from '../rights/requests.js';
import { openCornac } from '../support/app.js';
import { standing } from '../support/standing.js';
import { enterByMail, mailsTo, openBrowser, type Visitor } from '../support/visitor.js';

/** Personal access tokens: what a program may do in its person's name, and what it never may. */

const cornac = standing(() => openCornac());

async function somebody(): Promise<{ email: string; browser: Visitor }> {
  const email = `${randomUUID()}@test.example`;
  return { email, browser: await enterByMail(cornac, email) };
}

async function makeToken(browser: Visitor, scopes: string[], days = 30) {
  const { body } = await browser.post('/account/tokens', { name: 'Mon tableur', scopes, days }).expect(201);
  return body as { id: string; token: string; expiresAt: string };
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
const call = (token: string, method: Method, path: string, body?: object) =>
  supertest(`${cornac.url}/api/v1`)[method](path).set('Authorization', `Bearer ${token}`).send(body);

const ORGANISATION = {
  name: 'Nuitée Claire',
  kind: 'social_enterprise',
  sort: 'association',
  legalForm: 'association',
};
const typeOf = (response: supertest.Response): string => response.body.type;

it('is shown once, kept as a hash, listed with its scopes and told by mail', async () => {
  const { email, browser } = await somebody();
  const { id, token, expiresAt } = await makeToken(browser, ['read', 'threads:write']);
  expect(token).toMatch(/^cornac_[\w-]{43}$/);
  expect(new Date(expiresAt).getTime() - Date.now()).toBeLessThanOrEqual(30 * 86_400_000);
  const { body, text } = await browser.get('/account/tokens').expect(200);
  expect(body.items).toMatchObject([
    { id, name: 'Mon tableur', scopes: ['read', 'threads:write'], lastUsedAt: null, actions: ['revoke'] },
  ]);
  expect(text).not.toContain(token);
  const [row] = await cornac.sql<{ all: string }>(
    'SELECT t::text AS all FROM access_tokens t WHERE id = $1',
    [id],
  );
  expect(row?.all).not.toContain(token);
  const subjects = (await mailsTo(cornac, email)).map((mail) => mail.subject);
  expect(subjects).toContain('Un jeton d’accès à l’API a été fait pour votre compte');
  expect((await mailsTo(cornac, email)).map((mail) => mail.text).join()).not.toContain(token);
});

it('acts as its person, without cookie, wherever the request comes from', async () => {
  const { browser } = await somebody();
  const { token } = await makeToken(browser, ['organisations:write']);
  const { body } = await call(token, 'post', '/organisations', ORGANISATION)
    .set('Origin', 'https://ailleurs.example')
    .expect(201);
  expect(body.actions).toContain('edit');
  await call(token, 'get', `/organisations/${body.id}/members`).expect(200);
  const { body: listed } = await browser.get('/account/tokens').expect(200);
  expect(listed.items[0].lastUsedAt).not.toBeNull();
});

it('stays within its scopes: reading is not writing, and a noun is not another', async () => {
  const { browser } = await somebody();
  const { token: reader } = await makeToken(browser, ['read']);
  const { token: threads } = await makeToken(browser, ['threads:write']);
  await call(reader, 'get', '/my/day').expect(200);
  const refused = await call(reader, 'post', '/organisations', ORGANISATION).expect(403);
  expect(refused.body).toMatchObject({
    type: '/problemes/token-scope-missing',
    scope: 'organisations:write',
  });
  await call(threads, 'get', '/my/threads').expect(200);
  const other = await call(threads, 'get', '/my/calls').expect(403);
  expect(other.body.scope).toBe('calls:read');
});

it('says whose it is on open routes only when made for everything', async () => {
  const { browser } = await somebody();
  const { token: reader } = await makeToken(browser, ['read']);
  const { token: narrow } = await makeToken(browser, ['calls:write']);
  expect((await call(reader, 'get', '/session').expect(200)).body.account).not.toBeNull();
  expect((await call(narrow, 'get', '/session').expect(200)).body.account).toBeNull();
});

it('never opens what changes how one signs in, tokens, personal data or administration', async () => {
  const { browser } = await somebody();
  const { id, token } = await makeToken(browser, ['write']);
  const operations = operationsOf(
    JSON.parse(readFileSync(join(import.meta.dirname, '../../openapi.json'), 'utf8')),
  );
  const closed = operations.filter(({ policy }) =>
    /^(account|session|consent|file|identityProvider|administration|panelistKey)\./.test(policy ?? ''),
  );
  expect(closed.length).toBeGreaterThan(35);
  for (const { method, path } of closed) {
    const url = path.replace('/api/v1', '').replace(/\{\w+\}/g, id);
    const answer = await call(token, method.toLowerCase() as Method, url);
    expect([method, url, answer.status, typeOf(answer)]).toEqual([
      method,
      url,
      403,
      '/problemes/token-scope-missing',
    ]);
  }
});

it('is no administrator and proves no second factor, whoever made it', async () => {
  const { email, browser } = await somebody();
  await cornac.sql('UPDATE accounts SET administrator = true WHERE email = $1', [email]);
  const { token } = await makeToken(browser, ['write']);
  await call(token, 'get', '/my/day').expect(200);
  const { actor } = (await cornac.service(AccessTokensService).resolve(token)) ?? {};
  expect(actor).toMatchObject({ administrator: false, secondFactor: false });
});

describe('no longer works', () => {
  const expectRefused = async (token: string): Promise<void> => {
    for (const path of ['/my/day', '/calls'])
      expect(typeOf(await call(token, 'get', path).expect(401))).toBe('/problemes/token-not-usable');
  };

  it('once revoked, at once', async () => {
    const { email, browser } = await somebody();
    const { id, token } = await makeToken(browser, ['read']);
    await call(token, 'get', '/my/day').expect(200);
    await browser.delete(`/account/tokens/${id}`).expect(204);
    await expectRefused(token);
    await browser.delete(`/account/tokens/${id}`).expect(404);
    expect((await browser.get('/account/tokens').expect(200)).body.items).toEqual([]);
    const subjects = (await mailsTo(cornac, email)).map((mail) => mail.subject);
    expect(subjects).toContain('Un jeton d’accès de votre compte a été révoqué');
  });

  it('once expired', async () => {
    const { browser } = await somebody();
    const { id, token } = await makeToken(browser, ['read'], 1);
    await cornac.sql(
      "UPDATE access_tokens SET created_at = now() - interval '2 days', expires_at = now() - interval '1 second' WHERE id = $1",
      [id],
    );
    await expectRefused(token);
  });

  it.each(['suspended_at', 'erased_at'])('once its person’s account has %s', async (column) => {
    const { email, browser } = await somebody();
    const { token } = await makeToken(browser, ['read']);
    await cornac.sql(`UPDATE accounts SET ${column} = now() WHERE email = $1`, [email]);
    await expectRefused(token);
  });

  it.each(['cornac_invente', 'autre', ''])('when made up: « %s »', expectRefused);
});

it('does not fall back on the cookies that come along', async () => {
  const { browser } = await somebody();
  const answer = await browser.get('/my/day').set('Authorization', 'Bearer cornac_invente');
  expect(answer.status).toBe(401);
});

it('is made after a fresh proof only', async () => {
  const { email, browser } = await somebody();
  await cornac.sql(
    `UPDATE sessions SET proven_at = proven_at - interval '11 minutes'
     WHERE account_id = (SELECT id FROM accounts WHERE email = $1)`,
    [email],
  );
  const answer = await browser.post('/account/tokens', { name: 'x', scopes: ['read'], days: 1 }).expect(403);
  expect(typeOf(answer)).toBe('/problemes/confirmation-required');
});

it.each([
  ['without an end', { name: 'x', scopes: ['read'] }],
  ['beyond a year', { name: 'x', scopes: ['read'], days: 366 }],
  ['without a scope', { name: 'x', scopes: [], days: 1 }],
  ['with a scope there is not', { name: 'x', scopes: ['account:write'], days: 1 }],
  ['without a name', { name: '', scopes: ['read'], days: 1 }],
])('is not made %s', async (_, body) => {
  const { browser } = await somebody();
  await browser.post('/account/tokens', body).expect(400);
});

it('is one of twenty at most, and nobody else’s to revoke', async () => {
  const [{ browser }, other] = [await somebody(), await somebody()];
  const { id } = await makeToken(browser, ['read']);
  for (let made = 1; made < 20; made += 1) await makeToken(browser, ['read']);
  const answer = await browser.post('/account/tokens', { name: 'x', scopes: ['read'], days: 1 }).expect(422);
  expect(typeOf(answer)).toBe('/problemes/too-many-tokens');
  await other.browser.delete(`/account/tokens/${id}`).expect(404);
  await openBrowser(cornac).get('/account/tokens').expect(401);
});
