import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { Icon } from '~/ui/icon';
import { markedQuery } from './acts-api';
import { excerptOf } from './message-words';
import type { ThreadHands } from './thread-hands';

interface MarkedProps {
  threadId: string;
  /** Number of the last change known: what is marked may have changed with it. */
  lastChange: number;
  show: ThreadHands['show'];
}

/** What the thread keeps in sight: its decision, then what is pinned. */
export function Marked({ threadId, lastChange, show }: MarkedProps) {
  const t = useT();
  const { data, refetch } = useQuery(markedQuery(useApi(), threadId));
  // Each change may be a mark.
  useEffect(() => {
    if (lastChange > 0) void refetch();
  }, [lastChange, refetch]);
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <ul className="marked" aria-label={t('threads.marked')}>
      {items.map((message) => (
        <li key={message.seq}>
          <button type="button" onClick={() => show(message.seq)}>
            <Icon name={message.decided ? 'check' : 'place'} />
            <span>
              <b>{t(message.decided ? 'threads.decided' : 'threads.pinned')}</b> {excerptOf(message.body)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
