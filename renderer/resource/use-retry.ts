import { useEffect, useRef, useState } from 'react';
import type { ErrorCode, Failure } from '../../electron/contract/result';

const FIRST_MS = 10_000;
const MOST_MS = 300_000;

/** What may pass by itself; all else waits for a person. */
const PASSING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'server-failed',
  'throttled',
  'connection-refused',
  'connection-lost',
  'unreachable',
  'host-unknown',
]);

/** Asks again after a failure that may pass, then less often. Gives the time of the next attempt, epoch ms, or null. */
export const useRetry = (failure: Failure | null, retry: () => void): number | null => {
  const attempts = useRef(0);
  const latest = useRef(retry);
  const [atMs, setAt] = useState<number | null>(null);
  useEffect(() => {
    latest.current = retry;
  });
  useEffect(() => {
    if (failure === null) attempts.current = 0;
    if (failure === null || !PASSING.has(failure.code)) {
      setAt(null);
      return;
    }
    const now = Date.now();
    const wait = Math.min(MOST_MS, Math.max(FIRST_MS * 2 ** attempts.current, (failure.retryAtMs ?? now) - now));
    attempts.current += 1;
    setAt(now + wait);
    const timer = setTimeout(() => latest.current(), wait);
    return () => clearTimeout(timer);
  }, [failure]);
  return atMs;
};
