import type { DialectKind } from './dialect-kind';
import { origIatLifetime, saysRunOut, saysWindowIsOver } from './orig-iat-lifetime';
import { singleTokenDialect } from './single-token';

/**
 * The library of the reference tutorial, 1.11: 200 and `{"token"}`, scheme `JWT`, refresh off unless the server allows
 * it. Two renewals within a second give the identical token (no `jti`, no `iat`).
 */
export const djangorestframeworkJwt: DialectKind = {
  dialect: singleTokenDialect({
    ...{ id: 'djangorestframework-jwt', label: 'djangorestframework-jwt' },
    ...{ lifetimeOf: origIatLifetime, saysWindowIsOver, saysRunOut, hasBlacklist: false },
  }),
  scheme: 'JWT',
  paths: { signIn: 'jwt-auth/', renew: 'jwt-refresh/', verify: 'jwt-verify/', signOut: null },
};
