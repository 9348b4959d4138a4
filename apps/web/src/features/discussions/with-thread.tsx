import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, useEffect, useState } from 'react';
import { useMessageStore, useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useHydrated } from '~/shared/use-hydrated';
import { Contained } from '~/ui/contained';
import { WithDrawer } from '~/ui/drawer';
import { Skeleton } from '~/ui/skeleton';
import { useSession } from '../session/use-session';
import { type Subject, threadsQuery } from './api';

const ThreadPanel = lazy(() => import('./thread-panel'));

export interface WithThreadProps {
  /** Any object that has threads. */
  subject: Subject;
  /** « Fil de la candidature ». */
  title: string;
  /** The page itself. */
  children: ReactNode;
}

/**
 * A page with its thread: beside it on wide windows, behind a button on narrow ones, live in both. The route wants
 * `staticData: { wide: true }`. Whoever has no thread here sees the page alone.
 */
export function WithThread({ subject, title, children }: WithThreadProps) {
  const t = useT();
  const api = useApi();
  const messages = useMessageStore();
  const { account } = useSession();
  const hydrated = useHydrated();
  const [worded, setWorded] = useState(false);
  const threads = useQuery({ ...threadsQuery(api, subject), enabled: hydrated && account !== null });

  useEffect(() => {
    // The words come with the panel: pages need not name them.
    void messages.load(['threads']).then(() => setWorded(true));
  }, [messages]);

  if (account === null || threads.isError) {
    return (
      <div className="with-thread">
        <div className="beside">{children}</div>
      </div>
    );
  }
  const unread = (threads.data?.items ?? []).reduce((sum, thread) => sum + thread.unread, 0);
  const waiting = (
    <>
      <p className="sr" role="status">
        {t('ui.loading')}
      </p>
      <Skeleton lines={5} />
    </>
  );
  return (
    <WithDrawer title={title} unread={unread} page={children}>
      {worded && threads.data !== undefined ? (
        <Contained waiting={waiting}>
          <ThreadPanel threads={threads.data.items} account={account} />
        </Contained>
      ) : (
        waiting
      )}
    </WithDrawer>
  );
}
