import './discussions.css';
import './inbox.css';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Outlet, useMatch, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { daysBetween, useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/empty-state';
import { Icon } from '~/ui/icon';
import { ButtonLink, Link } from '~/ui/link';
import { RefusalNotice } from '~/ui/refusal-notice';
import { Skeleton } from '~/ui/skeleton';
import { useNow, useSession } from '../session/use-session';
import { type InboxThread, inboxQuery, unreadQuery } from './api';
import { AwaitingList, FoundList, MoreButton } from './inbox-lists';
import { excerptOf } from './message-words';
import { Unread } from './unread';
import { useUnsent } from './unsent';

const WriteToOrganisation = lazy(() => import('./write-to-organisation'));

const NEWS_EVERY_MS = 20_000;

const SHOWN = ['all', 'unread', 'awaiting', 'muted'] as const;
type Shown = (typeof SHOWN)[number];

/** All my threads, the latest first; the chosen one beside. */
export function InboxPage() {
  useUnsent();
  const t = useT();
  const api = useApi();
  const chosen = useMatch({ from: '/workspace/fils/$id', shouldThrow: false })?.params.id;
  const { total = 0, awaiting = 0 } = useQuery(unreadQuery(api)).data ?? {};
  const [shown, setShown] = useState<Shown>('all');
  const [words, setWords] = useState('');
  const { memberships } = useSession();
  const navigate = useNavigate();
  const counts: Partial<Record<Shown, number>> = { unread: total, awaiting };
  return (
    <div className={chosen === undefined ? 'inbox' : 'inbox chosen'}>
      <div className="inbox-list">
        <h1 tabIndex={-1}>{t('threads.inbox.title')}</h1>
        <p className="mute">{t('threads.inbox.unread', { count: total })}</p>
        {memberships.length === 0 ? null : (
          <div className="write-place">
            <Suspense fallback={null}>
              <WriteToOrganisation onOpened={(id) => void navigate({ to: '/fils/$id', params: { id } })} />
            </Suspense>
          </div>
        )}
        <SearchForm onWords={setWords} />
        {words === '' ? (
          <>
            <fieldset className="inbox-shown">
              <legend className="sr">{t('threads.inbox.shown')}</legend>
              {SHOWN.map((one) => (
                <label key={one} className={one === shown ? 'on' : undefined}>
                  <input
                    type="radio"
                    name="shown"
                    className="sr"
                    checked={one === shown}
                    onChange={() => setShown(one)}
                  />
                  {t(`threads.inbox.show.${one}`)}
                  {counts[one] ? <span className="count"> {counts[one]}</span> : null}
                </label>
              ))}
            </fieldset>
            {shown === 'awaiting' ? <AwaitingList /> : <ThreadLines shown={shown} chosen={chosen} />}
          </>
        ) : (
          <FoundList words={words} />
        )}
      </div>
      <Outlet />
    </div>
  );
}

function SearchForm({ onWords }: { onWords: (words: string) => void }) {
  const t = useT();
  const [typed, setTyped] = useState('');
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to older screen readers
    <form
      role="search"
      className="inbox-search"
      onSubmit={(event) => {
        event.preventDefault();
        onWords(typed.trim());
      }}
    >
      <input
        type="search"
        aria-label={t('threads.inbox.search')}
        placeholder={t('threads.inbox.search')}
        maxLength={200}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          // Emptied: back to the threads at once.
          if (event.target.value === '') onWords('');
        }}
      />
      <Button type="submit">
        <Icon name="search" />
        {t('threads.inbox.find')}
      </Button>
    </form>
  );
}

function ThreadLines({ shown, chosen }: { shown: Exclude<Shown, 'awaiting'>; chosen: string | undefined }) {
  const t = useT();
  const query = inboxQuery(useApi(), shown === 'all' ? undefined : shown);
  const inbox = useInfiniteQuery({ ...query, refetchInterval: NEWS_EVERY_MS });
  if (inbox.data === undefined) {
    return inbox.error === null ? <Skeleton lines={4} /> : <RefusalNotice error={inbox.error} />;
  }
  const threads = inbox.data.pages.flatMap((page) => page.items);
  return (
    <>
      {threads.length > 0 ? (
        <ol>
          {threads.map((thread) => (
            <InboxLine key={thread.id} thread={thread} current={thread.id === chosen} />
          ))}
        </ol>
      ) : shown === 'all' ? (
        <EmptyState
          title={t('threads.inbox.none')}
          action={<ButtonLink to="/appels">{t('notFound.calls')}</ButtonLink>}
        >
          {t('threads.inbox.noneAdvice')}
        </EmptyState>
      ) : (
        <p className="mute">{t(`threads.inbox.none.${shown}`)}</p>
      )}
      <MoreButton list={inbox} />
    </>
  );
}

function InboxLine({ thread, current }: { thread: InboxThread; current: boolean }) {
  const t = useT();
  const now = useNow();
  const { time, shortDay } = useFormat();
  const { subject, title, label, lastAuthorName, lastExcerpt, activeAt, unread, muted } = thread;
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
          {title ?? subject.title}
          {unread > 0 ? <Unread count={unread} /> : null}
        </span>
        <span className="excerpt">
          {t('threads.inbox.says', { name: lastAuthorName, words: excerptOf(lastExcerpt) })}
        </span>
        <span className="small mute">
          {title === undefined ? label : subject.title}
          {muted ? ` · ${t('threads.muted')}` : null}
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
