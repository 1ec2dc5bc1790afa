import type { Finding, Json, JsonObject } from '../inspection';
import type { Fact, Rule } from './finding';
import { stating } from './finding';
import { isAccessTokenType } from './header';

export const claimFacts = {
  'claims-empty': ['info', 'RFC 7519 §4', 'The token makes no claim at all.'],
  'iss-type': ['error', 'RFC 7519 §4.1.1', 'The issuer must be a string.'],
  'sub-type': ['error', 'RFC 7519 §4.1.2', 'The subject must be a string.'],
  'jti-type': ['error', 'RFC 7519 §4.1.7', 'The token identifier must be a string.'],
  'aud-type': ['error', 'RFC 7519 §4.1.3', 'The audience must be a string or an array of strings.'],
  'stringoruri-invalid': ['warning', 'RFC 7519 §2', 'A value with a colon must be a URI, and this is none.'],
  'rfc9068-missing-claim': [
    'warning',
    'RFC 9068 §2.2',
    ({ claim }: { readonly claim: string }) => `An OAuth access token must have the claim "${claim}".`,
  ],
} as const satisfies Record<string, Fact>;

const state = stating(claimFacts);

export const claimFindings: Rule = ({ header, payload }) => {
  const claims = payload.object;
  if (!claims) return [];
  return [
    ...(Object.keys(claims).length === 0 ? [state('claims-empty', { path: '/payload' })] : []),
    ...typeFindings(claims),
    ...audienceFindings(claims),
    ...uriFindings(claims),
    ...(isAccessTokenType(header.object) ? profileFindings(claims) : []),
  ];
};

const has = (claims: JsonObject, name: string): boolean => Object.hasOwn(claims, name);

const typeFindings = (claims: JsonObject): readonly Finding[] =>
  (['iss', 'sub', 'jti'] as const)
    .filter((name) => has(claims, name) && typeof claims[name] !== 'string')
    .map((name) => state(`${name}-type`, { path: `/payload/${name}` }));

const audienceFindings = (claims: JsonObject): readonly Finding[] => {
  const audience = claims.aud;
  const isString = (value: Json): boolean => typeof value === 'string';
  const isRight =
    !has(claims, 'aud') || typeof audience === 'string' || (Array.isArray(audience) && audience.every(isString));
  return isRight ? [] : [state('aud-type', { path: '/payload/aud' })];
};

const uri = /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/;

const isNoUri = (value: Json | undefined): boolean =>
  typeof value === 'string' && value.includes(':') && !uri.test(value);

/** Of an audience with many bad members the first is named. */
const uriFindings = (claims: JsonObject): readonly Finding[] => {
  const names = (['iss', 'sub', 'aud'] as const).filter((name) => isNoUri(claims[name]));
  const index = Array.isArray(claims.aud) ? claims.aud.findIndex(isNoUri) : -1;
  return [...names, ...(index < 0 ? [] : [`aud/${index}`])].map((name) =>
    state('stringoruri-invalid', { path: `/payload/${name}` }),
  );
};

const profileFindings = (claims: JsonObject): readonly Finding[] =>
  ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti']
    .filter((name) => !has(claims, name))
    .map((claim) => state('rfc9068-missing-claim', { path: '/payload', values: { claim } }));
