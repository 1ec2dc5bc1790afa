import type { Secret } from '../base/secret';
import type { ServerSetup } from '../contract/profile';
import { failed, failure } from '../contract/result';
import {
  grantingOf,
  isRenewalRefusal,
  isSignInRefusal,
  malformed,
  postAuth,
  refusesCredential,
  toldOf,
  verdictOf,
  withoutEcho,
} from './auth-call';
import { withToken } from './carrying';
import type { Dialect, Granting, GrantLifetime } from './dialect';
import type { Grant } from './grant';
import { isMaybeSameUser, jwtIn } from './jwt-family';

export type SingleToken = {
  readonly id: string;
  readonly label: string;
  readonly lifetimeOf: (token: Secret, server: ServerSetup) => GrantLifetime;
  /** Whether there is a view that takes the token out of use when it is sent with it (drf-jwt's blacklist). */
  readonly hasBlacklist: boolean;
};

/** Kinds with one token, which is renewed by itself as long as it is valid: `{"token"}` in and out. */
export const singleTokenDialect = ({ id, label, lifetimeOf, hasBlacklist }: SingleToken): Dialect => ({
  id,
  label,
  grantKind: 'token',
  signIn: async (http, server, { username, password }, signal) => {
    const body = { [server.usernameField]: username, password };
    const answer = await postAuth(http, server.endpoints.signIn, body, signal);
    return withoutEcho(grantingOf(answer, readToken, isSignInRefusal), [password]);
  },
  renew: async (http, server, grant, signal) => {
    const { renew } = server.endpoints;
    if (grant.kind !== 'token' || renew === null) return notRenewable();
    const answer = await postAuth(http, renew, { token: grant.token }, signal);
    const granting = withoutEcho(grantingOf(answer, readToken, isRenewalRefusal), [grant.token]);
    return sameUserOnly(granting, grant.token);
  },
  verify: async (http, server, grant, signal) => {
    const { verify } = server.endpoints;
    if (grant.kind !== 'token' || verify === null) return noEndpoint('verify');
    return verdictOf(await postAuth(http, verify, { token: grant.token }, signal));
  },
  ...(hasBlacklist ? { signOut } : {}),
  lifetime: (grant, server) =>
    grant.kind === 'token' ? lifetimeOf(grant.token, server) : { expiresAtMs: null, renewable: 'no' },
  authorize: withToken,
  refuses: refusesCredential,
});

/** An empty JSON object: a form without `token` makes drf-jwt 1.19.2 answer 500 (drf-wire.md A.2). */
const signOut: NonNullable<Dialect['signOut']> = async (http, server, grant, signal) => {
  const { signOut: url } = server.endpoints;
  if (url === null) return noEndpoint('sign-out');
  return toldOf(await http.send(withToken(grant, server, { method: 'POST', url, body: {} }), signal));
};

const readToken = (body: { readonly [name: string]: unknown }): Grant | null => {
  const token = jwtIn(body['token']);
  return token && { kind: 'token', token };
};

export const sameUserOnly = (granting: Granting, before: Secret): Granting => {
  if (granting.kind !== 'granted') return granting;
  const { grant } = granting;
  const after = grant.kind === 'pair' ? grant.access : grant.kind === 'token' ? grant.token : null;
  return after && isMaybeSameUser(before, after) ? granting : { kind: 'try-later', failure: malformed(200) };
};

export const notRenewable = (): Granting => ({
  ...{ kind: 'refused', endsAtOnce: false },
  failure: failure('not-renewable', 'There is nothing to renew this grant with.'),
});

export const noEndpoint = (what: string) => failed(failure('not-found', `This server has no ${what} endpoint.`));
