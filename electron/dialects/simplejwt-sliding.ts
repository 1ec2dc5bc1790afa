import type { Secret } from '../base/secret';
import type { ServerSetup } from '../contract/profile';
import type { Failure } from '../contract/result';
import type { GrantLifetime } from './dialect';
import type { DialectKind } from './dialect-kind';
import { claimsOf, msOf } from './jwt-family';
import { singleTokenDialect } from './single-token';

/** One token that carries both ends: `exp`, and `refresh_exp` after which it cannot be renewed. Renewing needs both ahead. */
const slidingLifetime = (token: Secret, { endpoints }: ServerSetup): GrantLifetime => {
  const { exp, iat, refreshExp } = claimsOf(token);
  const issuedAtMs = msOf(iat);
  const windowEndsAtMs = msOf(refreshExp);
  return {
    expiresAtMs: msOf(exp),
    renewable: endpoints.renew !== null ? 'while-valid' : 'no',
    ...(issuedAtMs === null ? {} : { issuedAtMs }),
    ...(windowEndsAtMs === null ? {} : { windowEndsAtMs }),
  };
};

/** Before 5.5 the words are the same for a token that is none (rest_framework_simplejwt/state.py, backends.py). */
const saysRunOut = ({ server }: Failure): boolean => /^Token is (invalid or )?expired$/.test(server?.words ?? '');

/** djangorestframework-simplejwt with TokenObtainSlidingView. */
export const simplejwtSliding: DialectKind = {
  dialect: singleTokenDialect({
    ...{ id: 'simplejwt-sliding', label: 'SimpleJWT, sliding' },
    ...{ lifetimeOf: slidingLifetime, saysRunOut, hasBlacklist: false },
  }),
  scheme: 'Bearer',
  paths: { signIn: 'token/', renew: 'token/refresh/', verify: 'token/verify/', signOut: null },
};
