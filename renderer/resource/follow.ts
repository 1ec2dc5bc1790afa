import { percentDecoded } from '../../electron/base/percent-decoded';
import type { Field, Row } from '../../electron/contract/resource';

/** Where a value leads: a collection, and a row of it if one is meant. `path`: as `resource:open` takes it. */
export type Target = { readonly path: string; readonly key: string | null };

const parsed = (text: string): URL | null => {
  try {
    return new URL(text);
  } catch {
    return null;
  }
};

/** Below the server address where the URL lies there, else absolute. */
const pathOf = (url: URL, serverAddress: string): string => {
  const clean = `${url.origin}${url.pathname}`;
  return clean.startsWith(serverAddress) ? clean.slice(serverAddress.length) : clean;
};

/**
 * What a value points at: by the relation that the server told, or because it is a URL of this API. `origins` are those
 * that take the profile's token; another one is text like any other.
 */
export const targetOf = (
  { related }: Pick<Field, 'related'>,
  value: Row[string],
  { serverAddress, origins }: { readonly serverAddress: string; readonly origins: readonly string[] },
): Target | null => {
  const isAddress = typeof value === 'string' && /^https?:/.test(value);
  // most cells, with each row that is drawn: a text that is no URL costs 30 µs to find out
  if (related === undefined && !isAddress) return null;
  const collection = related === undefined ? null : parsed(related);
  const isKey = typeof value === 'number' || (typeof value === 'string' && value !== '' && parsed(value) === null);
  if (isKey) return collection && { path: pathOf(collection, serverAddress), key: String(value) };
  const url = isAddress ? parsed(value) : null;
  if (!url) return null;
  const isOurs = `${url.origin}${url.pathname}`.startsWith(serverAddress) || origins.includes(url.origin);
  if (!isOurs) return null;
  const segments = url.pathname.split('/').filter(Boolean);
  const key = segments.at(-1);
  const isList = collection?.pathname.replace(/\/$/, '') === url.pathname.replace(/\/$/, '');
  if (isList || key === undefined || segments.length < 2) return { path: pathOf(url, serverAddress), key: null };
  const parent = new URL(url);
  parent.pathname = `/${segments.slice(0, -1).join('/')}/`;
  const path = pathOf(parent, serverAddress);
  // the address of the API itself has no rows
  return path === '' ? { path: pathOf(url, serverAddress), key: null } : { path, key: percentDecoded(key) };
};
