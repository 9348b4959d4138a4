import { useState } from 'react';
import type { ThreadMessage } from '#realtime-contract';
import { useT } from '~/messages/intl';
import { REACTIONS, reactionName } from './reactions';
import type { ThreadHands } from './thread-hands';

/** How people reacted; pressing one adds mine or takes it back. */
export function MessageReactions({ message, hands }: { message: ThreadMessage; hands: ThreadHands }) {
  const t = useT();
  const { reactions } = message;
  const { react, me } = hands;
  if (reactions === undefined || reactions.length === 0) return null;
  return (
    <ul className="reactions" aria-label={t('threads.reactions')}>
      {reactions.map(({ emoji, people }) => {
        const mine = people.includes(me);
        const words = t('threads.reactedBy', {
          name: t(reactionName(emoji)),
          count: people.length,
          mine: mine ? 'yes' : 'no',
        });
        const face = (
          <>
            <span aria-hidden="true">
              {emoji} {people.length}
            </span>
            <span className="sr">{words}</span>
          </>
        );
        return (
          <li key={emoji}>
            {react === undefined ? (
              <span className="reaction">{face}</span>
            ) : (
              <button
                type="button"
                className="reaction"
                aria-pressed={mine}
                title={words}
                onClick={() => react(message, emoji, !mine)}
              >
                {face}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The eight reactions, unfolded by a button beside « Répondre ». */
export function ReactButton({ message, hands }: { message: ThreadMessage; hands: ThreadHands }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const { react, me } = hands;
  if (react === undefined) return null;
  const choose = (emoji: (typeof REACTIONS)[number][0]): void => {
    const mine = message.reactions?.some((one) => one.emoji === emoji && one.people.includes(me)) ?? false;
    react(message, emoji, !mine);
    setOpen(false);
  };
  return (
    <>
      <button type="button" className="btn plain" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('threads.react')}
        <span className="sr"> {t('threads.toMessage', { name: message.author.displayName })}</span>
      </button>
      {open ? (
        <span className="react-choice">
          {REACTIONS.map(([emoji, name]) => (
            <button key={emoji} type="button" title={t(name)} onClick={() => choose(emoji)}>
              <span aria-hidden="true">{emoji}</span>
              <span className="sr">{t(name)}</span>
            </button>
          ))}
        </span>
      ) : null}
    </>
  );
}
