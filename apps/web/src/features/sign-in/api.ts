import { queryOptions } from '@tanstack/react-query';
import type { Api } from '~/api/client';

export interface Persona {
  key: string;
  name: string;
  role: string;
  organisation: string | null;
  accountId: string;
}

/** Where to go once signed in. */
export interface SignedIn {
  next: string | null;
}

export const personasQuery = (api: Api) =>
  queryOptions({
    queryKey: ['personas'],
    queryFn: ({ signal }) => api.get<{ items: Persona[] }>('/demo/personas', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const askForLink = (api: Api, body: { email: string; next?: string }): Promise<void> =>
  api.send('POST', '/sign-in/links', { body });

export const consumeLink = (api: Api, token: string): Promise<SignedIn> =>
  api.send('POST', '/sign-in/links/consume', { body: { token } });

export const sendCode = (api: Api, body: { email: string; code: string }): Promise<SignedIn> =>
  api.send('POST', '/sign-in/codes', { body });

export const signInAs = (api: Api, key: string): Promise<SignedIn> =>
  api.send('POST', '/demo/sign-in', { body: { key } });
