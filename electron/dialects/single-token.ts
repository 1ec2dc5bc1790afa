import type { Secret } from '../base/secret';
import type { ServerSetup } from '../contract/profile';
import type { Failure } from '../contract/result';
import { grantingOf, postAuth, postWithCredential, toldOf, verdictOf, withoutEcho } from './auth-call';
import { withToken } from './carrying';
import type { Dialect, GrantLifetime } from './dialect';
import type { Grant } from './grant';
import { isRenewalRefusal, refusesCredential } from './judgement';
import { jwtIn } from './jwt-family';
import { noEndpoint, notRenewable } from './no-endpoint';
import { sameUserOnly } from './same-user';
import { signInBy } from './sign-in-call';

type SingleToken = {
  readonly id: string;
  readonly label: string;
  readonly lifetimeOf: (token: Secret, server: ServerSetup) => GrantLifetime;
  /** Whether there is a view that takes the token out of use when it is sent with it (drf-jwt's blacklist). */
  readonly hasBlacklist: boolean;
  readonly saysWindowIsOver?: (failure: Failure) => boolean;
  readonly saysRunOut: (failure: Failure) => boolean;
};

/** Kinds with one token, which is renewed by itself as long as it is valid: `{"token"}` in and out. */
export const singleTokenDialect = ({
  id,
  label,
  lifetimeOf,
  hasBlacklist,
  saysWindowIsOver = () => false,
  saysRunOut,
}: SingleToken): Dialect => ({
  id,
  label,
  grantKind: 'token',
  ...signInBy(readToken),
  renew: async (http, server, grant, signal) => {
    const { renew } = server.endpoints;
    if (grant.kind !== 'token' || renew === null) return notRenewable();
    const answer = await postAuth(http, renew, { token: grant.token }, signal);
    const granting = withoutEcho(grantingOf(answer, readToken, isRenewalRefusal), [grant.token]);
    if (granting.kind === 'refused' && saysWindowIsOver(granting.failure)) return { ...granting, isWindowOver: true };
    if (granting.kind === 'refused' && saysRunOut(granting.failure)) return { ...granting, isRunOut: true };
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

/** drf-jwt's blacklist takes the token that authenticates the request, with all that were renewed from it. */
const signOut: NonNullable<Dialect['signOut']> = async (http, server, grant, signal) => {
  const { signOut: url } = server.endpoints;
  if (url === null) return noEndpoint('sign-out');
  return toldOf(await postWithCredential(http, url, { server, grant }, signal));
};

const readToken = (body: { readonly [name: string]: unknown }): Grant | null => {
  const token = jwtIn(body['token']);
  return token && { kind: 'token', token };
};
