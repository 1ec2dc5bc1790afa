import { createHmac, timingSafeEqual } from 'node:crypto';
import { SignJWT } from 'jose';
import type { DemoUser } from './users';

/**
 * SECURITY: this key protects nothing. It is printed here so that a session with the demo survives a restart of the
 * app; whoever can reach the demo may also read its rows with the password that the tutorial prints.
 */
export const DEMO_SECRET = 'latchkey demo secret: public, protects nothing';

export type TokenRules = { readonly tokenSeconds: number; readonly renewal: boolean; now(): number };

export type Claims = Readonly<Record<string, unknown>>;

/** `invalid` is PyJWT's InvalidTokenError, which the library's own serializers do not catch; `crash` a TypeError. */
export type Decoded =
  | { readonly kind: 'claims'; readonly claims: Claims }
  | { readonly kind: 'expired' }
  | { readonly kind: 'undecodable' }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'crash' };

const KEY = Buffer.from(DEMO_SECRET, 'utf8');

/** A token of djangorestframework-jwt 1.11: no `iat`, no `jti`; `origIat` given when one is renewed. */
export const issueToken = (user: DemoUser, rules: TokenRules, origIat?: unknown): Promise<string> => {
  const nowSeconds = Math.floor(rules.now() / 1000);
  const claims: Record<string, unknown> = {
    user_id: user.id,
    username: user.username,
    exp: Math.floor(rules.now() / 1000 + rules.tokenSeconds),
    email: user.email,
  };
  if (origIat !== undefined) claims.orig_iat = origIat;
  else if (rules.renewal) claims.orig_iat = nowSeconds;
  return new SignJWT(claims).setProtectedHeader({ typ: 'JWT', alg: 'HS256' }).sign(KEY);
};

/**
 * The checks of PyJWT 1.7.1 in their order. Not jose's: it refuses `crit`, padding and a numeric string in `exp`,
 * all of which PyJWT lets pass.
 */
export const decodeToken = (token: string, nowMs: number): Decoded => {
  const parts = token.split('.');
  const [header, payload, signature] = parts;
  if (parts.length !== 3 || header === undefined || payload === undefined || signature === undefined)
    return UNDECODABLE;
  const head = jsonObject(header);
  const claims = jsonObject(payload);
  if (head === null || claims === null) return UNDECODABLE;
  if (head.alg !== 'HS256') return { kind: 'invalid' };
  const wanted = createHmac('sha256', KEY).update(`${header}.${payload}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return UNDECODABLE;
  return judgeClaims(claims, Math.floor(nowMs / 1000));
};

const UNDECODABLE: Decoded = { kind: 'undecodable' };

const judgeClaims = (claims: Claims, nowSeconds: number): Decoded => {
  const iat = pythonInt(claims, 'iat');
  if (iat === 'TypeError') return { kind: 'crash' };
  if (iat === 'ValueError') return { kind: 'invalid' };
  const nbf = pythonInt(claims, 'nbf');
  if (nbf === 'TypeError') return { kind: 'crash' };
  if (nbf === 'ValueError') return UNDECODABLE;
  if (nbf !== undefined && nbf > nowSeconds) return { kind: 'invalid' };
  const exp = pythonInt(claims, 'exp');
  if (exp === 'TypeError') return { kind: 'crash' };
  if (exp === 'ValueError') return UNDECODABLE;
  if (exp !== undefined && exp < nowSeconds) return { kind: 'expired' };
  return Object.hasOwn(claims, 'aud') ? { kind: 'invalid' } : { kind: 'claims', claims };
};

const pythonInt = (claims: Claims, name: string): number | undefined | 'TypeError' | 'ValueError' => {
  if (!Object.hasOwn(claims, name)) return undefined;
  const value = claims[name];
  if (typeof value === 'number') return Math.trunc(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') return 'TypeError';
  return /^\s*[+-]?\d+(?:_\d+)*\s*$/.test(value) ? Number(value.replace(/_/g, '')) : 'ValueError';
};

const jsonObject = (segment: string): Claims | null => {
  try {
    const value: unknown = JSON.parse(Buffer.from(segment, 'base64url').toString('utf8'));
    return isClaims(value) ? value : null;
  } catch {
    return null;
  }
};

const isClaims = (value: unknown): value is Claims =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
