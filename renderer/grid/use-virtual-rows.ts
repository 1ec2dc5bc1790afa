import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { RowRange } from './extension';
import { Passing, REST_MS } from './passing';
import { SPACER_MOST_PX } from './scroll-map';
import { VirtualScroll } from './virtual-scroll';

const HEAD_HEIGHT_PX = 30;
/** The pane stands still while the compositor scrolls, so rows beyond it are never seen: one, for who reads on. */
const OVERSCAN_ROWS = 1;
/** Rows that may be scrolled past before those that stay are painted again, at another place of their layer. */
const ANCHORED_ROWS = 100;
/** Chromium knows `scrollend` from 114; before, silence of this length is the end. */
const QUIET_MS = 150;

export type VirtualRows = {
  readonly scrollerRef: RefObject<HTMLDivElement | null>;
  readonly spacerRef: RefObject<HTMLDivElement | null>;
  readonly paneRef: RefObject<HTMLDivElement | null>;
  /** What is moved, with all rows in it. */
  readonly rowsRef: RefObject<HTMLDivElement | null>;
  /** Between that and the rows, where many columns make painting dear: rows that stay then keep their place in it. */
  readonly steadyRef: RefObject<HTMLDivElement | null>;
  /** Rows to mount. */
  readonly range: RowRange;
  /** Rows that are at least partly visible now. */
  shown(): RowRange;
  /** Rows that are wholly visible, at least 1. */
  pageRows(): number;
  /** Scrolls as little as needed to show the row wholly. */
  reveal(row: number): void;
  /** Scrolls so that the row is the first, as far as there are rows below it. */
  toTop(row: number): void;
};

const same = (a: RowRange, b: RowRange): boolean => a.from === b.from && a.end === b.end;

/**
 * Fixed-row-height windowing: rows hang in a sticky pane and are moved by one transform, so that the compositor, which
 * scrolls on its own, can lag behind but never show a hole.
 */
