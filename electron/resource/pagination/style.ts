import type { OpenedSource, Row } from '../../contract/resource';

/** What a paginator wraps rows in (rest_framework/pagination.py, or a project's own); cursor pages have no `count`. */
export type Envelope = {
  readonly rows: readonly Row[];
  readonly count: number | null;
  readonly next: string | null;
  readonly previous: string | null;
};

/** One way of asking for a part of a list, made from the first page's own links. */
export type PageStyle = {
  readonly kind: Exclude<OpenedSource['style']['kind'], 'whole'>;
  /** Rows a request. */
  readonly pageSize: number;
  /**
   * Query parameters of the page with this number, from 0, or null when only a page before it knows the way.
   * `link`: the query string with which the page before it named it, when that page was seen.
   */
  page(number: number, link: URLSearchParams | null): URLSearchParams | null;
};

/** Recognises its own links in a first page; null: not mine. */
export type StyleOf = (envelope: Envelope) => PageStyle | null;

/**
 * SECURITY: a link is built by the server from the Host it saw, so its origin may be any; only its query string is used,
 * and the credential goes to the profile's origin only.
 */
export const queryOfLink = (address: string | null): URLSearchParams | null => {
  if (address === null) return null;
  try {
    return new URL(address, 'http://link.invalid/').searchParams;
  } catch {
    return null;
  }
};

export const wholeNumber = (text: string | null): number | null =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
