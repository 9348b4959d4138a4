import { type Api, answer } from '~/api/client';
import {
  panelistKeysList,
  panelistKeysOpen,
  panelistKeysReissue,
  panelistKeysRevoke,
} from '~/api/generated/workspace.gen';
import { pages } from './instance-api';

export type { IssuedPanelistKey, PanelistKeyResponse } from '~/api/generated/types.gen';

export const panelistKeysQuery = (api: Api) =>
  pages(['panelist-keys'], (cursor, signal) =>
    answer(panelistKeysList({ client: api, signal, query: cursor, throwOnError: true })),
  );

export const openPanelist = (api: Api) => answer(panelistKeysOpen({ client: api, throwOnError: true }));

export const reissueKey = (accountId: string) => (api: Api) =>
  answer(panelistKeysReissue({ client: api, path: { accountId }, throwOnError: true }));

export const revokeKey = (accountId: string) => (api: Api) =>
  answer(panelistKeysRevoke({ client: api, path: { accountId }, throwOnError: true }));
