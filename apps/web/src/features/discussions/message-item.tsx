import { type KeyboardEvent, memo, useId } from 'react';
import type { MessageAct, ThreadMessage } from '#realtime-contract';
import { useT } from '~/messages/intl';
import { useFormat } from '~/shared/format';
import { Avatar } from '~/ui/avatar';
import { Icon } from '~/ui/icon';
import { MessageActs } from './message-acts';
import { MessageFiles } from './message-files';
import { MessageReactions } from './message-reactions';
import { MessageText } from './message-text';
import { excerptOf } from './message-words';
import { Quoted } from './quoted';
import type { ThreadHands } from './thread-hands';

interface ItemProps {
  message: ThreadMessage;
  index: number;
  /** How many messages the thread has, held or not. */
  total: number;
  mine: boolean;
  fresh: boolean;
  hands: ThreadHands;
}

/** One message: who, when, what it answers, what it says, what became of it, and what one may do. */
export const MessageItem = memo(function MessageItem({
  message,
  index,
  total,
  mine,
  fresh,
  hands,
}: ItemProps) {
  const t = useT();
  const id = useId();
  const { time, moment } = useFormat();
  const { author, body, sentAt, replyTo, gone, seq } = message;
  const { reply } = hands;

  const actByKey = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() !== 'r' || reply === undefined || gone !== undefined) return;
    event.preventDefault();
    reply(message);
  };

  return (
    <article
      className={fresh && !mine ? 'msg new' : 'msg'}
      aria-labelledby={`${id}-who`}
      aria-describedby={`${id}-body`}
      aria-posinset={seq}
      aria-setsize={Math.max(total, seq)}
      tabIndex={-1}
      data-row={index}
      onKeyDown={actByKey}
    >
      <Avatar name={author.displayName} />
      <div>
        <p className="who" id={`${id}-who`}>
          {mine ? t('threads.you') : author.displayName}{' '}
          <time dateTime={sentAt} title={moment(sentAt)}>
            {time(sentAt)}
          </time>
          <Marks message={message} />
        </p>
        {replyTo === undefined ? null : <Answered seq={replyTo} hands={hands} />}
        {message.quote === undefined ? null : <Quoted quote={message.quote} />}
        <div className="body" id={`${id}-body`}>
          {gone === undefined ? (
            <MessageText text={body} />
          ) : (
            <p className="quiet">{t(`threads.gone.${gone}`)}</p>
          )}
        </div>
        {gone === undefined ? (
          <>
            <MessageFiles threadId={hands.threadId} files={message.files ?? []} />
            <QuestionState message={message} hands={hands} />
            <Became acts={message.acts ?? []} />
            <MessageReactions message={message} hands={hands} />
            <MessageActs message={message} hands={hands} />
          </>
        ) : null}
      </div>
    </article>
  );
});

/** The message that this one answers, in a line; pressing goes there. */
function Answered({ seq, hands }: { seq: number; hands: ThreadHands }) {
  const t = useT();
  const message = hands.find(seq);
  const words =
    message === undefined
      ? t('threads.answers.earlier')
      : t('threads.answers.words', {
          name: message.author.displayName,
          words: message.gone === undefined ? excerptOf(message.body) : t(`threads.gone.${message.gone}`),
        });
  return (
    <button type="button" className="answered" onClick={() => hands.show(seq)}>
      {words}
    </button>
  );
}

/** What became of it, beside its hour: corrected, pinned, decided. */
function Marks({ message: { editedAt, pinned, decided, gone } }: { message: ThreadMessage }) {
  const t = useT();
  if (gone !== undefined) return null;
  return (
    <>
      {editedAt === undefined ? null : <span> · {t('threads.edited')}</span>}
      {pinned ? <span> · {t('threads.pinned')}</span> : null}
      {decided ? <b className="decided"> · {t('threads.decided')}</b> : null}
    </>
  );
}

const KNOWN = ['task', 'call_answer', 'complement'] as const;

/** What it became, with the way there. */
function Became({ acts }: { acts: readonly MessageAct[] }) {
  const t = useT();
  if (acts.length === 0) return null;
  return (
    <ul className="became">
      {acts.map(({ kind, label, path }) => {
        const known = KNOWN.find((one) => one === kind);
        return (
          <li key={path}>
            <Icon name="arrow" />
            <span>
              {t(`threads.became.${known ?? 'other'}`)} <a href={path}>{label}</a>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function QuestionState({ message, hands }: { message: ThreadMessage; hands: ThreadHands }) {
  const t = useT();
  const { question, answeredBy } = message;
  if (!question) return null;
  if (answeredBy === undefined) {
    return (
      <p className="asked">
        <Icon name="clock" />
        {t('threads.question.awaits')}
      </p>
    );
  }
  return (
    <p className="asked done">
      <Icon name="check" />
      <button type="button" className="linklike" onClick={() => hands.show(answeredBy)}>
        {t('threads.question.answered')}
      </button>
    </p>
  );
}
