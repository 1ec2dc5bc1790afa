import { type Envelope, type PageStyle, queryOfLink, wholeNumber } from './style';

/** `?limit=100&offset=100`; the server caps the limit, so the size is what it gave. */
export const limitOffset = ({ rows, next }: Envelope): PageStyle | null => {
  const query = queryOfLink(next);
  if (!query || rows.length === 0 || wholeNumber(query.get('offset')) === null || !query.has('limit')) return null;
  const pageSize = rows.length;
  return {
    kind: 'limit-offset',
    pageSize,
    page: (number) =>
      new URLSearchParams([
        ['limit', String(pageSize)],
        ['offset', String(number * pageSize)],
      ]),
  };
};
