import { infiniteQueryOptions } from '@tanstack/react-query';
import { type Api, answer } from '~/api/client';
import type { OrganisationStatus } from '~/api/generated/types.gen';
import {
  claimsWaiting,
  verificationList,
  verificationRefuse,
  verificationReinstate,
  verificationSuspend,
  verificationVerify,
} from '~/api/generated/workspace.gen';
import { byCursor, from } from '~/shared/pages';

export type { OrganisationUnderReview } from '~/api/generated/types.gen';

export const organisationsToVerifyQuery = (api: Api, status: OrganisationStatus) =>
  infiniteQueryOptions({
    queryKey: ['administration', 'organisations', status],
    queryFn: ({ pageParam, signal }) =>
      answer(
        verificationList({
          client: api,
          query: { status, ...from(pageParam) },
          signal,
          throwOnError: true,
        }),
      ),
    ...byCursor,
  });

export const claimsWaitingQuery = (api: Api) =>
  infiniteQueryOptions({
    queryKey: ['administration', 'claims'],
    queryFn: ({ pageParam, signal }) =>
      answer(
        claimsWaiting({
          client: api,
          query: from(pageParam),
          signal,
          throwOnError: true,
        }),
      ),
    ...byCursor,
  });

/** What an administrator decides, by the word the API gives in `actions`; the reason where one is asked for. */
export const decisions = {
  verify: (api: Api, id: string) => verificationVerify({ client: api, path: { id }, throwOnError: true }),
  reinstate: (api: Api, id: string) =>
    verificationReinstate({ client: api, path: { id }, throwOnError: true }),
  refuse: (api: Api, id: string, reason: string) =>
    verificationRefuse({ client: api, path: { id }, body: { reason }, throwOnError: true }),
  suspend: (api: Api, id: string, reason: string) =>
    verificationSuspend({ client: api, path: { id }, body: { reason }, throwOnError: true }),
};
