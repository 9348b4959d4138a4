import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Api, answer, ifMatch } from '~/api/client';
import type {
  AccountState,
  AskBreakGlassRequest,
  PlaceHoldRequest,
  SettingsRequest,
} from '~/api/generated/types.gen';
import {
  accountsAdminGrant,
  accountsAdminLift,
  accountsAdminRead,
  accountsAdminSearch,
  accountsAdminSuspend,
  accountsAdminWithdraw,
  administeredMembershipsList,
  administeredSessionsEnd,
  administeredSessionsEndAll,
  administeredSessionsList,
  auditIntegrity,
  auditList,
  breakGlassApprove,
  breakGlassAsk,
  breakGlassClose,
  breakGlassList,
  holdsLift,
  holdsList,
  holdsPlace,
  instanceChangeSettings,
  instanceFailures,
  instanceHealth,
  instanceReadSettings,
  instanceRetention,
  instanceRetry,
} from '~/api/generated/workspace.gen';
import { byCursor, from } from '~/shared/pages';
import { parisInstant } from '~/shared/paris-time';

export type {
  AccountState,
  AdministeredAccount,
  AuditLine,
  BreakGlassPage,
  BreakGlassRequest,
  FailedJob,
  HealthPart,
  LegalHold,
  SettingsResponse,
} from '~/api/generated/types.gen';

/** Everything an administrator looks at is read again after an act. */
export const administrationKey = ['administration'] as const;

interface Cursor {
  cursor?: string;
}
interface PageOf<Item> {
  items: Item[];
  next: string | null;
}

/** A list by pages under the administration's key. */
export const pages = <Page extends PageOf<unknown>>(
  key: readonly unknown[],
  read: (cursor: Cursor, signal: AbortSignal) => Promise<Page>,
) =>
  infiniteQueryOptions({
    queryKey: [...administrationKey, ...key],
    queryFn: ({ pageParam, signal }) => read(from(pageParam), signal),
    ...byCursor,
  });

export interface AccountsSearch {
  q?: string;
  etat?: string;
}

export const ACCOUNT_STATES = [
  'active',
  'suspended',
  'administrators',
  'panelists',
] as const satisfies readonly AccountState[];

const stateOf = (word: string | undefined): { state?: AccountState } => {
  const state = ACCOUNT_STATES.find((one) => one === word);
  return state === undefined ? {} : { state };
};

export const accountsQuery = (api: Api, { q, etat }: AccountsSearch) =>
  pages(['accounts', q, etat], (cursor, signal) =>
    answer(
      accountsAdminSearch({
        client: api,
        signal,
        query: { ...cursor, ...(q ? { q } : {}), ...stateOf(etat) },
        throwOnError: true,
      }),
    ),
  );

/** All who administer the platform: they are few. */
export const administratorsQuery = (api: Api) =>
  pages(['administrators'], (cursor, signal) =>
    answer(
      accountsAdminSearch({
        client: api,
        signal,
        query: { ...cursor, state: 'administrators', limit: 100 },
        throwOnError: true,
      }),
    ),
  );

export const accountQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: [...administrationKey, 'account', id],
    queryFn: ({ signal }) =>
      answer(accountsAdminRead({ client: api, path: { id }, signal, throwOnError: true })),
  });

export const membershipsQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: [...administrationKey, 'memberships', id],
    queryFn: ({ signal }) =>
      answer(administeredMembershipsList({ client: api, path: { id }, signal, throwOnError: true })),
  });

export const sessionsQuery = (api: Api, id: string) =>
  pages(['sessions', id], (query, signal) =>
    answer(administeredSessionsList({ client: api, path: { id }, query, signal, throwOnError: true })),
  );

export const endSession = (api: Api, id: string, sessionId: string) =>
  answer(administeredSessionsEnd({ client: api, path: { id, sessionId }, throwOnError: true }));

/** What is done to an account, by the word the API gives in `actions`. */
export const accountActs = {
  lift: (api: Api, id: string) =>
    answer(accountsAdminLift({ client: api, path: { id }, throwOnError: true })),
  endSessions: (api: Api, id: string) =>
    answer(administeredSessionsEndAll({ client: api, path: { id }, throwOnError: true })),
  grantAdministrator: (api: Api, id: string) =>
    answer(accountsAdminGrant({ client: api, path: { id }, throwOnError: true })),
  withdrawAdministrator: (api: Api, id: string) =>
    answer(accountsAdminWithdraw({ client: api, path: { id }, throwOnError: true })),
} as const;

