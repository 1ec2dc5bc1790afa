import { isIPv6 } from 'node:net';
import type { Detection } from '../contract/profile';
import { isLoopbackHost } from '../http/loopback';
import { hasBlanksOrControls, parsedUrl } from '../http/url-text';

type BadAddress = Extract<Detection, { kind: 'bad-address' }>['reason'];
type Address = { readonly ok: true; readonly url: URL } | { readonly ok: false; readonly reason: BadAddress };

/**
 * What a person types as a server, as an absolute URL that ends in a slash: https where no scheme is given (http for
 * this computer), international names in their ASCII form, without query and fragment. User info is refused: it would
 * travel in every URL (security.md 61, 68).
 */
export const normaliseAddress = (typed: string): Address => {
  const text = typed.trim();
  if (text === '') return bad('empty');
  if (hasBlanksOrControls(text) || text.includes('\\')) return bad('not-a-url');
  if (authorityOf(text).includes('@')) return bad('has-credentials');
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return bad('not-http');
  if (scheme === undefined && hasOtherScheme(text)) return bad('not-http');

  const url = scheme === undefined ? withoutScheme(text.replace(/^\/\//, '')) : parsedUrl(text);
  if (!url || url.hostname === '') return bad('not-a-url');
  if (url.username !== '' || url.password !== '') return bad('has-credentials');
  url.search = '';
  url.hash = '';
  url.pathname = `${url.pathname}/`.replace(/\/{2,}/g, '/');
  return { ok: true, url };
};

const authorityOf = (text: string): string => text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').split(/[/?#]/, 1)[0] ?? '';

/** `mailto:a`, `file:x`: a word, a colon and no port after it. */
const hasOtherScheme = (text: string): boolean => !isIPv6(text) && /^[a-z][a-z0-9+.-]*:(?!\d+(?:[/?#]|$))/i.test(text);

const withoutScheme = (text: string): URL | null => {
  const host = isIPv6(text) ? `[${text}]` : text;
  const https = parsedUrl(`https://${host}`);
  return https && isLoopbackHost(https.hostname) ? parsedUrl(`http://${host}`) : https;
};

const bad = (reason: BadAddress): Address => ({ ok: false, reason });
