import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { ThreadMessage } from '#realtime-contract';
import type { ThreadStore } from './thread-store';

/** Nearer to the end than this, one follows what arrives. */
const AT_END_PX = 60;
/** Nearer to either edge of what is held than this, more of it is read. */
const LOAD_MORE_PX = 600;
/** What stays in sight above the first unread message. */
const BEARINGS_PX = 120;

interface Options {
  shown: readonly ThreadMessage[];
  /** How many of mine are on their way, under the list. */
  out: number;
  /** The server has more after what is held. */
  newer: boolean;
  /** Rank in `shown` of the first unread message at opening, -1 for none. */
  firstUnread: number;
  store: ThreadStore;
  readAtOpening: number;
}

interface Reading {
  scroller: RefObject<HTMLElement | null>;
  list: RefObject<VirtualizerHandle | null>;
  /** The list grew at its top: what is read stays under the eyes. */
  shift: boolean;
  /** Last `seq` that was under the eyes. */
  seenUpTo: number;
  onScroll: () => void;
  goDown: () => void;
}

/**
 * What is being read never moves: older messages come above it, newer ones below without pulling it down, unless one
 * was at the end already. What was seen is marked as read, only while the list is on the screen of a window in front.
 */
export function useReading({ shown, out, newer, firstUnread, store, readAtOpening }: Options): Reading {
  const scroller = useRef<HTMLElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const atEnd = useRef(true);
  const placed = useRef(false);
  const onScreen = useRef(false);
  const before = useRef({ first: 0, out: 0 });
  const [seenUpTo, setSeenUpTo] = useState(readAtOpening);
  const first = shown[0]?.seq ?? 0;
  const last = shown.at(-1)?.seq ?? 0;
  const rows = shown.length + out;
  const shift = placed.current && first < before.current.first;
  const now = useRef({ shown, newer, rows });
  now.current = { shown, newer, rows };

  const look = useCallback(() => {
    const view = scroller.current;
    const virtual = list.current;
    if (view === null || virtual === null || view.clientHeight === 0 || !placed.current) return;
    const left = view.scrollHeight - view.scrollTop - view.clientHeight;
    atEnd.current = left < AT_END_PX && !now.current.newer;
    if (onScreen.current && document.visibilityState === 'visible') {
      const seen = lastUnderEyes(virtual, now.current.shown, left < AT_END_PX);
      setSeenUpTo((known) => Math.max(known, seen));
      store.seen(seen);
    }
    if (view.scrollTop < LOAD_MORE_PX) void store.loadOlder();
    if (left < LOAD_MORE_PX && now.current.newer) void store.loadNewer();
  }, [store]);

  const toEnd = useCallback(() => {
    const { rows: count } = now.current;
    if (count > 0) list.current?.scrollToIndex(count - 1, { align: 'end' });
  }, []);

  const place = useCallback(() => {
    if (placed.current || now.current.rows === 0 || !scroller.current?.clientHeight) return;
    placed.current = true;
    // A list that says where it was when it was hidden stays there.
    if (firstUnread > 0) list.current?.scrollToIndex(firstUnread, { align: 'start', offset: -BEARINGS_PX });
    else if (firstUnread < 0) toEnd();
    atEnd.current = firstUnread < 0;
  }, [firstUnread, toEnd]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever changes the list may call for a move
  useLayoutEffect(() => {
    const was = before.current;
    before.current = { first, out };
    if (!placed.current) place();
    else if (first >= was.first && (atEnd.current || out > was.out)) toEnd();
    look();
  }, [first, last, out, newer, place, toEnd, look]);

  useEffect(() => {
    const view = scroller.current;
    if (view === null) return;
    // A list that was hidden (closed drawer, other tab of the browser) is looked at when it shows; a message that
    // unfolds or a field that grows does not take the end away from one who is there.
    const resized = (): void => {
      place();
      if (atEnd.current && placed.current) toEnd();
      look();
    };
    const sizes = new ResizeObserver(resized);
    const sight = new IntersectionObserver(([entry]) => {
      onScreen.current = entry?.isIntersecting ?? false;
      look();
    });
    sizes.observe(view);
    if (view.firstElementChild) sizes.observe(view.firstElementChild);
    sight.observe(view);
    document.addEventListener('visibilitychange', look);
    return () => {
      sizes.disconnect();
      sight.disconnect();
      document.removeEventListener('visibilitychange', look);
    };
  }, [look, place, toEnd]);

  const goDown = useCallback(() => {
    // The button goes away under the finger: the focus stays in the list.
    scroller.current?.focus({ preventScroll: true });
    atEnd.current = true;
    void store.goToEnd().then(() => requestAnimationFrame(toEnd));
  }, [store, toEnd]);

  return { scroller, list, shift, seenUpTo, onScroll: look, goDown };
}

/** The last message that shows whole, or fills the view. */
function lastUnderEyes(virtual: VirtualizerHandle, shown: readonly ThreadMessage[], atEnd: boolean): number {
  if (atEnd) return shown.at(-1)?.seq ?? 0;
  const bottom = virtual.scrollOffset + virtual.viewportSize;
  const index = virtual.findItemIndex(bottom);
  return shown[index - 1]?.seq ?? 0;
}