export const suspendAccount = (api: Api, id: string, reason: string) =>
  answer(accountsAdminSuspend({ client: api, path: { id }, body: { reason }, throwOnError: true }));

export interface AuditSearch {
  action?: string;
  acteur?: string;
  objet?: string;
  du?: string;
  au?: string;
}

const ID = /^[0-9a-f-]{36}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** Days as Paris counts them, as the instants that bound them; what an address typed by hand garbles is left out. */
export function auditParameters({ action, acteur = '', objet = '', du = '', au = '' }: AuditSearch) {
  return {
    ...(action ? { action } : {}),
    ...(ID.test(acteur) ? { actorId: acteur } : {}),
    ...(ID.test(objet) ? { subjectId: objet } : {}),
    ...(DAY.test(du) ? { from: parisInstant({ day: du, time: '00:00' }) } : {}),
    ...(DAY.test(au) ? { to: parisInstant({ day: dayAfter(au), time: '00:00' }) } : {}),
  };
}

const DAY_MS = 86_400_000;
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

export const auditQuery = (api: Api, search: AuditSearch) =>
  pages(['audit', search], (cursor, signal) =>
    answer(
      auditList({
        client: api,
        signal,
        query: { ...cursor, ...auditParameters(search) },
        throwOnError: true,
      }),
    ),
  );

/** Where the same lines are taken as a table. */
export const extractAddress = (search: AuditSearch): string =>
  `/api/v1/administration/audit/extract?${new URLSearchParams(auditParameters(search)).toString()}`;

export const integrity = (api: Api) => answer(auditIntegrity({ client: api, throwOnError: true }));

export const holdsQuery = (api: Api) =>
  pages(['holds'], (query, signal) => answer(holdsList({ client: api, query, signal, throwOnError: true })));

export const placeHold = (api: Api, body: PlaceHoldRequest) =>
  answer(holdsPlace({ client: api, body, throwOnError: true }));

export const liftHold = (api: Api, id: string): Promise<unknown> =>
  answer(holdsLift({ client: api, path: { id }, throwOnError: true }));

export const glassQuery = (api: Api) =>
  pages(['glass'], (query, signal) =>
    answer(breakGlassList({ client: api, query, signal, throwOnError: true })),
  );

export const askGlass = (api: Api, body: AskBreakGlassRequest) =>
  answer(breakGlassAsk({ client: api, body, throwOnError: true }));

export const glassActs = {
  approve: (api: Api, id: string) =>
    answer(breakGlassApprove({ client: api, path: { id }, throwOnError: true })),
  close: (api: Api, id: string) => answer(breakGlassClose({ client: api, path: { id }, throwOnError: true })),
} as const;

export const healthQuery = (api: Api) =>
  queryOptions({
    queryKey: [...administrationKey, 'health'],
    queryFn: ({ signal }) => answer(instanceHealth({ client: api, signal, throwOnError: true })),
    staleTime: 5_000,
  });

export const failuresQuery = (api: Api) =>
  pages(['jobs'], (query, signal) =>
    answer(instanceFailures({ client: api, query, signal, throwOnError: true })),
  );

export const retryJob = (api: Api, id: string): Promise<unknown> =>
  answer(instanceRetry({ client: api, path: { id }, throwOnError: true }));

export const retentionQuery = (api: Api) =>
  queryOptions({
    queryKey: [...administrationKey, 'retention'],
    queryFn: ({ signal }) => answer(instanceRetention({ client: api, signal, throwOnError: true })),
  });

export const settingsQuery = (api: Api) =>
  queryOptions({
    queryKey: [...administrationKey, 'settings'],
    queryFn: ({ signal }) => answer(instanceReadSettings({ client: api, signal, throwOnError: true })),
  });

export const changeSettings = (api: Api, version: number, body: SettingsRequest) =>
  answer(instanceChangeSettings({ client: api, body, headers: ifMatch(version), throwOnError: true }));
