import { Secret } from '../base/secret';

/** The name of Django's CSRF cookie (CSRF_COOKIE_NAME's default). */
export const csrfCookie = 'csrftoken';

/** Cookies of one origin by name. A name that begins with a colon is no cookie and never sent: notes of the dialect. */
export type Jar = Readonly<Record<string, Secret>>;

export type Cookie = {
  /** Null: the server takes the cookie away. */
  readonly value: Secret | null;
  /** Epoch ms on the server's clock; null: until the browser would be closed. */
  readonly expiresAtMs: number | null;
};

/** `name=value` with the characters that RFC 6265 section 4.1.1 allows; what is beyond is not carried. */
const PAIR = /^\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*=\s*([\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e"]*)\s*$/;
const MOST_LENGTH = 4_096;
/** A server that names a cookie anew with each answer would make the header grow until it refuses every request for it. */
const MOST_COOKIES = 50;

/**
 * What the `Set-Cookie` lines of an answer say. `Domain`, `Path` and `Secure` play no part: the jar belongs to one
 * origin, scheme included, and to no other (SECURITY: see `authorize` of the dialect).
 */
export const cookiesIn = (lines: readonly Secret[], serverNowMs = 0): ReadonlyMap<string, Cookie> => {
  const cookies = new Map<string, Cookie>();
  for (const line of lines) {
    const [pair = '', ...attributes] = line.reveal().slice(0, MOST_LENGTH).split(';');
    const [, name, text = ''] = PAIR.exec(pair) ?? [];
    if (name === undefined) continue;
    const expiresAtMs = expiryIn(attributes, serverNowMs);
    const isGone = text === '' || text === '""' || (expiresAtMs !== null && expiresAtMs <= serverNowMs);
    cookies.set(name, { value: isGone ? null : new Secret(text), expiresAtMs });
  }
  return cookies;
};

/** The jar after an answer; the same object where nothing has changed. */
export const withCookies = (jar: Jar, cookies: ReadonlyMap<string, Cookie>): Jar => {
  let left = MOST_COOKIES - Object.keys(jar).length;
  const hasRoom = (name: string): boolean => jar[name] !== undefined || left-- > 0;
  const changed = [...cookies].filter(([name, { value }]) =>
    value ? !jar[name]?.equals(value) && hasRoom(name) : jar[name] !== undefined,
  );
  if (changed.length === 0) return jar;
  const names = new Set(changed.map(([name]) => name));
  const kept = Object.entries(jar).filter(([name]) => !names.has(name));
  const added = changed.flatMap(([name, { value }]) => (value ? [[name, value] as const] : []));
  return Object.fromEntries([...kept, ...added]);
};

/** The value of a `Cookie` header; null for an empty jar. */
export const cookieHeader = (jar: Jar): Secret | null => {
  const pairs = Object.entries(jar).filter(([name]) => !name.startsWith(':'));
  return pairs.length === 0 ? null : new Secret(pairs.map(([name, value]) => `${name}=${value.reveal()}`).join('; '));
};

/** `Max-Age` goes before `Expires` (RFC 6265 section 5.3). */
const expiryIn = (attributes: readonly string[], serverNowMs: number): number | null => {
  const attributeOf = (wanted: string): string | undefined =>
    attributes.map((each) => each.split('=', 2)).find(([name]) => name?.trim().toLowerCase() === wanted)?.[1];
  const maxAge = attributeOf('max-age')?.trim();
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return serverNowMs + Number(maxAge) * 1_000;
  const expiresAtMs = Date.parse(attributeOf('expires') ?? '');
  return Number.isNaN(expiresAtMs) ? null : expiresAtMs;
};
