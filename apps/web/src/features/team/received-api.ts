import { queryOptions } from '@tanstack/react-query';
import { type Api, answer } from '~/api/client';
import { receivedInvitationsLook } from '~/api/generated/visitors.gen';
import {
  joiningJoin,
  joiningJoinable,
  joiningWithdraw,
  receivedInvitationsAccept,
  receivedInvitationsDecline,
  receivedInvitationsRead,
} from '~/api/generated/workspace.gen';

export type {
  JoinableOrganisation,
  ReceivedInvitation,
} from '~/api/generated/types.gen';

/** By the letter's link when there is one, else by its number for the person it was sent to. */
export const receivedQuery = (api: Api, id: string, token: string) =>
  queryOptions({
    queryKey: ['invitation', id, token],
    queryFn: ({ signal }) =>
      token === ''
        ? answer(receivedInvitationsRead({ client: api, path: { id }, signal, throwOnError: true }))
        : answer(receivedInvitationsLook({ client: api, body: { token }, signal, throwOnError: true })),
    retry: false,
  });

export const accept = (api: Api, id: string, token: string) =>
  answer(
    receivedInvitationsAccept({
      client: api,
      path: { id },
      body: token === '' ? {} : { token },
      throwOnError: true,
    }),
  );

export const decline = (api: Api, id: string) =>
  answer(receivedInvitationsDecline({ client: api, path: { id }, throwOnError: true }));

export const joinableQuery = (api: Api) =>
  queryOptions({
    queryKey: ['joinable'],
    queryFn: ({ signal }) => answer(joiningJoinable({ client: api, signal, throwOnError: true })),
  });

export const join = (api: Api, id: string) =>
  answer(joiningJoin({ client: api, path: { id }, body: {}, throwOnError: true }));

export const withdraw = (api: Api, requestId: string) =>
  answer(joiningWithdraw({ client: api, path: { requestId }, throwOnError: true }));
