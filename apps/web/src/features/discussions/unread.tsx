import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useHydrated } from '~/shared/use-hydrated';
import { useSession } from '../session/use-session';
import { unreadQuery } from './api';

/** How many messages were not read: a number for the eye, a sentence for the ear. */
export function Unread({ count }: { count: number }) {
  const t = useT();
  return (
    <span className="count">
      {count}
      <span className="sr"> {t('ui.unread', { count })}</span>
    </span>
  );
}

/** The number beside « Fils » in the bar; nothing when all is read. */
export function MyUnread() {
  const hydrated = useHydrated();
  const { data } = useQuery({ ...unreadQuery(useApi()), enabled: hydrated });
  useUnsent();
  return data === undefined || data.total === 0 ? null : <Unread count={data.total} />;
}

/** Messages that waited on this device for the connection leave from any page. */
function useUnsent(): void {
  const api = useApi();
  const { account } = useSession();
  const id = account?.id;
  useEffect(() => {
    if (id !== undefined && somethingWaits())
      void import('./outbox-here').then(({ outboxOf }) => outboxOf(id, api));
  }, [id, api]);
}

function somethingWaits(): boolean {
  try {
    return localStorage.getItem('cornac:outbox') !== null;
  } catch {
    // Storage closed by the browser: nothing outlived the page.
    return false;
  }
}
