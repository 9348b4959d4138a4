import { useEffect } from 'react';
import { useApi } from '~/shared/context';
import { useSession } from '../session/use-session';

/** Messages that waited on this device for the connection leave, from the pages where one comes back to work. */
export function useUnsent(): void {
  const api = useApi();
  const id = useSession().account?.id;
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
