import type { ServerSetup } from '../contract/profile';
import type { GrantLifetime } from '../dialects/dialect';
import { renewalWindowMs } from '../dialects/orig-iat-lifetime';

/**
 * The server has said that renewing is over: the window that it has is no longer than the time since the first sign-in,
 * seconds. Null where that is nothing new, or where the token itself tells.
 */
export const windowFromRefusal = (lifetime: GrantLifetime, server: ServerSetup, serverNowMs: number): number | null => {
  const { windowEndsAtMs, isWindowAssumed } = lifetime;
  if (!isWindowAssumed || windowEndsAtMs === undefined) return null;
  const firstAtMs = windowEndsAtMs - renewalWindowMs(server);
  const seconds = Math.floor((serverNowMs - firstAtMs) / 1_000);
  const known = server.renewalWindowSeconds;
  return seconds >= 1 && (known === null || seconds < known) ? seconds : null;
};

/** The server has renewed beyond the window that was learnt or set: it has a longer one by now. */
export const isWindowOutlived = (lifetime: GrantLifetime, server: ServerSetup, serverNowMs: number): boolean =>
  lifetime.isWindowAssumed === true &&
  server.renewalWindowSeconds !== null &&
  serverNowMs >= (lifetime.windowEndsAtMs ?? Number.POSITIVE_INFINITY);
