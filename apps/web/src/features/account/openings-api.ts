import { queryOptions } from '@tanstack/react-query';
import { type Api, answer } from '~/api/client';
import type { MakeTokenRequest } from '~/api/generated/types.gen';
import {
  accessTokensList,
  accessTokensMake,
  accessTokensRevoke,
  identitiesBeginLink,
  identitiesList,
  identitiesUnlink,
} from '~/api/generated/workspace.gen';

export type { IdentityResponse as Identity, TokenResponse as Token } from '~/api/generated/types.gen';

/** What a token may be made for, the widest first, and its words. */
export const SCOPE_WORDS = {
  read: 'account.scope.read',
  write: 'account.scope.write',
  'calls:read': 'account.scope.calls.read',
  'calls:write': 'account.scope.calls.write',
  'applications:read': 'account.scope.applications.read',
  'applications:write': 'account.scope.applications.write',
  'threads:read': 'account.scope.threads.read',
  'threads:write': 'account.scope.threads.write',
  'organisations:read': 'account.scope.organisations.read',
  'organisations:write': 'account.scope.organisations.write',
} as const;
export type Scope = keyof typeof SCOPE_WORDS;
export const TOKEN_SCOPES = Object.keys(SCOPE_WORDS) as Scope[];

export const identitiesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['account', 'identities'],
    queryFn: ({ signal }) => answer(identitiesList({ client: api, signal, throwOnError: true })),
  });

export const linkIdentity = (api: Api, provider: string) =>
  answer(identitiesBeginLink({ client: api, body: { provider }, throwOnError: true }));

export const unlinkIdentity = (api: Api, id: string): Promise<unknown> =>
  answer(identitiesUnlink({ client: api, path: { id }, throwOnError: true }));

export const tokensQuery = (api: Api) =>
  queryOptions({
    queryKey: ['account', 'tokens'],
    queryFn: ({ signal }) => answer(accessTokensList({ client: api, signal, throwOnError: true })),
  });

export const makeToken = (api: Api, body: MakeTokenRequest) =>
  answer(accessTokensMake({ client: api, body, throwOnError: true }));

export const revokeToken = (api: Api, id: string): Promise<unknown> =>
  answer(accessTokensRevoke({ client: api, path: { id }, throwOnError: true }));
