import { covers, scopeOf, speaksInPublic, type TokenScope } from './token-scopes.rules.js';

it.each([
  ['GET', 'call.mine', 'calls:read'],
  ['HEAD', 'call.mine', 'calls:read'],
  ['POST', 'call.publish', 'calls:write'],
  ['GET', 'review.mine', 'applications:read'],
  ['DELETE', 'application.edit', 'applications:write'],
  ['PUT', 'thread.post', 'threads:write'],
  ['PATCH', 'member.changeRole', 'organisations:write'],
  ['GET', 'day.own', 'read'],
  ['GET', 'account.own', undefined],
  ['DELETE', 'session.own', undefined],
  ['POST', 'account.secure', undefined],
  ['DELETE', 'consent.own', undefined],
  ['GET', 'file.own', undefined],
  ['GET', 'administration.accounts', undefined],
  ['PUT', 'identityProvider.manage', undefined],
  ['GET', 'constructor.own', undefined],
  ['GET', '', undefined],
])('%s under %s needs %s', (method, policy, scope) => expect(scopeOf(method, policy)).toBe(scope));

it.each<[TokenScope[], TokenScope, boolean]>([
  [['read'], 'calls:read', true],
  [['read'], 'calls:write', false],
  [['write'], 'calls:read', true],
  [['write'], 'threads:write', true],
  [['write'], 'read', true],
  [['calls:read'], 'calls:read', true],
  [['calls:write'], 'calls:read', true],
  [['calls:read'], 'calls:write', false],
  [['calls:write'], 'threads:read', false],
  [['calls:read', 'threads:write'], 'threads:write', true],
  [['calls:write', 'applications:write', 'threads:write', 'organisations:write'], 'read', false],
  [[], 'read', false],
])('a token for %j, where %s is needed: %s', (held, needed, passes) =>
  expect(covers(held, needed)).toBe(passes),
);

it.each<[TokenScope[], string, boolean]>([
  [['read'], 'GET', true],
  [['write'], 'GET', true],
  [['write'], 'POST', false],
  [['calls:write'], 'GET', false],
])('a token for %j on an open route by %s: %s', (held, method, speaks) =>
  expect(speaksInPublic(held, method)).toBe(speaks),
);
