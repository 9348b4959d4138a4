import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Api, answer, idempotent, ifMatch } from '~/api/client';
import type { DelegateRequest, InviteRequest, OrganisationRole } from '~/api/generated/types.gen';
import {
  delegationsGive,
  delegationsList,
  delegationsRevoke,
  domainsChange,
  domainsClaim,
  domainsList,
  domainsRelease,
  domainsVerify,
  invitationsInvite,
  invitationsList,
  invitationsResend,
  invitationsRevoke,
  joiningApprove,
  joiningRefuse,
  joiningRequests,
  membersChange,
  membersEnd,
  membersFormer,
  membersList,
  membersPreview,
  membersTakeOver,
} from '~/api/generated/workspace.gen';
import { byCursor, from } from '~/shared/pages';

export type {
  DelegateRequest,
  DelegationResponse as Delegation,
  DomainEntry,
  DomainResponse as Domain,
  FormerMemberResponse as FormerMember,
  InvitationResponse as Invitation,
  InviteRequest,
  JoinRequestResponse as JoinRequest,
  MemberResponse as Member,
  MembersPage,
  OrganisationRole,
  TakeoverPlace,
  TakeoverResponse as Takeover,
} from '~/api/generated/types.gen';

/** Everything about one team hangs from this key: one act refreshes all of it. */
export const teamKey = (id: string) => ['team', id] as const;

const paged = <Page extends { next: string | null }>(
  key: readonly unknown[],
  read: (query: { cursor?: string; limit: number }, signal: AbortSignal) => Promise<Page>,
) =>
  infiniteQueryOptions({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => read({ limit: 50, ...from(pageParam) }, signal),
    ...byCursor,
  });

export const membersQuery = (api: Api, id: string) =>
  paged([...teamKey(id), 'members'], (query, signal) =>
    answer(membersList({ client: api, path: { id }, query, signal, throwOnError: true })),
  );

export const formerQuery = (api: Api, id: string) =>
  paged([...teamKey(id), 'former'], (query, signal) =>
    answer(membersFormer({ client: api, path: { id }, query, signal, throwOnError: true })),
  );

export const invitationsQuery = (api: Api, id: string) =>
  paged([...teamKey(id), 'invitations'], (query, signal) =>
    answer(invitationsList({ client: api, path: { id }, query, signal, throwOnError: true })),
  );

export const requestsQuery = (api: Api, id: string) =>
  paged([...teamKey(id), 'requests'], (query, signal) =>
    answer(joiningRequests({ client: api, path: { id }, query, signal, throwOnError: true })),
  );

export const delegationsQuery = (api: Api, id: string) =>
  paged([...teamKey(id), 'delegations'], (query, signal) =>
    answer(delegationsList({ client: api, path: { id }, query, signal, throwOnError: true })),
  );

export const domainsQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: [...teamKey(id), 'domains'],
    queryFn: ({ signal }) => answer(domainsList({ client: api, path: { id }, signal, throwOnError: true })),
  });

export const takeoverQuery = (api: Api, id: string, accountId: string, to: string) =>
  queryOptions({
    queryKey: [...teamKey(id), 'takeover', accountId, to],
    queryFn: ({ signal }) =>
      answer(
        membersPreview({ client: api, path: { id, accountId }, query: { to }, signal, throwOnError: true }),
      ),
    retry: false,
  });

export const takeOver = (api: Api, id: string, accountId: string, toAccountId: string, key: string) =>
  answer(
    membersTakeOver({
      client: api,
      path: { id, accountId },
      body: { toAccountId },
      headers: idempotent(key),
      throwOnError: true,
    }),
  );

export const changeMember = (
  api: Api,
  id: string,
  { accountId, version }: { accountId: string; version: number },
  body: { role?: OrganisationRole; title?: string },
) =>
  answer(
    membersChange({
      client: api,
      path: { id, accountId },
      body,
      headers: ifMatch(version),
      throwOnError: true,
    }),
  );

export const endMember = (api: Api, id: string, accountId: string) =>
  answer(membersEnd({ client: api, path: { id, accountId }, throwOnError: true }));

export const invite = (api: Api, id: string, body: InviteRequest, key: string) =>
  answer(
    invitationsInvite({ client: api, path: { id }, body, headers: idempotent(key), throwOnError: true }),
  );

export const resend = (api: Api, id: string, invitationId: string) =>
  answer(invitationsResend({ client: api, path: { id, invitationId }, throwOnError: true }));

export const revoke = (api: Api, id: string, invitationId: string) =>
  answer(invitationsRevoke({ client: api, path: { id, invitationId }, throwOnError: true }));

export const approve = (api: Api, id: string, requestId: string) =>
  answer(joiningApprove({ client: api, path: { id, requestId }, throwOnError: true }));

export const refuse = (api: Api, id: string, requestId: string, reason: string) =>
  answer(joiningRefuse({ client: api, path: { id, requestId }, body: { reason }, throwOnError: true }));

export const claimDomain = (api: Api, id: string, domain: string, entry: 'direct' | 'approval') =>
  answer(domainsClaim({ client: api, path: { id }, body: { domain, entry }, throwOnError: true }));

export const verifyDomain = (api: Api, id: string, domainId: string) =>
  answer(domainsVerify({ client: api, path: { id, domainId }, throwOnError: true }));

export const changeDomain = (
  api: Api,
  id: string,
  { id: domainId, version }: { id: string; version: number },
  entry: 'direct' | 'approval',
) =>
  answer(
    domainsChange({
      client: api,
      path: { id, domainId },
      body: { entry },
      headers: ifMatch(version),
      throwOnError: true,
    }),
  );

export const releaseDomain = (api: Api, id: string, domainId: string) =>
  answer(domainsRelease({ client: api, path: { id, domainId }, throwOnError: true }));

export const delegate = (api: Api, id: string, body: DelegateRequest, key: string) =>
  answer(delegationsGive({ client: api, path: { id }, body, headers: idempotent(key), throwOnError: true }));

export const revokeDelegation = (api: Api, id: string, delegationId: string) =>
  answer(delegationsRevoke({ client: api, path: { id, delegationId }, throwOnError: true }));
