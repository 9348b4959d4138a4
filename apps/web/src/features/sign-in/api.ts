import { queryOptions } from '@tanstack/react-query';
import { type Api, answer } from '~/api/client';
import type { AskLinkRequest, SignedInResponse } from '~/api/generated/types.gen';
import {
  demoEnter,
  demoPersonas,
  signInAskLink,
  signInUseCode,
  signInUseLink,
} from '~/api/generated/visitors.gen';

export type { PersonaResponse as Persona, SignedInResponse as SignedIn } from '~/api/generated/types.gen';

export const personasQuery = (api: Api) =>
  queryOptions({
    queryKey: ['personas'],
    queryFn: ({ signal }) => answer(demoPersonas({ client: api, signal, throwOnError: true })),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The answer is the same whether the address is known or not. */
export const askForLink = (api: Api, body: AskLinkRequest): Promise<unknown> =>
  answer(signInAskLink({ client: api, body, throwOnError: true }));

export const consumeLink = (api: Api, token: string): Promise<SignedInResponse> =>
  answer(signInUseLink({ client: api, body: { token }, throwOnError: true }));

/** Only in the browser that asked: it keeps the other half of the code. */
export const sendCode = (api: Api, code: string): Promise<SignedInResponse> =>
  answer(signInUseCode({ client: api, body: { code }, throwOnError: true }));

export const signInAs = (api: Api, key: string): Promise<SignedInResponse> =>
  answer(demoEnter({ client: api, body: { key }, throwOnError: true }));
