import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ThreadMessage } from '#realtime-contract';
import type { ThreadStore } from './thread-store';

/** Nearer to the end than this, one follows what arrives. */
const AT_END_PX = 60;
const LOAD_OLDER_PX = 120;

interface Options {
  shown: readonly ThreadMessage[];
  /** How many of mine are on their way, under the list. */
  out: number;
  store: ThreadStore;
  readAtOpening: number;
}

interface Reading {
  scroller: RefObject<HTMLElement | null>;
  /** Messages that arrived under what is being read. */
  below: number;
  goDown: () => void;
}

/**
 * What is being read never moves: older messages come above it, newer ones below without pulling it down, unless one
 * was at the end already. What was seen is marked as read, only while the list is on the screen of a window in front.
 */
export function useReading({ shown, out, store, readAtOpening }: Options): Reading {
  const scroller = useRef<HTMLElement>(null);
  const atEnd = useRef(true);
  const placed = useRef(false);
  const onScreen = useRef(false);
  const before = useRef({ first: 0, height: 0, last: 0, out: 0 });
  const [seenUpTo, setSeenUpTo] = useState(readAtOpening);
  const last = shown.at(-1)?.seq ?? 0;
  const first = shown[0]?.seq ?? 0;

  const look = useCallback(() => {
    const list = scroller.current;
    if (list === null || list.clientHeight === 0) return;
    atEnd.current = list.scrollHeight - list.scrollTop - list.clientHeight < AT_END_PX;
    if (atEnd.current && onScreen.current && document.visibilityState === 'visible') {
      setSeenUpTo((seen) => Math.max(seen, before.current.last));
      store.seen(before.current.last);
    }
    if (placed.current && list.scrollTop < LOAD_OLDER_PX) void store.loadOlder();
  }, [store]);

  /** The first time the list shows: at what was not read yet, else at the end. */
  const place = useCallback((list: HTMLElement) => {
    const unread = list.querySelector<HTMLElement>('[data-unread-line]');
    list.scrollTop = unread === null ? list.scrollHeight : unread.offsetTop - list.clientHeight / 3;
    placed.current = true;
  }, []);

  useLayoutEffect(() => {
    const list = scroller.current;
    if (list === null) return;
    const was = before.current;
    before.current = { first, height: list.scrollHeight, last, out };
    if (!placed.current && list.clientHeight > 0 && last > 0) place(list);
    else if (first < was.first) list.scrollTop += list.scrollHeight - was.height;
    else if (atEnd.current || out > was.out) list.scrollTop = list.scrollHeight;
    look();
  }, [first, last, out, look, place]);

  useEffect(() => {
    const list = scroller.current;
    if (list === null) return;
    // A list that was hidden (closed drawer, other tab of the browser) is looked at when it shows.
    const sizes = new ResizeObserver(() => {
      if (list.clientHeight > 0 && !placed.current && before.current.last > 0) place(list);
      else if (atEnd.current) list.scrollTop = list.scrollHeight;
      look();
    });
    const sight = new IntersectionObserver(([entry]) => {
      onScreen.current = entry?.isIntersecting ?? false;
      look();
    });
    sizes.observe(list);
    sight.observe(list);
    list.addEventListener('scroll', look, { passive: true });
    document.addEventListener('visibilitychange', look);
    return () => {
      sizes.disconnect();
      sight.disconnect();
      list.removeEventListener('scroll', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [look, place]);

  const goDown = useCallback(() => {
    const list = scroller.current;
    if (list === null) return;
    list.scrollTop = list.scrollHeight;
    // The button goes away under the finger: the focus stays in the list.
    list.focus({ preventScroll: true });
  }, []);

  return { scroller, below: shown.filter((message) => message.seq > seenUpTo).length, goDown };
}
