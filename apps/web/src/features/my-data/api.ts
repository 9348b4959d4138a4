import { queryOptions } from '@tanstack/react-query';
import { type Api, answer } from '~/api/client';
import type { ConsentTextKind } from '~/api/generated/types.gen';
import {
  instanceRules,
  privacyAgree,
  privacyErase,
  privacyMyConsents,
  privacySummary,
  privacyWithdraw,
} from '~/api/generated/workspace.gen';

export type { ConsentResponse as Consent, ConsentTextKind } from '~/api/generated/types.gen';

export const TEXT_KINDS = ['terms', 'privacy'] as const satisfies readonly ConsentTextKind[];

/** Where everything held about the person is taken from, as a file. */
export const EXPORT_ADDRESS = '/api/v1/my/data/export';

export const heldQuery = (api: Api) =>
  queryOptions({
    queryKey: ['account', 'data'],
    queryFn: ({ signal }) => answer(privacySummary({ client: api, signal, throwOnError: true })),
  });

export const consentsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['account', 'consents'],
    queryFn: ({ signal }) => answer(privacyMyConsents({ client: api, signal, throwOnError: true })),
  });

export const rulesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['retention-rules'],
    queryFn: ({ signal }) => answer(instanceRules({ client: api, signal, throwOnError: true })),
  });

export const agree = (api: Api, kind: ConsentTextKind, sha256: string): Promise<unknown> =>
  answer(privacyAgree({ client: api, body: { kind, sha256 }, throwOnError: true }));

export const withdraw = (api: Api, id: string): Promise<unknown> =>
  answer(privacyWithdraw({ client: api, path: { id }, throwOnError: true }));

export const erase = (api: Api, confirmation: string): Promise<unknown> =>
  answer(privacyErase({ client: api, body: { confirmation }, throwOnError: true }));
