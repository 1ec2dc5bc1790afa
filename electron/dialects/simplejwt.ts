import type { DialectKind } from './dialect-kind';
import { blacklistRefresh, pairDialect } from './pair';

/** djangorestframework-simplejwt: 401 and `detail` for a wrong password, codes on token errors, rotation as configured. */
export const simplejwt: DialectKind = {
  dialect: pairDialect({
    ...{ id: 'simplejwt', label: 'SimpleJWT' },
    signOut: blacklistRefresh,
  }),
  scheme: 'Bearer',
  paths: { signIn: 'token/', renew: 'token/refresh/', verify: 'token/verify/', signOut: 'token/blacklist/' },
};
