import {
  type ComposeBody,
  type Composed,
  type ComposeMethod,
  type ComposePair,
  composeMethods,
} from '../contract/compose';
import type { ImportLeftOut } from '../contract/compose-shelf';
import type { Profile } from '../contract/profile';
import { composedHeaderFault } from '../http/header-rules';
import { parsedUrl } from '../http/url-text';
import { isLikeToken } from '../token/like-token';
import { belowAddress } from './known-paths';
import { isSecretName, isSecretPair } from './secrecy';

export type Into = Pick<Profile, 'server' | 'services'>;

/** A request as another tool had it, before anything is left out. */
export type Foreign = {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: ComposeBody;
};

export type Taken = { readonly name: string; readonly request: Composed };

/** What a browser says of itself in each request. */
const OF_BROWSERS: ReadonlySet<string> = new Set([
  ...['user-agent', 'origin', 'referer', 'connection', 'host', 'content-length', 'accept-encoding', 'dnt', 'te'],
  ...['priority', 'upgrade-insecure-requests', 'pragma', 'cache-control', 'if-none-match', 'if-modified-since'],
]);
const OF_CREDENTIALS: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'cookie', 'x-csrftoken']);

/**
 * SECURITY: credentials of another session are dropped and said, also those in the address; the profile's own take their
 * place when it is sent. Null where it is no request of http.
 */
export const taken = (foreign: Foreign, { server, services }: Into, leftOut: ImportLeftOut[]): Taken | null => {
  const method = methodOf(foreign.method);
  const url = parsedUrl(/^https?:\/\//i.test(foreign.url) ? foreign.url : `http://${foreign.url}`);
  if (method === null || !url) return null;
  if (url.username !== '' || url.password !== '') {
    leftOut.push({ what: 'user:password@', why: 'credential' });
    url.username = '';
    url.password = '';
  }
  const isForeign =
    url.origin !== new URL(server.serverAddress).origin && !services.some(({ origin }) => origin === url.origin);
  if (isForeign) leftOut.push({ what: url.origin, why: 'foreign-origin' });
  const query = [...url.searchParams].map(([name, value]) => withoutToken({ name, value, on: true }, leftOut));
  url.search = '';
  url.hash = '';
  const address = belowAddress(url.href, server.serverAddress) ?? url.href;
  const headers = foreign.headers.flatMap(([name, value]) =>
    headerOf(name, value, { server, body: foreign.body }, leftOut),
  );
  return {
    name: `${method} ${address.slice(0, 150)}`,
    request: { method, address, query, headers, body: foreign.body },
  };
};

const methodOf = (text: string): ComposeMethod | null =>
  composeMethods.find((each) => each === text.toUpperCase()) ?? null;

const withoutToken = (pair: ComposePair, leftOut: ImportLeftOut[]): ComposePair => {
  if (!isSecretPair(pair)) return pair;
  leftOut.push({ what: pair.name, why: 'credential' });
  return { ...pair, value: '' };
};

const headerOf = (
  given: string,
  value: string,
  { server, body }: { readonly server: Profile['server']; readonly body: ComposeBody },
  leftOut: ImportLeftOut[],
): readonly ComposePair[] => {
  const name = given.trim();
  const lower = name.toLowerCase();
  const leave = (why: ImportLeftOut['why']): readonly ComposePair[] => {
    leftOut.push({ what: name.slice(0, 200), why });
    return [];
  };
  // HTTP/2 writes method and path among the headers.
  if (name === '' || name.startsWith(':')) return [];
  if (OF_CREDENTIALS.has(lower) || lower === server.headerName.toLowerCase()) return leave('credential');
  if (OF_BROWSERS.has(lower) || lower.startsWith('sec-')) return leave('browser');
  if (isSecretName(name) || isLikeToken(value)) return leave('credential');
  // The body says its own.
  if (lower === 'content-type' && isSaidBy(body, value)) return [];
  return composedHeaderFault(name, value, server.headerName) === null ? [{ name, value, on: true }] : leave('reserved');
};

const isSaidBy = (body: ComposeBody, value: string): boolean => {
  if (body.kind === 'none' || body.kind === 'multipart' || body.kind === 'raw') return true;
  const [mediaType = '', ...parameters] = value.split(';').map((part) => part.trim().toLowerCase());
  const isPlain = parameters.every((parameter) => parameter === 'charset=utf-8');
  return isPlain && mediaType === (body.kind === 'json' ? 'application/json' : 'application/x-www-form-urlencoded');
};

/** A text as the kind of body that its content type names. */
export const bodyFrom = (text: string, contentType: string): ComposeBody => {
  const mediaType = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
  if (/^application\/(json|[\w.-]+\+json)$/.test(mediaType)) return { kind: 'json', text };
  if (mediaType !== 'application/x-www-form-urlencoded') return { kind: 'raw', contentType, text };
  const fields = [...new URLSearchParams(text)].map(([name, value]) => ({ name, value, on: true }));
  // What would not come out as it went in stays as it is.
  return sameForm(fields, text) ? { kind: 'form', fields } : { kind: 'raw', contentType, text };
};

const sameForm = (fields: readonly ComposePair[], text: string): boolean => {
  const pairs = text.split('&').filter((pair) => pair !== '');
  return pairs.length === fields.length && pairs.every((pair) => pair.includes('=')) && !/\s/.test(text);
};
