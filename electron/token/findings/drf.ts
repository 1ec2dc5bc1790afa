import type { Finding, JsonObject } from '../inspection';
import type { Fact, Rule, Subject } from './finding';
import { stating } from './finding';
import { secondsOf } from './times';

export const drfFacts = {
  'flavour-simplejwt': ['info', '', 'Made by djangorestframework-simplejwt, to judge by its claims.'],
  'flavour-drf-jwt': ['info', '', 'Made by djangorestframework-jwt or drf-jwt, to judge by its claims.'],
  'token-type-access': ['info', '', 'An access token: it is sent with requests.'],
  'token-type-refresh': [
    'info',
    '',
    'A refresh token: only for renewing. Sent with a request, the server answers "Token has wrong type".',
  ],
  'token-type-sliding': ['info', '', 'A sliding token: sent with requests, and renewed by itself.'],
  'token-type-unknown': [
    'warning',
    '',
    'SimpleJWT knows the token types access, refresh and sliding, and this is none of them.',
  ],
  'jti-missing': ['warning', '', 'The token has no identifier (jti); SimpleJWT refuses it.'],
  'refresh-window': [
    'info',
    '',
    'Renewable until this long after the first sign-in, and only while it has not expired. The server sets how long: 7 days unless it says otherwise.',
  ],
  'refresh-window-over': ['warning', '', 'The renewal window has ended: the server answers "Refresh has expired."'],
  'refresh-needs-login': [
    'warning',
    '',
    'Servers of this kind renew only tokens that have not expired: sign in again.',
  ],
  'orig-iat-future': ['warning', '', 'The first sign-in lies in the future: the clocks differ.'],
  'refresh-exp-over': ['warning', '', 'This token cannot be renewed any more.'],
} as const satisfies Record<string, Fact>;

const state = stating(drfFacts);

export const drfFindings: Rule = (subject) => {
  const claims = subject.payload.object;
  return claims ? [...flavourFindings(claims), ...windowFindings(claims, subject)] : [];
};

const tokenTypes = ['access', 'refresh', 'sliding'] as const;

const flavourFindings = (claims: JsonObject): readonly Finding[] => {
  const has = (name: string): boolean => Object.hasOwn(claims, name);
  if (!has('token_type')) {
    const isDrfJwt = has('orig_iat') || (has('user_id') && has('username'));
    return isDrfJwt ? [state('flavour-drf-jwt')] : [];
  }
  const path = '/payload/token_type';
  const type = tokenTypes.find((known) => known === claims.token_type);
  const hasIdentifier = has('jti');
  return [
    ...(type && hasIdentifier ? [state('flavour-simplejwt')] : []),
    type ? state(`token-type-${type}`, { path }) : state('token-type-unknown', { path }),
    ...(hasIdentifier ? [] : [state('jti-missing', { path: '/payload' })]),
  ];
};

const windowFindings = (claims: JsonObject, { clock }: Subject): readonly Finding[] => {
  const findings: Finding[] = [];
  const origin = secondsOf(claims, 'orig_iat');
  const expiry = secondsOf(claims, 'exp');
  const refreshExpiry = secondsOf(claims, 'refresh_exp');
  const path = '/payload/orig_iat';
  if (origin !== null) {
    findings.push(
      state(clock.now <= origin + clock.refreshWindow ? 'refresh-window' : 'refresh-window-over', { path }),
    );
    if (expiry !== null && expiry <= clock.now) findings.push(state('refresh-needs-login', { path: '/payload/exp' }));
    if (origin > clock.now) findings.push(state('orig-iat-future', { path }));
  }
  if (refreshExpiry !== null && refreshExpiry <= clock.now)
    findings.push(state('refresh-exp-over', { path: '/payload/refresh_exp' }));
  return findings;
};
