import { queryOptions } from '@tanstack/react-query';
import { type Api, answer } from '~/api/client';
import {
  demoEnter,
  demoPersonas,
  signInAskLink,
  signInGuestEnter,
  signInOpenIdBegin,
  signInOpenIdListProviders,
  signInPasskeyOptions,
  signInSignOut,
  signInUseAppCode,
  signInUseCode,
  signInUseLink,
  signInUsePasskey,
  signInUsePassword,
  signInUseRecoveryCode,
} from '~/api/generated/sign-in.gen';
import type {
  AskLinkRequest,
  BeginOpenIdRequest,
  SignedInResponse,
  SignedOutResponse,
  UsePasswordRequest,
} from '~/api/generated/types.gen';

export type { PersonaResponse as Persona, SignedInResponse as SignedIn } from '~/api/generated/types.gen';

export const personasQuery = (api: Api) =>
  queryOptions({
    queryKey: ['personas'],
    queryFn: ({ signal }) => answer(demoPersonas({ client: api, signal, throwOnError: true })),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const providersQuery = (api: Api) =>
  queryOptions({
    queryKey: ['providers'],
    queryFn: ({ signal }) => answer(signInOpenIdListProviders({ client: api, signal, throwOnError: true })),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Where the browser is to go to sign in there. */
export const leaveForProvider = (api: Api, body: BeginOpenIdRequest) =>
  answer(signInOpenIdBegin({ client: api, body, throwOnError: true }));

/** The answer is the same whether the address is known or not. */
export const askForLink = (api: Api, body: AskLinkRequest): Promise<unknown> =>
  answer(signInAskLink({ client: api, body, throwOnError: true }));

/** By the link of an invitation into one thread. */
export const enterAsGuest = (api: Api, token: string): Promise<SignedInResponse> =>
  answer(signInGuestEnter({ client: api, body: { token }, throwOnError: true }));

export const consumeLink = (api: Api, token: string): Promise<SignedInResponse> =>
  answer(signInUseLink({ client: api, body: { token }, throwOnError: true }));

/** Only in the browser that asked: it keeps the other half of the code. */
export const sendCode = (api: Api, code: string): Promise<SignedInResponse> =>
  answer(signInUseCode({ client: api, body: { code }, throwOnError: true }));

export const sendPassword = (api: Api, body: UsePasswordRequest): Promise<SignedInResponse> =>
  answer(signInUsePassword({ client: api, body, throwOnError: true }));

/** Asks the browser for a passkey of this site, whoever's, then signs in with it. */
export async function enterByPasskey(api: Api, next: string | undefined): Promise<SignedInResponse> {
  const { options } = await answer(signInPasskeyOptions({ client: api, throwOnError: true }));
  const { unlockPasskey } = await import('~/shared/passkeys');
  const credential = await unlockPasskey(options);
  const body = { credential, ...(next === undefined ? {} : { next }) };
  return answer(signInUsePasskey({ client: api, body, throwOnError: true }));
}

/** The second step: the code of one's app, or a recovery code. */
export const sendAppCode = (api: Api, code: string): Promise<unknown> =>
  answer(signInUseAppCode({ client: api, body: { code }, throwOnError: true }));

export const sendRecoveryCode = (api: Api, code: string): Promise<unknown> =>
  answer(signInUseRecoveryCode({ client: api, body: { code }, throwOnError: true }));

export const signInAs = (api: Api, key: string): Promise<SignedInResponse> =>
  answer(demoEnter({ client: api, body: { key }, throwOnError: true }));

/** `address`: where the identity provider one came by closes its own session. */
export const signOut = (api: Api): Promise<SignedOutResponse> =>
  answer(signInSignOut({ client: api, throwOnError: true }));
