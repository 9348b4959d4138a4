import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Api, answer } from '~/api/client';
import {
  accountsAskEmailChange,
  accountsConfirmEmailChange,
  proofsAskMail,
  proofsByAppCode,
  proofsByMailCode,
  proofsByPasskey,
  proofsByPassword,
  proofsByRecoveryCode,
  proofsPasskeyOptions,
  proofsWays,
  securityAddPasskey,
  securityConfirmApp,
  securityMakeRecoveryCodes,
  securityPasskeyOptions,
  securityProposeApp,
  securityPutPasskeyOfferAside,
  securityRead,
  securityRemoveApp,
  securityRemovePasskey,
  securityRemovePassword,
  securitySetPassword,
  sessionsEnd,
  sessionsEndOthers,
  sessionsList,
} from '~/api/generated/workspace.gen';
import { byCursor, from } from '~/shared/pages';

export type {
  DeviceResponse as Device,
  PasskeyResponse as Passkey,
  ProposedAppResponse as ProposedApp,
  SecurityResponse as Security,
} from '~/api/generated/types.gen';

/** By what one may prove again who one is, the surest first. */
export type ProofWay = 'passkey' | 'app' | 'recovery_code' | 'password' | 'mail';

export const securityQuery = (api: Api) =>
  queryOptions({
    queryKey: ['account', 'security'],
    queryFn: ({ signal }) => answer(securityRead({ client: api, signal, throwOnError: true })),
  });

export const devicesQuery = (api: Api) =>
  infiniteQueryOptions({
    queryKey: ['account', 'devices'],
    queryFn: ({ signal, pageParam }) =>
      answer(
        sessionsList({
          client: api,
          signal,
          query: from(pageParam),
          throwOnError: true,
        }),
      ),
    ...byCursor,
  });

export const proofWaysQuery = (api: Api) =>
  queryOptions({
    queryKey: ['account', 'proof-ways'],
    queryFn: ({ signal }) => answer(proofsWays({ client: api, signal, throwOnError: true })),
    staleTime: 0,
  });

export const endDevice = (api: Api, id: string): Promise<unknown> =>
  answer(sessionsEnd({ client: api, path: { id }, throwOnError: true }));

export const endOtherDevices = (api: Api): Promise<unknown> =>
  answer(sessionsEndOthers({ client: api, throwOnError: true }));

/** The server's challenge, the browser's window, the server again. */
export async function addPasskey(api: Api, name: string) {
  const { options } = await answer(securityPasskeyOptions({ client: api, throwOnError: true }));
  const { makePasskey } = await import('~/shared/passkeys');
  const credential = await makePasskey(options);
  return answer(securityAddPasskey({ client: api, body: { name, credential }, throwOnError: true }));
}

export const removePasskey = (api: Api, id: string): Promise<unknown> =>
  answer(securityRemovePasskey({ client: api, path: { id }, throwOnError: true }));

export const putPasskeyOfferAside = (api: Api): Promise<unknown> =>
  answer(securityPutPasskeyOfferAside({ client: api, throwOnError: true }));

export const setPassword = (api: Api, password: string): Promise<unknown> =>
  answer(securitySetPassword({ client: api, body: { password }, throwOnError: true }));

export const removePassword = (api: Api): Promise<unknown> =>
  answer(securityRemovePassword({ client: api, throwOnError: true }));

export const proposeApp = (api: Api) => answer(securityProposeApp({ client: api, throwOnError: true }));

export const confirmApp = (api: Api, code: string) =>
  answer(securityConfirmApp({ client: api, body: { code }, throwOnError: true }));

export const removeApp = (api: Api): Promise<unknown> =>
  answer(securityRemoveApp({ client: api, throwOnError: true }));

export const makeRecoveryCodes = (api: Api) =>
  answer(securityMakeRecoveryCodes({ client: api, throwOnError: true }));

export const askEmailChange = (api: Api, email: string): Promise<unknown> =>
  answer(accountsAskEmailChange({ client: api, body: { email }, throwOnError: true }));

export const confirmEmailChange = (api: Api, token: string) =>
  answer(accountsConfirmEmailChange({ client: api, body: { token }, throwOnError: true }));

export const askMailProof = (api: Api): Promise<unknown> =>
  answer(proofsAskMail({ client: api, throwOnError: true }));

export async function proveByPasskey(api: Api): Promise<unknown> {
  const { options } = await answer(proofsPasskeyOptions({ client: api, throwOnError: true }));
  const { unlockPasskey } = await import('~/shared/passkeys');
  const credential = await unlockPasskey(options);
  return answer(proofsByPasskey({ client: api, body: { credential }, throwOnError: true }));
}

/** What is typed to prove it: a code or the password. */
export function proveBy(api: Api, way: Exclude<ProofWay, 'passkey'>, typed: string): Promise<unknown> {
  const figures = typed.replace(/\D/g, '');
  if (way === 'app')
    return answer(proofsByAppCode({ client: api, body: { code: figures }, throwOnError: true }));
  if (way === 'mail')
    return answer(proofsByMailCode({ client: api, body: { code: figures }, throwOnError: true }));
  if (way === 'password')
    return answer(proofsByPassword({ client: api, body: { password: typed }, throwOnError: true }));
  return answer(proofsByRecoveryCode({ client: api, body: { code: typed }, throwOnError: true }));
}
