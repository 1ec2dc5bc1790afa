import type { DialectKind } from './dialect-kind';
import { pairDialect } from './pair';

/** djoser's JWT mode: simplejwt's views under other names, no blacklist route, and `JWT` as the documented scheme. */
export const djoser: DialectKind = {
  dialect: pairDialect({ id: 'djoser', label: 'djoser' }),
  scheme: 'JWT',
  paths: { signIn: 'auth/jwt/create/', renew: 'auth/jwt/refresh/', verify: 'auth/jwt/verify/', signOut: null },
};
