import { queryOptions } from '@tanstack/react-query';
import { type Api, answer, ifMatch } from '~/api/client';
import type { SetIdentityProviderRequest } from '~/api/generated/types.gen';
import {
  identityProvidersRead,
  identityProvidersRemove,
  identityProvidersSet,
} from '~/api/generated/workspace.gen';
import { teamKey } from './api';

export type { IdentityProviderResponse as ProviderSettings } from '~/api/generated/types.gen';

export const providerSettingsQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: [...teamKey(id), 'identity-provider'],
    queryFn: ({ signal }) =>
      answer(identityProvidersRead({ client: api, path: { id }, signal, throwOnError: true })),
  });

export const setProvider = (api: Api, id: string, version: number, body: SetIdentityProviderRequest) =>
  answer(
    identityProvidersSet({ client: api, path: { id }, body, headers: ifMatch(version), throwOnError: true }),
  );

export const removeProvider = (api: Api, id: string): Promise<unknown> =>
  answer(identityProvidersRemove({ client: api, path: { id }, throwOnError: true }));
