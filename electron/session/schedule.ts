import { backoffMs } from '../base/backoff';
import type { Settings } from '../contract/settings';
import type { GrantLifetime } from '../dialects/dialect';

/** Renewal contract 1 of sessions.md; all figures in ms. */
const LEAST_MARGIN_MS = 30_000;
const MARGIN_SHARE = 0.1;
const JITTER_SHARE = 0.02;
const MOST_JITTER_MS = 5_000;
const LEAST_INTERVAL_MS = 5_000;
/** Each renewal is written to the disk and to the keychain: a server whose grants live for milliseconds is not followed. */
const LEAST_OF_ALL_MS = 100;

const FIRST_RETRY_MS = 1_000;
/** The longest pause between two attempts at a renewal that fails, whatever fails it. */
export const mostRetryMs = 60_000;

export type Received = {
  readonly lifetime: GrantLifetime;
  /** Epoch ms on the server's clock. */
  readonly obtainedAtMs: number;
};

/**
 * How long the grant lives, counted from its receipt and not from `iat`: SimpleJWT before 5.5.1 copies the refresh
 * token's `iat` into renewed access tokens, and djangorestframework-jwt writes none.
 */
export const lengthMs = ({ lifetime, obtainedAtMs }: Received): number =>
  lifetime.expiresAtMs === null ? Number.POSITIVE_INFINITY : lifetime.expiresAtMs - obtainedAtMs;

/** The least time between two renewals: 5 s, or a quarter of a shorter lifetime, 0.1 s at least; 5 s where it is 0, negative or missing. */
export const leastIntervalMs = (received: Received): number => {
  const length = lengthMs(received);
  return length > 0 && Number.isFinite(length)
    ? Math.min(LEAST_INTERVAL_MS, Math.max(LEAST_OF_ALL_MS, length / 4))
    : LEAST_INTERVAL_MS;
};

/** A grant of this age at `serverNowMs` is not renewed again: it would only come back the same. */
export const isTooFreshToRenew = (received: Received, serverNowMs: number): boolean => {
  const ageMs = serverNowMs - received.obtainedAtMs;
  return ageMs >= 0 && ageMs < leastIntervalMs(received);
};

/**
 * When to renew, epoch ms on the server's clock; null when this grant cannot be renewed or never expires.
 * `random` in [0, 1) spreads many clients over a little time, evenly before and after the ideal moment.
 */
export const renewAtMs = (
  received: Received,
  random: () => number,
  renewBefore: Settings['renewBefore'] = 'automatic',
): number | null => {
  const { lifetime, obtainedAtMs } = received;
  if (lifetime.renewable === 'no' || lifetime.expiresAtMs === null) return null;
  const length = Math.max(0, lengthMs(received));
  const wanted = renewBefore === 'automatic' ? Math.max(LEAST_MARGIN_MS, length * MARGIN_SHARE) : renewBefore * 1_000;
  const margin = Math.min(wanted, length / 2);
  const jitter = Math.min(length * JITTER_SHARE, MOST_JITTER_MS) * (random() - 0.5);
  return Math.max(lifetime.expiresAtMs - margin + jitter, obtainedAtMs + leastIntervalMs(received));
};

/** Whether a renewal can still succeed at `serverNowMs`, by the rules that the grant itself tells. */
export const canRenewAt = (lifetime: GrantLifetime, serverNowMs: number): boolean => {
  if (lifetime.renewable === 'no') return false;
  // A window that the token does not tell is only assumed: a server with a longer one must not lose its session to it.
  const windowEndsAtMs = lifetime.isWindowAssumed ? undefined : lifetime.windowEndsAtMs;
  if (windowEndsAtMs !== undefined && serverNowMs >= windowEndsAtMs) return false;
  if (lifetime.renewable === 'while-valid') return !isExpiredAt(lifetime, serverNowMs);
  return true;
};

/**
 * How long to wait, ms, after so many attempts at a renewal have failed. A grant that only can be renewed while it is
 * valid is tried again in half of what is left of it at the latest: a pause must not outlast what it waits for.
 */
export const retryInMs = (
  attempts: number,
  { renewable, expiresAtMs }: GrantLifetime,
  serverNowMs: number,
  random: () => number,
): number => {
  const backoff = backoffMs(attempts, { firstMs: FIRST_RETRY_MS, mostMs: mostRetryMs, random });
  if (renewable !== 'while-valid' || expiresAtMs === null) return backoff;
  return Math.min(backoff, Math.max(FIRST_RETRY_MS, (expiresAtMs - serverNowMs) / 2));
};

/** The very second of `exp` counts as expired (RFC 7519 section 4.1.4). */
export const isExpiredAt = (lifetime: GrantLifetime, serverNowMs: number): boolean =>
  lifetime.expiresAtMs !== null && serverNowMs >= lifetime.expiresAtMs;
