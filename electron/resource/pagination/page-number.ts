import { type Envelope, type PageStyle, queryOfLink, wholeNumber } from './style';

/** `?page=2`, or another name for it: the parameter of the first page's `next` that says 2. */
export const pageNumber = ({ rows, next }: Envelope): PageStyle | null => {
  const query = queryOfLink(next);
  if (!query || rows.length === 0 || query.has('cursor') || query.has('offset')) return null;
  const name = query.get('page') === '2' ? 'page' : [...query.keys()].find((key) => wholeNumber(query.get(key)) === 2);
  if (name === undefined) return null;
  return {
    kind: 'page-number',
    pageSize: rows.length,
    page: (number) => new URLSearchParams(number === 0 ? [] : [[name, String(number + 1)]]),
  };
};
