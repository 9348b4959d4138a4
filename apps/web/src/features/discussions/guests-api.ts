import { queryOptions } from '@tanstack/react-query';
import { type Api, answer } from '~/api/client';
import type { InviteGuestRequest } from '~/api/generated/types.gen';
import { guestsEnd, guestsInvite, guestsList, guestsRenew } from '~/api/generated/workspace.gen';

export type { GuestLinkResponse as GuestLink, ThreadGuestResponse as Guest } from '~/api/generated/types.gen';

/** Who from outside is in a thread. */
export const guestsQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['thread', id, 'guests'],
    queryFn: ({ signal }) => answer(guestsList({ client: api, path: { id }, signal, throwOnError: true })),
    staleTime: 0,
  });

export const inviteGuest = (api: Api, id: string, body: InviteGuestRequest) =>
  answer(guestsInvite({ client: api, path: { id }, body, throwOnError: true }));

export const renewGuest = (api: Api, id: string, accountId: string, days: number) =>
  answer(guestsRenew({ client: api, path: { id, accountId }, body: { days }, throwOnError: true }));

export const endGuest = (api: Api, id: string, accountId: string) =>
  answer(guestsEnd({ client: api, path: { id, accountId }, throwOnError: true }));
