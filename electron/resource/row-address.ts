import { percentDecoded } from '../base/percent-decoded';
import type { Wire } from '../contract/declare';
import type { Row } from '../contract/resource';
import { failed, failure, ok, type Result } from '../contract/result';
import { parsedUrl } from '../http/url-text';

/** Names that primary keys have, most usual first; DRF's `url` (URL_FIELD_NAME) comes before all of them. */
const KEY_NAMES = ['id', 'pk', 'uuid', 'guid', 'slug', 'key', 'code'];

const textOf = (value: Wire): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null;

/**
 * The field whose value a row's address ends in. A row that tells its own address shows which: the field with the
 * address's last part, else `url` itself. Null where no name is one of a key.
 */
export const keyFieldOf = (collectionUrl: string, names: readonly string[], row: Row | undefined): string | null => {
  const url = row?.['url'];
  const last = typeof url === 'string' ? keyIn(collectionUrl, url) : null;
  if (row && last !== null) {
    const byKey = [...KEY_NAMES, ...names].find((name) => name !== 'url' && textOf(row[name]) === last);
    return byKey ?? 'url';
  }
  const isKey = (name: string): boolean => !row || textOf(row[name]) !== null;
  const usual = KEY_NAMES.find((name) => names.includes(name) && isKey(name));
  if (usual !== undefined) return usual;
  const own = `${singular(lastPart(collectionUrl))}_id`;
  return names.includes(own) ? own : null;
};

/** The key of an address that lies right below a collection on the same origin; null: it is none. */
export const keyIn = (collectionUrl: string, address: string): string | null => {
  const collection = new URL(collectionUrl);
  const url = parsedUrl(address);
  if (url?.origin !== collection.origin || !url.pathname.startsWith(withSlash(collection.pathname))) return null;
  const key = url.pathname.slice(withSlash(collection.pathname).length).replace(/\/$/, '');
  return key === '' || key.includes('/') ? null : percentDecoded(key);
};

/** Whether an address is a collection's own or lies below it, as a row and an action of a row do; queries do not count. */
export const isWithin = (collectionUrl: string, { origin, pathname }: URL): boolean => {
  const [collection = ''] = collectionUrl.split('?', 1);
  return withSlash(`${origin}${pathname}`).startsWith(withSlash(collection));
};

/** The collection that an address of a row belongs to; null for one that has no part above its last. */
export const collectionIn = (address: string): string | null => {
  const url = parsedUrl(address);
  const above = url && /^(\/(?:.*\/)?[^/]+)\/[^/]+(\/?)$/.exec(url.pathname);
  return url && above ? `${url.origin}${above[1]}${above[2] || '/'}` : null;
};

/**
 * The address of one row: `<collection>/<key>/`, with the slash at its end that the collection has, and the collection's
 * own query. A key that is a whole address is taken as it is.
 * SECURITY: such an address must be of the collection's origin, and no key climbs out of the collection.
 */
export const rowUrl = (collectionUrl: string, key: string): Result<string> => {
  const collection = new URL(collectionUrl);
  if (/^https?:\/\//i.test(key)) {
    const url = parsedUrl(key);
    if (url?.username !== '' || url.password !== '') return failed(failure('bad-address', 'Not an address.'));
    return url.origin === collection.origin
      ? ok(url.href)
      : failed(failure('foreign-origin', 'The row lies on another server.', { host: url.host }));
  }
  // A part of dots would be resolved away.
  if (/^\.*$/.test(key)) return failed(failure('bad-address', 'Not a key.'));
  const [, path = '', end = ''] = /^(.*?)(\/|\.[a-z]+\/?)?$/i.exec(collection.pathname) ?? [];
  collection.pathname = `${path}/${encodeURIComponent(key)}${end}`;
  return ok(collection.href);
};

/** `categories` is of `category`, `boxes` of `box`, `users` of `user`. */
export const singular = (plural: string): string =>
  plural
    .replace(/ies$/, 'y')
    .replace(/(x|ch|sh|ss)es$/, '$1')
    .replace(/([^s])s$/, '$1');

export const lastPart = (url: string): string => new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? '';

const withSlash = (pathname: string): string => (pathname.endsWith('/') ? pathname : `${pathname}/`);
