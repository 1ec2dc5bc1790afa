import type { TokenTimes } from './inspection';

/** JWT_REFRESH_EXPIRATION_DELTA of djangorestframework-jwt 1.11 and drf-jwt: 7 days. The token itself does not say it. */
export const defaultRefreshWindowSeconds = 604_800;

/** Epoch ms, null where the token does not say it or says what is no date. */
export type TokenLifetime = {
  readonly issuedAtMs: number | null;
  readonly notBeforeAtMs: number | null;
  readonly expiresAtMs: number | null;
  readonly windowEndsAtMs: number | null;
};

/** The renewal window is the token's own `refresh_exp` (SimpleJWT sliding), else `orig_iat` plus the server's limit. */
export const lifetimeOf = (times: TokenTimes, refreshWindowSeconds = defaultRefreshWindowSeconds): TokenLifetime => ({
  issuedAtMs: toMs(times.iat ?? times.orig_iat),
  notBeforeAtMs: toMs(times.nbf),
  expiresAtMs: toMs(times.exp),
  windowEndsAtMs: toMs(
    times.refresh_exp ?? (times.orig_iat === undefined ? undefined : times.orig_iat + refreshWindowSeconds),
  ),
});

/** How much of the life has passed, 0 to 1; null where it has no beginning, no end, or ends before it begins. */
export const progressAt = ({ issuedAtMs, expiresAtMs }: TokenLifetime, nowMs: number): number | null => {
  if (issuedAtMs === null || expiresAtMs === null || expiresAtMs <= issuedAtMs) return null;
  return Math.min(1, Math.max(0, (nowMs - issuedAtMs) / (expiresAtMs - issuedAtMs)));
};

/** Ms until `atMs`, 0 once it has come: the very instant counts as over (RFC 7519 §4.1.4). */
export const remainingMs = (atMs: number | null, nowMs: number): number | null =>
  atMs === null ? null : Math.max(0, atMs - nowMs);

/** ECMAScript's last instant, 8.64e15 ms; beyond it there is no date to show. */
const lastMs = 8.64e15;

const toMs = (seconds: number | undefined): number | null => {
  if (seconds === undefined) return null;
  const ms = Math.round(seconds * 1_000);
  return Math.abs(ms) <= lastMs ? ms : null;
};
