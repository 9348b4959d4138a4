import { queryOptions } from '@tanstack/react-query';
import { type Api, answer } from '~/api/client';
import type { SignedOutResponse } from '~/api/generated/types.gen';
import { sessionRead, signInSignOut } from '~/api/generated/visitors.gen';

export type {
  AccountResponse as Account,
  OrganisationKind,
  OwnMembership as Membership,
  SessionResponse as Session,
} from '~/api/generated/types.gen';

/** Who is here, what they belong to, and the server's time. */
export const sessionQuery = (api: Api) =>
  queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) => answer(sessionRead({ client: api, signal, throwOnError: true })),
    staleTime: 60_000,
  });

/** `address`: where the identity provider one came by closes its own session. */
export const signOut = (api: Api): Promise<SignedOutResponse> =>
  answer(signInSignOut({ client: api, throwOnError: true }));
