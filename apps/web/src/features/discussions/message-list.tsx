import { Fragment, useMemo, useState } from 'react';
import type { ThreadMessage } from '#realtime-contract';
import { useT } from '~/messages/intl';
import { capital, daysBetween, useFormat } from '~/shared/format';
import { Avatar } from '~/ui/avatar';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { useNow } from '../session/use-session';
import { Announcer } from './announcer';
import { MessageText } from './message-text';
import { OutgoingMessage } from './outgoing-message';
import type { ThreadStore, ThreadView } from './thread-store';
import { useReading } from './use-reading';

interface ListProps {
  view: ThreadView;
  store: ThreadStore;
  accountId: string;
  paused: boolean;
}

/** The messages, oldest first. While paused, what arrives waits at the foot and nothing moves nor speaks. */
export function MessageList({ view, store, accountId, paused }: ListProps) {
  const t = useT();
  const { messages, older, loadingOlder, outgoing, readAtOpening } = view;
  const shown = usePause(messages, paused, accountId);
  const held = messages.length - shown.length;
  const { scroller, below, goDown } = useReading({ shown, out: outgoing.length, store, readAtOpening });

  return (
    <div className="msgs-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="msgs" aria-label={t('threads.messages')} tabIndex={0} ref={scroller}>
        {older ? (
          <Button plain busy={loadingOlder} onClick={() => void store.loadOlder()}>
            {t('threads.older')}
          </Button>
        ) : null}
        {messages.length === 0 && outgoing.length === 0 ? (
          <p className="mute">{t('threads.empty')}</p>
        ) : (
          <ol>
            <Messages messages={shown} accountId={accountId} readAtOpening={readAtOpening} />
            {outgoing.map((message) => (
              <OutgoingMessage key={message.clientId} message={message} store={store} />
            ))}
          </ol>
        )}
      </section>
      {held > 0 ? (
        <p className="held small">{t('threads.held', { count: held })}</p>
      ) : below > 0 ? (
        <Button className="held" onClick={goDown}>
          <Icon name="down" />
          {t('threads.below', { count: below })}
        </Button>
      ) : null}
      <Announcer messages={shown} accountId={accountId} silent={paused} />
    </div>
  );
}

/** While paused, the list stops where it stood; my own messages still show. */
function usePause(
  messages: readonly ThreadMessage[],
  paused: boolean,
  accountId: string,
): readonly ThreadMessage[] {
  const [stoppedAt, setStoppedAt] = useState<number | null>(null);
  const last = messages.at(-1);
  if (paused && stoppedAt === null) setStoppedAt(last?.seq ?? 0);
  if (!paused && stoppedAt !== null) setStoppedAt(null);
  return useMemo(() => {
    if (stoppedAt === null) return messages;
    const mine = messages.findLastIndex((message) => message.author.id === accountId);
    const stopped = messages.findLastIndex((message) => message.seq <= stoppedAt);
    return messages.slice(0, Math.max(mine, stopped) + 1);
  }, [messages, stoppedAt, accountId]);
}

interface MessagesProps {
  messages: readonly ThreadMessage[];
  accountId: string;
  readAtOpening: number;
}

function Messages({ messages, accountId, readAtOpening }: MessagesProps) {
  const firstUnread = messages.find(
    (message) => message.seq > readAtOpening && message.author.id !== accountId,
  )?.seq;
  return messages.map((message, index) => (
    <Fragment key={message.seq}>
      <DayLine message={message} before={messages[index - 1]} />
      {message.seq === firstUnread ? <UnreadLine /> : null}
      <MessageItem
        message={message}
        mine={message.author.id === accountId}
        fresh={message.seq > readAtOpening}
      />
    </Fragment>
  ));
}

function DayLine({ message, before }: { message: ThreadMessage; before: ThreadMessage | undefined }) {
  const t = useT();
  const now = useNow();
  const { day } = useFormat();
  if (before !== undefined && daysBetween(before.sentAt, message.sentAt) === 0) return null;
  const ago = daysBetween(message.sentAt, now);
  return (
    <li className="day">
      {ago === 0 ? t('threads.today') : ago === 1 ? t('threads.yesterday') : capital(day(message.sentAt))}
    </li>
  );
}

function UnreadLine() {
  const t = useT();
  return (
    <li className="day unread" data-unread-line="">
      {t('threads.unreadLine')}
    </li>
  );
}

function MessageItem({ message, mine, fresh }: { message: ThreadMessage; mine: boolean; fresh: boolean }) {
  const t = useT();
  const { time, moment } = useFormat();
  const { author, body, sentAt } = message;
  return (
    <li className={fresh && !mine ? 'msg new' : 'msg'}>
      <Avatar name={author.displayName} />
      <div>
        <p className="who">
          {mine ? t('threads.you') : author.displayName}{' '}
          <time dateTime={sentAt} title={moment(sentAt)}>
            {time(sentAt)}
          </time>
        </p>
        <div className="body">
          {body === '' ? <p className="quiet">{t('threads.erased')}</p> : <MessageText text={body} />}
        </div>
      </div>
    </li>
  );
}
