import type { Finding, Json, JsonObject } from '../inspection';
import type { Fact, Rule, Subject } from './finding';
import { stating } from './finding';

export const timeFacts = {
  'numericdate-type': [
    'error',
    'RFC 7519 §2',
    ({ found }: { readonly found: 'null' | 'array' | 'object' | 'string' | 'boolean' }) =>
      `A time must be a JSON number of seconds since 1970; this is ${found === 'null' ? 'null' : `${found === 'array' ? 'an' : 'a'} ${found}`}.`,
  ],
  'numericdate-float': [
    'info',
    'RFC 7519 §2',
    'The time has a fraction of a second: allowed, but some servers cut it off.',
  ],
  'numericdate-milliseconds': [
    'warning',
    'RFC 7519 §2',
    'The time looks like milliseconds; it is judged as seconds, as servers do.',
  ],
  'numericdate-range': ['error', 'RFC 7519 §2', 'The time lies beyond any date.'],
  'numericdate-negative': ['warning', 'RFC 7519 §2', 'The time lies before 1970.'],
  'exp-missing': [
    'warning',
    'RFC 7519 §4.1.4',
    'The token names no expiry: it is good until the server changes its keys.',
  ],
  expired: ['error', 'RFC 7519 §4.1.4', 'The token has expired.'],
  'expiring-soon': ['warning', 'RFC 7519 §4.1.4', 'The token expires within a minute.'],
  'exp-ok': ['ok', 'RFC 7519 §4.1.4', 'The token has not expired.'],
  'nbf-future': ['error', 'RFC 7519 §4.1.5', 'The token is not valid yet.'],
  'iat-future': [
    'warning',
    'RFC 7519 §4.1.6',
    'Issued in the future: the clocks differ, and PyJWT servers refuse such a token.',
  ],
  'exp-before-iat': ['error', 'RFC 7519 §4.1.4', 'The token expires no later than it was issued.'],
  'exp-before-nbf': ['error', 'RFC 7519 §4.1.5', 'The token expires before it becomes valid.'],
  'lifetime-long': [
    'warning',
    'RFC 8725 §3',
    ({ hours, isFromNow }: { readonly hours: number; readonly isFromNow: boolean }) => {
      const span = hours < 72 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
      return isFromNow
        ? `The token is good for another ${span}, which is dangerous once it is stolen.`
        : `The token lives for at most ${span}, which is dangerous once it is stolen.`;
    },
  ],
} as const satisfies Record<string, Fact>;

const state = stating(timeFacts);

/** Top-level claims that hold a NumericDate. OpenID Connect adds `auth_time` and `updated_at`, the DRF libraries two more. */
const timeClaims = ['exp', 'nbf', 'iat', 'orig_iat', 'refresh_exp', 'auth_time', 'updated_at'];

/** Seconds, where a computation may use the claim at all: RFC 7519 §2 knows JSON numbers only. */
export const secondsOf = (claims: JsonObject, name: string): number | null => {
  const value = Object.hasOwn(claims, name) ? claims[name] : null;
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

export const timeFindings: Rule = (subject) => {
  const claims = subject.payload.object;
  if (!claims) return [];
  const written = timeClaims
    .filter((name) => Object.hasOwn(claims, name))
    .flatMap((name) => writtenFindings(claims[name] ?? null, `/payload/${name}`));
  return [
    ...written,
    ...expiryFindings(claims, subject),
    ...orderFindings(claims, subject),
    ...lengthFindings(claims, subject),
  ];
};

/** Below: seconds until the year 5138. Above: milliseconds until then. */
const leastMilliseconds = 1e11;
const leastBeyondDates = 1e14;

const writtenFindings = (value: Json, path: string): readonly Finding[] => {
  if (typeof value !== 'number') return [state('numericdate-type', { path, values: { found: kindOf(value) } })];
  if (!Number.isFinite(value) || value >= leastBeyondDates) return [state('numericdate-range', { path })];
  const findings: Finding[] = [];
  if (value < 0) findings.push(state('numericdate-negative', { path }));
  if (!Number.isInteger(value)) findings.push(state('numericdate-float', { path }));
  if (value >= leastMilliseconds) findings.push(state('numericdate-milliseconds', { path }));
  return findings;
};

const kindOf = (value: Exclude<Json, number>) => {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  return Array.isArray(value) ? 'array' : 'object';
};

const soonSeconds = 60;

const expiryFindings = (claims: JsonObject, { clock }: Subject): readonly Finding[] => {
  if (!Object.hasOwn(claims, 'exp')) return [state('exp-missing', { path: '/payload' })];
  const expiry = secondsOf(claims, 'exp');
  if (expiry === null) return [];
  const path = '/payload/exp';
  const left = expiry - clock.now;
  if (left <= 0) return [state('expired', { path })];
  if (left <= soonSeconds) return [state('expiring-soon', { path })];
  return expiry < leastMilliseconds ? [state('exp-ok', { path })] : [];
};

const orderFindings = (claims: JsonObject, { clock }: Subject): readonly Finding[] => {
  const expiry = secondsOf(claims, 'exp');
  const notBefore = secondsOf(claims, 'nbf');
  const issued = secondsOf(claims, 'iat');
  const findings: Finding[] = [];
  if (notBefore !== null && notBefore > clock.now) findings.push(state('nbf-future', { path: '/payload/nbf' }));
  if (issued !== null && issued > clock.now) findings.push(state('iat-future', { path: '/payload/iat' }));
  if (expiry !== null && issued !== null && expiry <= issued)
    findings.push(state('exp-before-iat', { path: '/payload/exp' }));
  if (expiry !== null && notBefore !== null && expiry <= notBefore)
    findings.push(state('exp-before-nbf', { path: '/payload/exp' }));
  return findings;
};

const longSeconds = 86_400;
const longRefreshSeconds = 2_592_000;

const lengthFindings = (claims: JsonObject, { clock }: Subject): readonly Finding[] => {
  const expiry = secondsOf(claims, 'exp');
  if (expiry === null) return [];
  const issued = secondsOf(claims, 'iat');
  const lifetime = expiry - (issued ?? clock.now);
  if (lifetime <= (claims.token_type === 'refresh' ? longRefreshSeconds : longSeconds)) return [];
  // SimpleJWT before 5.5.1 copied the refresh token's `iat` into access tokens, so the true lifetime may be shorter.
  const values = { hours: Math.round(lifetime / 3_600), isFromNow: issued === null };
  return [state('lifetime-long', { path: '/payload/exp', values })];
};
