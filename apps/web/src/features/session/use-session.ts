import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useApi } from '~/shared/context';
import { type Membership, type OrganisationKind, type Session, sessionQuery } from './api';

const nobody: Session = {
  account: null,
  memberships: [],
  locale: 'fr',
  demo: false,
  mailbox: false,
  serverTime: '',
};

/** Who is here. The root route loads it before anything is shown, so there is no waiting state. */
export function useSession(): Session {
  const api = useApi();
  return useQuery(sessionQuery(api)).data ?? nobody;
}

export const belongsTo = (memberships: readonly Membership[], kind: OrganisationKind): boolean =>
  memberships.some((membership) => membership.organisationKind === kind);

/**
 * The server's time, advancing once a minute: the first value is the one the server rendered with, so that
 * « dans 2 jours » is the same on both sides, and a wrong clock on the visitor's side misleads nobody.
 */
export function useNow(): Date {
  const api = useApi();
  const { data, dataUpdatedAt } = useQuery(sessionQuery(api));
  const start = data?.serverTime ?? new Date(dataUpdatedAt).toISOString();
  const [now, setNow] = useState(() => new Date(start));
  useEffect(() => {
    const lag = Date.parse(start) - dataUpdatedAt;
    const tick = () => setNow(new Date(Date.now() + lag));
    const timer = setInterval(tick, 60_000);
    return () => clearInterval(timer);
  }, [start, dataUpdatedAt]);
  return now;
}
