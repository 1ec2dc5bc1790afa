import { createHmac } from 'node:crypto';

/** A throwaway secret of the tests, long enough for every HMAC algorithm. */
export const testSecret = 'test-only-secret-of-latchkey-0123456789abcdefghijklmnopqrstuvwxyz';

export type TokenParts = { readonly secret?: string; readonly header?: Readonly<Record<string, unknown>> };
export type Claims = Readonly<Record<string, unknown>>;

/** A compact token signed with HS256; claims as JavaScript writes them. */
export const hs256Token = (claims: Claims, { secret = testSecret, header = {} }: TokenParts = {}): string =>
  hs256TokenOf(JSON.stringify(claims), { secret, header });

/** The same for JSON text that `JSON.stringify` would not write: duplicate names, long numbers, errors. */
export const hs256TokenOf = (payload: string, { secret = testSecret, header = {} }: TokenParts = {}): string => {
  const signed = `${encoded(JSON.stringify({ alg: 'HS256', typ: 'JWT', ...header }))}.${encoded(payload)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
};

/** RFC 7519 §6: `alg` none and an empty third part. */
export const unsignedToken = (claims: Claims, header: Readonly<Record<string, unknown>> = {}): string =>
  `${encoded(JSON.stringify({ alg: 'none', ...header }))}.${encoded(JSON.stringify(claims))}.`;

export const encoded = (text: string): string => Buffer.from(text, 'utf8').toString('base64url');
