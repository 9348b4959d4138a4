import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useT } from '~/messages/intl';
import { useApi } from '~/shared/context';
import { useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Link } from '~/ui/link';
import { RefusalNotice } from '~/ui/refusal-notice';
import { Skeleton } from '~/ui/skeleton';
import { awaitingQuery, searchQuery } from './acts-api';
import { excerptOf } from './message-words';

/** Questions of others that await my answer. */
export function AwaitingList() {
  const t = useT();
  const awaiting = useInfiniteQuery(awaitingQuery(useApi()));
  const items = awaiting.data?.pages.flatMap((page) => page.items);
  return (
    <Found state={awaiting} none={t('threads.inbox.noQuestion')} count={items?.length}>
      {items?.map(({ thread, message }) => (
        <FoundLine
          key={`${thread.id}:${message.seq}`}
          at={{ id: thread.id, seq: message.seq, sentAt: message.sentAt }}
          subject={thread.title ?? thread.subject.title}
          label={thread.label}
        >
          {t('threads.inbox.says', { name: message.author.displayName, words: excerptOf(message.body) })}
        </FoundLine>
      ))}
    </Found>
  );
}

/** Messages of my threads that hold these words. */
export function FoundList({ words }: { words: string }) {
  const t = useT();
  const found = useInfiniteQuery(searchQuery(useApi(), words));
  const items = found.data?.pages.flatMap((page) => page.items);
  return (
    <Found state={found} none={t('threads.inbox.notFound')} count={items?.length}>
      {items?.map(({ thread, seq, author, sentAt, excerpt }) => (
        <FoundLine
          key={`${thread.id}:${seq}`}
          at={{ id: thread.id, seq, sentAt }}
          subject={thread.title ?? thread.subject.title}
          label={thread.label}
        >
          {t('threads.inbox.says', { name: author.displayName, words: '' })}
          {excerpt.map(({ text, hit }, index) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the text is the identity
            hit ? <mark key={index}>{text}</mark> : text,
          )}
        </FoundLine>
      ))}
    </Found>
  );
}

interface ListState {
  error: unknown;
  isPending: boolean;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

interface FoundProps {
  state: ListState;
  none: string;
  count: number | undefined;
  children: ReactNode;
}

function Found({ state, none, count = 0, children }: FoundProps) {
  const t = useT();
  if (state.isPending) return <Skeleton lines={4} />;
  return (
    <>
      <RefusalNotice error={state.error} />
      <p className="small mute" role="status">
        {count === 0 ? none : t('threads.inbox.foundCount', { count })}
      </p>
      <ol>{children}</ol>
      <MoreButton list={state} />
    </>
  );
}

export function MoreButton({
  list,
}: {
  list: Pick<ListState, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
}) {
  const t = useT();
  if (!list.hasNextPage) return null;
  return (
    <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      {t('threads.inbox.more')}
    </Button>
  );
}

interface LineProps {
  at: { id: string; seq: number; sentAt: string };
  subject: string;
  label: string;
  children: ReactNode;
}

/** One message, and the way to it in its thread. */
function FoundLine({ at, subject, label, children }: LineProps) {
  const { shortDay } = useFormat();
  return (
    <li>
      <Link to="/fils/$id" params={{ id: at.id }} hash={`m${at.seq}`} resetScroll={false}>
        <span className="subject">{subject}</span>
        <span className="excerpt whole">{children}</span>
        <span className="small mute">
          {label} · <time dateTime={at.sentAt}>{shortDay(at.sentAt)}</time>
        </span>
      </Link>
    </li>
  );
}
