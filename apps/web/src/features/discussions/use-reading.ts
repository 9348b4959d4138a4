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
/** A place that was given and one that is read differ by less than this. */
const SAME_PLACE_PX = 1;

/** Where the list stays while rows are measured: its end, or a row against one edge of the view. */
type Aim = 'end' | { row: number; edge: 'top' | 'bottom'; offset: number };

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
  /** Rows were measured. */
  onResize: () => void;
  /** Brings a row into the view, as little as it takes. */
  reveal: (row: number) => void;
  goDown: () => void;
}

/**
 * What is being read never moves: older messages come above it, newer ones below without pulling it down, unless one
 * was at the end already. What was seen is marked as read, only while the list is on the screen of a window in front.
 *
 * The list aims at a place as long as the reader leaves it there, since rows are measured only once they are near: the
 * first move that is not ours ends it. The virtual list's own `scrollToIndex` would go on to its place a while after
 * the reader has left it.
 */
export function useReading({ shown, out, newer, firstUnread, store, readAtOpening }: Options): Reading {
  const scroller = useRef<HTMLElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const aim = useRef<Aim | null>('end');
  /** Where the list was put last, to tell the reader's moves from ours. */
  const put = useRef(0);
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

  /** The reader moved, or a row went away under the view: the end is still aimed at by whoever is there. */
  const notice = useCallback(() => {
    const view = scroller.current;
    if (view === null || Math.abs(view.scrollTop - put.current) <= SAME_PLACE_PX) return;
    put.current = view.scrollTop;
    aim.current = leftUnder(view) < AT_END_PX && !now.current.newer ? 'end' : null;
  }, []);

  const look = useCallback(() => {
    const view = scroller.current;
    const virtual = list.current;
    if (view === null || virtual === null || view.clientHeight === 0 || !placed.current) return;
    notice();
    const left = leftUnder(view);
    if (onScreen.current && document.visibilityState === 'visible') {
      const seen = lastUnderEyes(virtual, now.current.shown, left < AT_END_PX);
      setSeenUpTo((known) => Math.max(known, seen));
      store.seen(seen);
    }
    if (view.scrollTop < LOAD_MORE_PX) void store.loadOlder();
    if (left < LOAD_MORE_PX && now.current.newer) void store.loadNewer();
  }, [notice, store]);

  /** Puts the list where it aims. */
  const settle = useCallback(() => {
    const view = scroller.current;
    if (view === null || aim.current === null || !placed.current) return;
    view.scrollTop = aim.current === 'end' ? view.scrollHeight : topOf(aim.current, list.current, view);
    // As the browser took it: whole pixels, and no further than its end.
    put.current = view.scrollTop;
  }, []);

  const aimAt = useCallback(
    (wanted: Aim) => {
      aim.current = wanted;
      settle();
    },
    [settle],
  );

  const place = useCallback(() => {
    if (placed.current || now.current.rows === 0 || !scroller.current?.clientHeight) return;
    placed.current = true;
    // A list that says where it was when it was hidden stays there.
    if (firstUnread > 0) aimAt({ row: firstUnread, edge: 'top', offset: -BEARINGS_PX });
    else if (firstUnread < 0) aimAt('end');
    else aim.current = null;
  }, [firstUnread, aimAt]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever changes the list may call for a move
  useLayoutEffect(() => {
    const was = before.current;
    before.current = { first, out };
    if (!placed.current) place();
    else if (first < was.first) {
      // The virtual list has already moved by what came above.
      put.current = scroller.current?.scrollTop ?? 0;
      if (aim.current === 'end' && newer) aim.current = null;
      else if (typeof aim.current === 'object' && aim.current) aim.current.row += was.first - first;
    } else {
      // A move of a moment ago may not have been told yet.
      notice();
      if (first > was.first && typeof aim.current === 'object') aim.current = null;
      if (out > was.out) aim.current = 'end';
    }
    settle();
    look();
  }, [first, last, out, newer, place, settle, look, notice]);

  useEffect(() => {
    const view = scroller.current;
    if (view === null) return;
    // A list that was hidden (closed drawer, other tab of the browser) is looked at when it shows; a field that grows
    // does not take the end away from one who is there.
    const resized = (): void => {
      place();
      settle();
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
  }, [look, place, settle]);

  const reveal = useCallback(
    (row: number) => {
      const view = scroller.current;
      const virtual = list.current;
      if (view === null || virtual === null) return;
      const top = virtual.getItemOffset(row);
      const bottom = top + virtual.getItemSize(row);
      if (top < view.scrollTop) aimAt({ row, edge: 'top', offset: 0 });
      else if (bottom > view.scrollTop + view.clientHeight) aimAt({ row, edge: 'bottom', offset: 0 });
    },
    [aimAt],
  );

  const goDown = useCallback(() => {
    // The button goes away under the finger: the focus stays in the list.
    scroller.current?.focus({ preventScroll: true });
    void store.goToEnd().then(() => requestAnimationFrame(() => aimAt('end')));
  }, [store, aimAt]);

  return { scroller, list, shift, seenUpTo, onScroll: look, onResize: settle, reveal, goDown };
}

const leftUnder = (view: HTMLElement): number => view.scrollHeight - view.scrollTop - view.clientHeight;

function topOf(
  { row, edge, offset }: Exclude<Aim, 'end'>,
  virtual: VirtualizerHandle | null,
  view: HTMLElement,
) {
  if (virtual === null) return view.scrollTop;
  const top = virtual.getItemOffset(row) + offset;
  return edge === 'top' ? top : top + virtual.getItemSize(row) - view.clientHeight;
}

/** The last message that shows whole, or fills the view. */
function lastUnderEyes(virtual: VirtualizerHandle, shown: readonly ThreadMessage[], atEnd: boolean): number {
  if (atEnd) return shown.at(-1)?.seq ?? 0;
  const bottom = virtual.scrollOffset + virtual.viewportSize;
  const index = virtual.findItemIndex(bottom);
  return shown[index - 1]?.seq ?? 0;
}
