import type { Secret } from '../base/secret';
import type { ServerSetup } from '../contract/profile';
import { grantingOf, postAuth, type ReadGrant, toldOf, verdictOf, withoutEcho } from './auth-call';
import { credentialOf, withToken } from './carrying';
import type { Dialect, GrantLifetime } from './dialect';
import type { Grant } from './grant';
import { isRenewalRefusal, refusesCredential } from './judgement';
import { claimsOf, jwtIn, msOf } from './jwt-family';
import { noEndpoint, notRenewable } from './no-endpoint';
import { sameUserOnly } from './same-user';
import { signInBy } from './sign-in-call';

type Pair = {
  readonly id: string;
  readonly label: string;
  readonly readSignIn?: ReadGrant;
  readonly signOut?: NonNullable<Dialect['signOut']>;
};

/** Kinds with an access and a refresh token, as djangorestframework-simplejwt sends them. */
export const pairDialect = ({ id, label, readSignIn = readPair, signOut }: Pair): Dialect => ({
  id,
  label,
  grantKind: 'pair',
  ...signInBy(readSignIn),
  renew: async (http, server, grant, signal) => {
    const { renew } = server.endpoints;
    if (grant.kind !== 'pair' || renew === null) return notRenewable();
    const answer = await postAuth(http, renew, { refresh: grant.refresh }, signal);
    const granting = withoutEcho(grantingOf(answer, readRenewed(grant.refresh), isRenewalRefusal), [grant.refresh]);
    return sameUserOnly(granting, grant.access);
  },
  verify: async (http, server, grant, signal) => {
    const { verify } = server.endpoints;
    const token = credentialOf(grant);
    if (!token || verify === null) return noEndpoint('verify');
    return verdictOf(await postAuth(http, verify, { token }, signal));
  },
  ...(signOut ? { signOut } : {}),
  lifetime: pairLifetime,
  authorize: withToken,
  refuses: refusesCredential,
});

/** Puts the refresh token on the server's blacklist; the view needs no credential (rest_framework_simplejwt/views.py). */
export const blacklistRefresh: NonNullable<Dialect['signOut']> = async (http, server, grant, signal) => {
  const { signOut } = server.endpoints;
  if (grant.kind !== 'pair' || signOut === null) return noEndpoint('sign-out');
  return toldOf(await postAuth(http, signOut, { refresh: grant.refresh }, signal));
};

const readPair: ReadGrant = (body) => {
  const access = jwtIn(body['access']);
  const refresh = jwtIn(body['refresh']);
  return access && refresh && { kind: 'pair', access, refresh };
};

/**
 * A renewal's answer has a new refresh token only where the server rotates; else the old one stays (RFC 6749 section 6).
 * One that is there and misshapen makes the whole answer malformed: to keep the old one would burn the session later.
 */
const readRenewed =
  (before: Secret): ReadGrant =>
  (body) => {
    const access = jwtIn(body['access']);
    const isKept = body['refresh'] === undefined || body['refresh'] === null || body['refresh'] === '';
    const refresh = isKept ? before : jwtIn(body['refresh']);
    return access && refresh && { kind: 'pair', access, refresh };
  };

/** Without a refresh token (pasted, or dj-rest-auth keeping it in a cookie) the access token simply runs out. */
const pairLifetime = (grant: Grant, { endpoints }: ServerSetup): GrantLifetime => {
  const token = credentialOf(grant);
  if (!token || grant.kind === 'key') return { expiresAtMs: null, renewable: 'no' };
  const { exp, iat } = claimsOf(token);
  const issuedAtMs = msOf(iat);
  const windowEndsAtMs = grant.kind === 'pair' ? msOf(claimsOf(grant.refresh).exp) : null;
  return {
    expiresAtMs: msOf(exp),
    renewable: grant.kind === 'pair' && endpoints.renew !== null ? 'until-window-ends' : 'no',
    ...(issuedAtMs === null ? {} : { issuedAtMs }),
    ...(windowEndsAtMs === null ? {} : { windowEndsAtMs }),
  };
};
