import { useCallback, useEffect, useReducer, useRef, useSyncExternalStore } from 'react';

/** Rows as main knows them by now, or as the server has them. */
type Wish = 'known' | 'fresh';

type Needs = {
  /** A cell is being typed in. */
  readonly isHeld: boolean;
  /** Since when the list is being opened, ms of `performance.now()`, or null. */
  readonly openingSinceMs: number | null;
  readonly catchUp: () => void;
  readonly reload: () => void;
};

const isVisible = (): boolean => document.visibilityState !== 'hidden';
const onVisible = (listener: () => void): (() => void) => {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
};

/**
 * Rows that came or went elsewhere are wished for, and read once that disturbs nobody: not while the list is held or on
 * its way, which would be cut off, nor in a window that nobody sees. Between two readings lies as long as one takes, so
 * that somebody who goes on writing does not make a server send a long list all the time.
 */
export const useCatchUp = ({ isHeld, openingSinceMs, catchUp, reload }: Needs): ((wish: Wish) => void) => {
  const wanted = useRef<Wish | null>(null);
  const restUntilMs = useRef(0);
  const [, wake] = useReducer((count: number) => count + 1, 0);
  const isSeen = useSyncExternalStore(onVisible, isVisible);
  useEffect(() => {
    if (openingSinceMs === null) return;
    return () => {
      const nowMs = performance.now();
      restUntilMs.current = nowMs + (nowMs - openingSinceMs);
    };
  }, [openingSinceMs]);
  useEffect(() => {
    const wish = wanted.current;
    if (wish === null || isHeld || openingSinceMs !== null || !isSeen) return;
    const restMs = wish === 'fresh' ? restUntilMs.current - performance.now() : 0;
    const read = (): void => {
      wanted.current = null;
      if (wish === 'fresh') reload();
      else catchUp();
    };
    if (restMs <= 0) return read();
    const timer = setTimeout(wake, restMs);
    return () => clearTimeout(timer);
  });
  return useCallback((wish) => {
    if (wanted.current !== 'fresh') wanted.current = wish;
    wake();
  }, []);
};
