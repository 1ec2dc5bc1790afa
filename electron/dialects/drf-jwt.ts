import type { DialectKind } from './dialect-kind';
import { origIatLifetime, saysRunOut, saysWindowIsOver } from './orig-iat-lifetime';
import { singleTokenDialect } from './single-token';

/** The successor, 1.19: 201 for sign-in, renewal and verification, `{"pk","token"}`, scheme `Bearer`, a blacklist. */
export const drfJwt: DialectKind = {
  dialect: singleTokenDialect({
    ...{ id: 'drf-jwt', label: 'drf-jwt' },
    ...{ lifetimeOf: origIatLifetime, saysWindowIsOver, saysRunOut, hasBlacklist: true },
  }),
  scheme: 'Bearer',
  paths: {
    signIn: 'api-token-auth/',
    renew: 'api-token-refresh/',
    verify: 'api-token-verify/',
    signOut: 'api-token-blacklist/',
  },
};