export const useVirtualRows = ({
  rowCount,
  rowHeight,
  headHeight = HEAD_HEIGHT_PX,
  onMoved,
}: {
  readonly rowCount: number;
  readonly rowHeight: number;
  /** Px that stay above the rows. */
  readonly headHeight?: number;
  /** `isPassing`: what is seen is passed; told again with false once it stays. */
  readonly onMoved: (isPassing: boolean) => void;
}): VirtualRows => {
  const scrollerRef = useRef<HTMLDivElement>(null);
  const spacerRef = useRef<HTMLDivElement>(null);
  const paneRef = useRef<HTMLDivElement>(null);
  const rowsRef = useRef<HTMLDivElement>(null);
  const steadyRef = useRef<HTMLDivElement>(null);
  const [scroll] = useState(() => new VirtualScroll());
  const [range, setRange] = useState<RowRange>({ from: 0, end: 0 });
  const live = useRef({ rowCount, rowHeight, onMoved, range });
  live.current = { rowCount, rowHeight, onMoved, range };
  const heightBefore = useRef(rowHeight);
  /** The row at the top of the layer. */
  const anchor = useRef(0);

  const shown = useCallback((): RowRange => {
    const { rowCount: count, rowHeight: height } = live.current;
    const from = Math.min(Math.floor(scroll.at / height), Math.max(0, count - 1));
    return { from, end: Math.min(count, Math.ceil((scroll.at + scroll.viewport) / height)) };
  }, [scroll]);

  const wanted = useCallback((): RowRange => {
    const { rowCount: count, rowHeight: height } = live.current;
    const from = Math.max(0, shown().from - OVERSCAN_ROWS);
    // as many wherever the window cuts them, or a fling would make a row and drop one all the time
    return { from, end: Math.min(count, from + Math.ceil(scroll.viewport / height) + 1 + 2 * OVERSCAN_ROWS) };
  }, [scroll, shown]);

  const hang = useCallback((): void => {
    const rows = rowsRef.current;
    if (!rows) return;
    const ratio = window.devicePixelRatio || 1;
    const { range: mounted, rowHeight: height } = live.current;
    const steady = steadyRef.current;
    if (!steady) anchor.current = mounted.from;
    else {
      if (mounted.from < anchor.current || mounted.from > anchor.current + ANCHORED_ROWS)
        anchor.current = Math.max(0, mounted.from - ANCHORED_ROWS / 2);
      // a layer of another size would be painted anew as well
      rows.style.height = `${(ANCHORED_ROWS + 2 * OVERSCAN_ROWS + 2) * height + scroll.viewport}px`;
      steady.style.paddingTop = `${(mounted.from - anchor.current) * height}px`;
    }
    const offset = anchor.current * height - scroll.at;
    // whole device pixels, else text is blurred
    rows.style.transform = `translateY(${Math.round(offset * ratio) / ratio}px)`;
  }, [scroll]);

  const moved = useCallback(
    (isPassing: boolean): void => {
      const next = wanted();
      // in the same task as the scroll event, so that rows and scrollbar are painted together
      flushSync(() => {
        // first of all, so that rows that are not here yet are on their way while skeletons are painted for them
        live.current.onMoved(isPassing);
        if (!same(next, live.current.range)) setRange(next);
      });
      hang();
    },
    [hang, wanted],
  );

  const place = useCallback((): void => {
    const scroller = scrollerRef.current;
    if (!scroller) return;
    if (Math.abs(scroller.scrollTop - scroll.place()) >= 1) scroller.scrollTop = scroll.place();
    scroll.placed(scroller.scrollTop);
  }, [scroll]);

  const measure = useCallback((): void => {
    const scroller = scrollerRef.current;
    const spacer = spacerRef.current;
    const pane = paneRef.current;
    // a hidden panel has no size; what it showed comes back with it
    if (!scroller || !spacer || !pane || scroller.clientHeight === 0) return;
    const total = live.current.rowCount * live.current.rowHeight;
    const viewport = Math.max(0, scroller.clientHeight - headHeight);
    spacer.style.height = `${Math.min(total, SPACER_MOST_PX) + headHeight}px`;
    pane.style.height = `${viewport}px`;
    scroll.resize({ total, viewport, maxScroll: scroller.scrollHeight - scroller.clientHeight });
    place();
  }, [headHeight, place, scroll]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another count or row height is another extent
  useLayoutEffect(() => {
    const first = Math.floor(scroll.at / Math.max(1, heightBefore.current));
    const rest = scroll.at - first * heightBefore.current;
    if (heightBefore.current !== rowHeight) {
      // compact to comfortable: the same row stays first
      heightBefore.current = rowHeight;
      measure();
      scroll.moveTo(first * rowHeight + Math.min(rest, rowHeight));
      place();
    } else measure();
    const next = wanted();
    if (!same(next, live.current.range)) setRange(next);
    hang();
    live.current.onMoved(false);
  }, [rowCount, rowHeight]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another range hang elsewhere
  useLayoutEffect(hang, [range]);

  useEffect(() => {
    const scroller = scrollerRef.current;
    if (!scroller) return;
    let quiet: ReturnType<typeof setTimeout> | undefined;
    let stays: ReturnType<typeof setTimeout> | undefined;
    const passing = new Passing();
    const ended = (): void => {
      clearTimeout(quiet);
      scroll.gestureEnded();
      place();
    };
    const scrolled = (): void => {
      if (!('onscrollend' in scroller)) {
        clearTimeout(quiet);
        quiet = setTimeout(ended, QUIET_MS);
      }
      const before = scroll.at;
      if (scroll.scrolled(scroller.scrollTop)) place();
      // the echo of a place that was set, as after a jump
      if (scroll.at === before) return;
      const isPassing = passing.step(scroll.at, scroll.viewport, performance.now());
      clearTimeout(stays);
      if (isPassing) stays = setTimeout(() => live.current.onMoved(false), REST_MS);
      moved(isPassing);
    };
    const gesture = (): void => scroll.gestureStarted();
    const pressed = (): void => scroll.gestureEnded();
    const observer = new ResizeObserver(() => {
      measure();
      moved(false);
    });
    observer.observe(scroller);
    const listening = new AbortController();
    const how = { passive: true, signal: listening.signal };
    scroller.addEventListener('scroll', scrolled, how);
    scroller.addEventListener('scrollend', ended, how);
    scroller.addEventListener('wheel', gesture, how);
    scroller.addEventListener('touchmove', gesture, how);
    scroller.addEventListener('pointerdown', pressed, how);
    return () => {
      clearTimeout(quiet);
      clearTimeout(stays);
      observer.disconnect();
      listening.abort();
    };
  }, [measure, moved, place, scroll]);

  const go = useCallback(
    (at: number): void => {
      scroll.moveTo(at);
      place();
      moved(false);
    },
    [moved, place, scroll],
  );

  return {
    scrollerRef,
    spacerRef,
    paneRef,
    rowsRef,
    steadyRef,
    range,
    shown,
    pageRows: () => Math.max(1, Math.floor(scroll.viewport / rowHeight)),
    reveal: (row) => {
      if (row * rowHeight < scroll.at) go(row * rowHeight);
      else if ((row + 1) * rowHeight > scroll.at + scroll.viewport) go((row + 1) * rowHeight - scroll.viewport);
    },
    toTop: (row) => go(row * rowHeight),
  };
};
