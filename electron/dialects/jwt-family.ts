import { jwtDecode } from 'jwt-decode';
import { Secret } from '../base/secret';
import { mostTokenCharacters } from '../http/limits';

/** What the JWT kinds read of their own tokens; seconds as written. Every claim is optional (drf-wire.md B). */
export type Claims = {
  readonly exp: number | null;
  readonly iat: number | null;
  readonly origIat: number | null;
  readonly refreshExp: number | null;
  readonly userId: string | null;
  readonly tokenType: string | null;
};

const NO_CLAIMS: Claims = { exp: null, iat: null, origIat: null, refreshExp: null, userId: null, tokenType: null };

/** Three parts and no longer than main accepts; `token` may as well be authtoken's 40 hex digits (drf-wire.md 1). */
const COMPACT = /^[\w=+/-]+\.[\w=+/-]+\.[\w=+/-]+$/;

/** A token out of an answer; null where it is not one. */
export const jwtIn = (value: unknown): Secret | null =>
  typeof value === 'string' && value.length <= mostTokenCharacters && COMPACT.test(value) ? new Secret(value) : null;

/** No claims at all where the payload cannot be read: such a token is carried all the same, and never expires for us. */
export const claimsOf = (token: Secret): Claims => {
  let payload: unknown;
  try {
    payload = jwtDecode<unknown>(token.reveal());
  } catch {
    return NO_CLAIMS;
  }
  if (typeof payload !== 'object' || payload === null) return NO_CLAIMS;
  const claims = new Map<string, unknown>(Object.entries(payload));
  return {
    exp: numberOf(claims.get('exp')),
    iat: numberOf(claims.get('iat')),
    origIat: numberOf(claims.get('orig_iat')),
    refreshExp: numberOf(claims.get('refresh_exp')),
    userId: idOf(claims.get('user_id')),
    tokenType: idOf(claims.get('token_type')),
  };
};

const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

const idOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null;

/** The last moment of `Date` (ECMA-262 section 21.4.1.1); a later expiry is none. */
const LAST_MS = 8.64e15;

/** Seconds of a claim as epoch ms; null where it is absent or beyond all dates. */
export const msOf = (seconds: number | null): number | null =>
  seconds === null || Math.abs(seconds * 1_000) > LAST_MS ? null : seconds * 1_000;

/**
 * Whether a renewed token may be of the same user: compared as strings, and only when both carry the claim, since
 * SimpleJWT 5.5.1 turns 1 into "1".
 */
export const isMaybeSameUser = (before: Secret, after: Secret): boolean => {
  const [one, other] = [claimsOf(before).userId, claimsOf(after).userId];
  return one === null || other === null || one === other;
};
