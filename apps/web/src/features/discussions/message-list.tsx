import { type KeyboardEvent, type RefObject, useEffect, useMemo, useState } from 'react';
import { Virtualizer } from 'virtua';
import type { ThreadMessage } from '#realtime-contract';
import { useT } from '~/messages/intl';
import { capital, daysBetween, useFormat } from '~/shared/format';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { useNow } from '../session/use-session';
import { Announcer } from './announcer';
import { MessageItem } from './message-item';
import type { Outgoing } from './outbox';
import { OutgoingMessage } from './outgoing-message';
import type { ThreadHands } from './thread-hands';
import type { ThreadStore, ThreadView } from './thread-store';
import { useReading } from './use-reading';

interface ListProps {
  view: ThreadView;
  store: ThreadStore;
  accountId: string;
  paused: boolean;
  hands: ThreadHands;
  /** Set here: only the list knows the way to a message. */
  goTo: RefObject<(seq: number) => void>;
}

type Row = { kind: 'message'; message: ThreadMessage; before: ThreadMessage | undefined } | OutRow;
interface OutRow {
  kind: 'out';
  outgoing: Outgoing;
}

/**
 * The messages, oldest first, as a feed: only those near the eyes are in the page, whatever the length of the thread.
 * While paused, what arrives waits at the foot and nothing moves nor speaks.
 */
export function MessageList({ view, store, accountId, paused, hands, goTo }: ListProps) {
  const t = useT();
  const { messages, outgoing, readAtOpening, newer, lastSeq } = view;
  const shown = usePause(messages, paused, accountId);
  const held = messages.length - shown.length;
  const firstUnread = useFirstUnread(shown, readAtOpening, accountId);
  const { scroller, list, shift, seenUpTo, onScroll, onResize, reveal, goDown } = useReading({
    shown,
    out: outgoing.length,
    newer,
    firstUnread: shown.findIndex(({ seq }) => seq === firstUnread),
    store,
    readAtOpening,
  });
  const rows = useMemo(() => rowsOf(shown, outgoing), [shown, outgoing]);
  const [focused, setFocused] = useState(-1);
  const [wanted, setWanted] = useState<number | null>(null);
  const below = held > 0 ? 0 : unseen(shown, seenUpTo, accountId) + (newer ? lastSeq - lastOf(shown) : 0);

  const focusOn = (index: number): void => {
    const to = Math.max(0, Math.min(index, rows.length - 1));
    setFocused(to);
    reveal(to);
    focusRow(scroller.current, to);
  };
  goTo.current = (seq) => {
    const index = shown.findIndex((message) => message.seq === seq);
    if (index >= 0) focusOn(index);
    else void store.reach(seq).then(() => setWanted(seq));
  };
  // A message that was further away than what is held: there once it is.
  useEffect(() => {
    if (wanted === null || !shown.some(({ seq }) => seq === wanted)) return;
    setWanted(null);
    goTo.current(wanted);
  }, [wanted, shown, goTo]);
  const moveByKey = (event: KeyboardEvent): void => {
    const step = { PageDown: 1, PageUp: -1 }[event.key];
    const onMessage = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (onMessage !== null) focusOn(Number(onMessage.dataset.row) + step);
    else focusOn(step > 0 ? (list.current?.findItemIndex(list.current.scrollOffset) ?? 0) : rows.length - 1);
  };

  return (
    <div className="msgs-frame">
      <section
        className="msgs"
        aria-label={t('threads.messages')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        ref={scroller}
        onKeyDown={moveByKey}
      >
        {rows.length === 0 ? (
          <p className="mute">{t('threads.empty')}</p>
        ) : (
          <div role="feed" aria-label={t('threads.messages')} aria-busy={false}>
            <Virtualizer
              ref={list}
              data={rows}
              shift={shift}
              scrollRef={scroller}
              onScroll={onScroll}
              onResize={onResize}
              keepMounted={focused >= 0 && focused < rows.length ? [focused] : []}
            >
              {(row, index) => (
                <div className="msg-row" key={keyOf(row)}>
                  {row.kind === 'out' ? (
                    <OutgoingMessage message={row.outgoing} store={store} index={index} />
                  ) : (
                    <>
                      <DayLine message={row.message} before={row.before} />
                      {row.message.seq === firstUnread ? <UnreadLine /> : null}
                      <MessageItem
                        message={row.message}
                        index={index}
                        total={lastSeq}
                        mine={row.message.author.id === accountId}
                        fresh={row.message.seq > readAtOpening}
                        hands={hands}
                      />
                    </>
                  )}
                </div>
              )}
            </Virtualizer>
          </div>
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

const FRAMES_AT_MOST = 30;

/** The row is drawn first, measured and scrolled to; then it takes the focus. */
function focusRow(scroller: HTMLElement | null, index: number, frames = 0): void {
  const row = scroller?.querySelector<HTMLElement>(`[data-row="${index}"]`);
  row?.focus({ preventScroll: true });
  // A row that is not measured yet is hidden: it takes no focus.
  const taken = row !== null && row === document.activeElement;
  if (!taken && frames < FRAMES_AT_MOST) requestAnimationFrame(() => focusRow(scroller, index, frames + 1));
}

function rowsOf(shown: readonly ThreadMessage[], outgoing: readonly Outgoing[]): Row[] {
  return [
    ...shown.map((message, index): Row => ({ kind: 'message', message, before: shown[index - 1] })),
    ...outgoing.map((one): Row => ({ kind: 'out', outgoing: one })),
  ];
}

/** A message that takes its place is the same row as when it was on its way: nothing blinks. */
const keyOf = (row: Row): string =>
  row.kind === 'out'
    ? row.outgoing.clientId
    : `${row.message.author.id}:${row.message.clientId}:${row.message.seq}`;

const lastOf = (shown: readonly ThreadMessage[]): number => shown.at(-1)?.seq ?? 0;

const unseen = (shown: readonly ThreadMessage[], seenUpTo: number, accountId: string): number =>
  shown.filter(({ seq, author }) => seq > seenUpTo && author.id !== accountId).length;

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

/**
 * `seq` under the divider: the first message of another person after the mark at opening. It stays there. Whoever never
 * opened a long thread has none: all of it is history.
 */
function useFirstUnread(
  shown: readonly ThreadMessage[],
  readAtOpening: number,
  accountId: string,
): number | undefined {
  return useMemo(() => {
    if (readAtOpening === 0 && shown[0]?.seq !== 1) return undefined;
    return shown.find(({ seq, author }) => seq > readAtOpening && author.id !== accountId)?.seq;
  }, [shown, readAtOpening, accountId]);
}

function DayLine({ message, before }: { message: ThreadMessage; before: ThreadMessage | undefined }) {
  const t = useT();
  const now = useNow();
  const { day } = useFormat();
  if (before !== undefined && daysBetween(before.sentAt, message.sentAt) === 0) return null;
  const ago = daysBetween(message.sentAt, now);
  return (
    <p className="day">
      {ago === 0 ? t('threads.today') : ago === 1 ? t('threads.yesterday') : capital(day(message.sentAt))}
    </p>
  );
}

function UnreadLine() {
  const t = useT();
  return <p className="day unread">{t('threads.unreadLine')}</p>;
}
