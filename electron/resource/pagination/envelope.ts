import type { Wire } from '../../contract/declare';
import { rowsOf } from '../../contract/rows-text';
import { isList, isRecord, type Members, whole } from '../wire';
import type { Envelope } from './style';

/** What paginators wrap rows in: DRF's own name first, then those of other projects and of JSON:API. */
const ROW_NAMES = ['results', 'data', 'items', 'rows', 'objects', 'records', 'entries'];
const COUNT_NAMES = ['count', 'total', 'total_count', 'totalCount', 'total_results', 'total_items', 'num_results'];
const NEXT_NAMES = ['next', 'next_page', 'nextPage', 'next_link', 'next_url'];
const PREVIOUS_NAMES = ['previous', 'prev', 'previous_page', 'previousPage', 'prev_page', 'previous_link'];
const PAGE_NAMES = ['page', 'current_page', 'currentPage', 'page_number'];
const SIZE_NAMES = ['page_size', 'pageSize', 'per_page', 'perPage', 'limit', 'size'];
/** Members that speak of the page, not of a row. */
const ABOUT_NAMES = ['meta', 'pagination', 'page_info', 'paging', 'page', 'links', '_links', 'navigation'];

/**
 * A page of a list: an object with a list under one of the usual names, or with one list of objects and some word on
 * the page. Count and links are looked for beside the list and in members about the page (`meta.total`, `links.next`).
 * Null: something else.
 */
export const envelopeOf = (value: Wire): Envelope | null => {
  if (!isRecord(value)) return null;
  const about = [value, ...aboutIn(value), ...ROW_NAMES.map((name) => value[name]).filter(isRecord)];
  const list = listIn(value, about);
  if (!list) return null;
  const count = first(about, COUNT_NAMES, whole);
  const next = first(about, NEXT_NAMES, link);
  const previous = first(about, PREVIOUS_NAMES, link);
  return { rows: rowsOf(list), count, next: next ?? numberedNext(about, list.length, count), previous };
};

/**
 * Pages that are numbered and not linked: `{"data": […], "meta": {"page": 1, "total": 57}}`. Only where the count says
 * that there is more, and the number is told, so that the parameter of the same name can be trusted.
 */
const numberedNext = (about: readonly Members[], rows: number, count: number | null): string | null => {
  // A member `next` that is null is the last page's.
  if (count === null || rows === 0 || about.some((members) => NEXT_NAMES.some((name) => name in members))) return null;
  const size = first(about, SIZE_NAMES, whole) ?? rows;
  const offset = first(about, ['offset'], whole);
  if (offset !== null) return offset + rows < count ? `?limit=${size}&offset=${offset + rows}` : null;
  const page = first(about, PAGE_NAMES, whole);
  return page !== null && page > 0 && (page - 1) * size + rows < count ? `?page=${page + 1}` : null;
};

/** Members about the page, two deep: `meta.pagination`. */
const aboutIn = (value: Members): readonly Members[] => {
  const found = ABOUT_NAMES.map((name) => value[name]).filter(isRecord);
  return [...found, ...found.flatMap((each) => ABOUT_NAMES.map((name) => each[name]).filter(isRecord))];
};

const listIn = (value: Members, about: readonly Members[]): readonly Wire[] | null => {
  for (const name of ROW_NAMES) {
    const list = value[name];
    if (isList(list)) return list;
    // `{"data": {"results": […]}}`
    const inner = isRecord(list) ? ROW_NAMES.map((each) => list[each]).find(isList) : undefined;
    if (inner) return inner;
  }
  const lists = Object.values(value).filter(isList);
  const [only] = lists;
  const tellsOfPages =
    first(about, COUNT_NAMES, whole) !== null || first(about, [...NEXT_NAMES, ...PREVIOUS_NAMES], link) !== null;
  return only && lists.length === 1 && only.every(isRecord) && tellsOfPages ? only : null;
};

const first = <T>(about: readonly Members[], names: readonly string[], read: (value: Wire) => T | null): T | null => {
  for (const members of about)
    for (const name of names) {
      const found = read(members[name]);
      if (found !== null) return found;
    }
  return null;
};

/** A URL, a query string, `{"href": …}` of HAL and JSON:API, or the bare number of a page. */
const link = (value: Wire): string | null => {
  if (typeof value === 'string') return value === '' ? null : value;
  const number = whole(value);
  if (number !== null) return `?page=${number}`;
  return isRecord(value) && typeof value['href'] === 'string' ? link(value['href']) : null;
};
