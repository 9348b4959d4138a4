import './discussions.css';
import { useQuery, useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { Outlet, useMatch } from '@tanstack/react-router';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { daysBetween, useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { ButtonLink, Link } from '~/ui/link';
import { useNow } from '../session/use-session';
import { type InboxThread, inboxQuery, unreadQuery } from './api';
import { Unread } from './unread';

const NEWS_EVERY_MS = 20_000;

/** All my threads, the latest first; the chosen one beside. */
export function InboxPage() {
  const t = useT();
  const api = useApi();
  const chosen = useMatch({ from: '/workspace/fils/$id', shouldThrow: false })?.params.id;
  const inbox = useSuspenseInfiniteQuery({ ...inboxQuery(api), refetchInterval: NEWS_EVERY_MS });
  const unread = useQuery(unreadQuery(api)).data?.total ?? 0;
  const threads = inbox.data.pages.flatMap((page) => page.items);
  return (
    <div className={chosen === undefined ? 'inbox' : 'inbox chosen'}>
      <div className="inbox-list">
        <h1 tabIndex={-1}>{t('threads.inbox.title')}</h1>
        <p className="mute">{t('threads.inbox.unread', { count: unread })}</p>
        {threads.length === 0 ? (
          <EmptyState
            title={t('threads.inbox.none')}
            action={<ButtonLink to="/appels">{t('notFound.calls')}</ButtonLink>}
          >
            {t('threads.inbox.noneAdvice')}
          </EmptyState>
        ) : (
          <ol>
            {threads.map((thread) => (
              <InboxLine key={thread.id} thread={thread} current={thread.id === chosen} />
            ))}
          </ol>
        )}
        {inbox.hasNextPage ? (
          <Button busy={inbox.isFetchingNextPage} onClick={() => void inbox.fetchNextPage()}>
            {t('threads.inbox.more')}
          </Button>
        ) : null}
      </div>
      <Outlet />
    </div>
  );
}

function InboxLine({ thread, current }: { thread: InboxThread; current: boolean }) {
  const t = useT();
  const now = useNow();
  const { time, shortDay } = useFormat();
  const { subject, label, lastAuthorName, lastExcerpt, activeAt, unread } = thread;
  const today = daysBetween(activeAt, now) === 0;
  return (
    <li className={unread > 0 ? 'unread' : undefined}>
      <Link
        to="/fils/$id"
        params={{ id: thread.id }}
        aria-current={current ? 'page' : undefined}
        resetScroll={false}
      >
        <span className="subject">
          {subject.title}
          {unread > 0 ? <Unread count={unread} /> : null}
        </span>
        <span className="excerpt">
          {t('threads.inbox.says', { name: lastAuthorName, words: lastExcerpt })}
        </span>
        <span className="small mute">
          {label}
          {' · '}
          <time dateTime={activeAt}>{today ? time(activeAt) : shortDay(activeAt)}</time>
        </span>
      </Link>
    </li>
  );
}

/** Beside the list while nothing is chosen; only wide windows have the room. */
export function NoThreadChosen() {
  const t = useT();
  return (
    <div className="inbox-thread nothing">
      <p className="mute">{t('threads.inbox.choose')}</p>
    </div>
  );
}
