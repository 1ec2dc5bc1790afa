import { Secret } from '../base/secret';
import { postWithCredential, type ReadGrant, toldOf } from './auth-call';
import { withToken } from './carrying';
import type { Dialect } from './dialect';
import type { DialectKind } from './dialect-kind';
import { refusesCredential } from './judgement';
import { jwtIn } from './jwt-family';
import { noEndpoint } from './no-endpoint';
import { signInBy } from './sign-in-call';

/** Visible ASCII: what a header can carry. */
const KEY = /^[\x21-\x7e]{1,512}$/;

export const opaqueKeyIn = (value: unknown): Secret | null =>
  typeof value === 'string' && KEY.test(value) ? new Secret(value) : null;

/** `token` of rest_framework.authtoken, `auth_token` of djoser. A JWT under that name is another kind of server. */
const readKey: ReadGrant = (body) => {
  const value = body['token'] ?? body['auth_token'];
  const token = jwtIn(value) ? null : opaqueKeyIn(value);
  return token && { kind: 'key', token };
};

/** djoser deletes the key of whoever sends it; authtoken has no such view. */
const signOut: NonNullable<Dialect['signOut']> = async (http, server, grant, signal) => {
  const { signOut: url } = server.endpoints;
  if (url === null) return noEndpoint('sign-out');
  return toldOf(await postWithCredential(http, url, { server, grant }, signal));
};

/** A random key that never expires and cannot be renewed (rest_framework/authtoken/views.py). */
export const drfToken: DialectKind = {
  dialect: {
    id: 'drf-token',
    label: 'DRF token',
    grantKind: 'key',
    ...signInBy(readKey),
    signOut,
    lifetime: () => ({ expiresAtMs: null, renewable: 'no' }),
    authorize: withToken,
    refuses: refusesCredential,
  },
  scheme: 'Token',
  paths: { signIn: 'api-token-auth/', renew: null, verify: null, signOut: null },
};
