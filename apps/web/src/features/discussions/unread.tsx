import { useQuery } from '@tanstack/react-query';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useHydrated } from '~/shared/use-hydrated';
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
  return data?.total ? <Unread count={data.total} /> : null;
}
