import type { Secret } from '../base/secret';
import type { ServerSetup } from '../contract/profile';
import type { Failure } from '../contract/result';
import type { GrantLifetime } from './dialect';
import { claimsOf, msOf } from './jwt-family';

/** JWT_REFRESH_EXPIRATION_DELTA of both libraries; the server's own value is in no token. */
const DEFAULT_WINDOW_MS = 7 * 24 * 3_600_000;

/** As learnt from the server or set by hand, else the libraries' own. */
export const renewalWindowMs = ({ renewalWindowSeconds }: Pick<ServerSetup, 'renewalWindowSeconds'>): number =>
  renewalWindowSeconds === null ? DEFAULT_WINDOW_MS : renewalWindowSeconds * 1_000;

/**
 * djangorestframework-jwt and drf-jwt: renewing needs a token that is still valid and carries `orig_iat`, which only a
 * server with JWT_ALLOW_REFRESH writes (rest_framework_jwt/serializers.py).
 */
export const origIatLifetime = (token: Secret, server: ServerSetup): GrantLifetime => {
  const { exp, iat, origIat } = claimsOf(token);
  const issuedAtMs = msOf(iat);
  const firstAtMs = msOf(origIat);
  const windowEndsAtMs = origIat === null ? null : msOf(origIat + renewalWindowMs(server) / 1_000);
  return {
    expiresAtMs: msOf(exp),
    renewable: server.endpoints.renew !== null && firstAtMs !== null ? 'while-valid' : 'no',
    ...(issuedAtMs === null ? {} : { issuedAtMs }),
    ...(windowEndsAtMs === null ? {} : { windowEndsAtMs, isWindowAssumed: true }),
  };
};

/** drf-jwt's words, and those of djangorestframework-jwt; neither brings a translation (rest_framework_jwt/serializers.py). */
export const saysRunOut = ({ server }: Failure): boolean =>
  /^(Token|Signature) has expired\.$/.test(server?.words ?? '');

/** In these words of both libraries (rest_framework_jwt/serializers.py); neither brings a translation of them. */
export const saysWindowIsOver = ({ server }: Failure): boolean =>
  server?.words.includes('Refresh has expired.') ?? false;
