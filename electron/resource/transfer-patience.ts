import { backoffMs } from '../base/backoff';
import type { ErrorCode, Failure } from '../contract/result';

/** What passes by itself: the way to the server, or the server's own trouble. */
const PASSING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'throttled',
  'server-failed',
  'connection-refused',
  'connection-lost',
  'unreachable',
  'host-unknown',
  'timed-out',
  'not-json',
  'busy',
]);

/** What a sign-in in place mends. */
const OF_THE_SESSION: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'refused',
  'not-signed-in',
  'already-expired',
  'not-renewable',
  'keychain-locked',
]);

const FIRST_MS = 1_000;
const MOST_MS = 30_000;
/** In a row, some three minutes: then a person is asked. A server that names a time is waited for as often as it does. */
const MOST_ATTEMPTS = 10;

export const isOfTheSession = ({ code }: Failure): boolean => OF_THE_SESSION.has(code);

/** When to try again, epoch ms; null: not without a person. `attempt` counts failures in a row, from 0. */
export const retryAtMsOf = (
  failure: Failure,
  attempt: number,
  { nowMs, random }: { readonly nowMs: number; readonly random: () => number },
): number | null => {
  if (!PASSING.has(failure.code)) return null;
  // one that says "now" each time would be asked as fast as it answers
  if (failure.retryAtMs !== undefined) return Math.max(failure.retryAtMs, nowMs + FIRST_MS);
  if (failure.code !== 'throttled' && attempt >= MOST_ATTEMPTS) return null;
  return nowMs + backoffMs(attempt, { firstMs: FIRST_MS, mostMs: MOST_MS, random });
};

/** Waits; an abort ends it early. */
export const pauseFor = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
  });
