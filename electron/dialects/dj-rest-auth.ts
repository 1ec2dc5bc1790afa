import { postAuth, postWithCredential, type ReadGrant, toldOf } from './auth-call';
import type { Dialect } from './dialect';
import type { DialectKind } from './dialect-kind';
import { opaqueKeyIn } from './drf-token';
import { jwtIn } from './jwt-family';
import { noEndpoint } from './no-endpoint';
import { pairDialect } from './pair';

/**
 * dj-rest-auth 7: with USE_JWT `access` and `refresh`, where `refresh` is "" by default (JWT_AUTH_HTTPONLY) and the
 * session then cannot be renewed; `access_token`, `refresh_token` up to 3.0.0; without USE_JWT a random `key`.
 */
const readSignIn: ReadGrant = (body) => {
  const access = jwtIn(body['access'] ?? body['access_token']);
  const refresh = jwtIn(body['refresh'] ?? body['refresh_token']);
  if (access) return refresh ? { kind: 'pair', access, refresh } : { kind: 'token', token: access };
  const key = opaqueKeyIn(body['key']);
  return key && { kind: 'key', token: key };
};

/** A key is deleted for the user who sends it; of a pair, the refresh token in the body goes on the blacklist. */
const signOut: NonNullable<Dialect['signOut']> = async (http, server, grant, signal) => {
  const { signOut: url } = server.endpoints;
  if (url === null) return noEndpoint('sign-out');
  if (grant.kind === 'key') {
    return toldOf(await postWithCredential(http, url, { server, grant }, signal));
  }
  return toldOf(await postAuth(http, url, grant.kind === 'pair' ? { refresh: grant.refresh } : {}, signal));
};

export const djRestAuth: DialectKind = {
  dialect: pairDialect({ id: 'dj-rest-auth', label: 'dj-rest-auth', readSignIn, signOut }),
  scheme: 'Bearer',
  paths: {
    signIn: 'dj-rest-auth/login/',
    renew: 'dj-rest-auth/token/refresh/',
    verify: 'dj-rest-auth/token/verify/',
    signOut: 'dj-rest-auth/logout/',
  },
};
