import { queryOptions } from '@tanstack/react-query';
import type { Api } from '~/api/client';

export interface Account {
  id: string;
  email: string;
  displayName: string;
  locale: string;
  isAdministrator: boolean;
}

export interface Membership {
  organisationId: string;
  organisationName: string;
  organisationSlug: string;
  organisationKind: 'institution' | 'social_enterprise' | 'collective';
  role: 'owner' | 'manager' | 'member' | 'reader';
}

export interface Session {
  account: Account | null;
  memberships: Membership[];
  /** A demo instance offers its personas, one click each. */
  demo: boolean;
  /** The development mailbox is open. */
  mailbox: boolean;
  serverTime: string;
}

export const sessionQuery = (api: Api) =>
  queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) => api.get<Session>('/session', { signal }),
    staleTime: 60_000,
  });

export const signOut = (api: Api): Promise<void> => api.send('DELETE', '/session');
