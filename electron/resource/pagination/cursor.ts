import { type Envelope, type PageStyle, queryOfLink } from './style';

/** `?cursor=…`, opaque: only the page before knows the way to the next. */
export const cursor = ({ rows, next }: Envelope): PageStyle | null => {
  const query = queryOfLink(next);
  if (!query || rows.length === 0 || !query.has('cursor')) return null;
  return {
    kind: 'cursor',
    pageSize: rows.length,
    page: (number, link) => {
      if (number === 0) return new URLSearchParams();
      const value = link?.get('cursor');
      return value === undefined || value === null ? null : new URLSearchParams([['cursor', value]]);
    },
  };
};
