import { describe, expect, test } from 'vitest';
import type { Wire } from '../../../../../electron/contract/declare';
import { envelopeOf } from '../../../../../electron/resource/pagination/envelope';
import { styleOf } from '../../../../../electron/resource/pagination/styles';

const rows = [{ id: 1 }, { id: 2 }];
const secondPage = (page: Wire): readonly unknown[] => {
  const envelope = envelopeOf(page);
  const style = envelope && styleOf(envelope);
  return [envelope?.count, style?.kind, style?.page(1, null)?.toString()];
};

describe('pages under keys of a project’s own', () => {
  for (const [what, page, expected] of [
    ['DRF', { count: 5, next: 'http://x/?page=2', previous: null, results: rows }, [5, 'page-number', 'page=2']],
    ['links apart', { links: { next: 'http://x/?page=2' }, total: 5, data: rows }, [5, 'page-number', 'page=2']],
    ['JSON:API', { links: { next: { href: '/?p=2' } }, meta: { total: 5 }, data: rows }, [5, 'page-number', 'p=2']],
    [
      'tastypie',
      { meta: { next: '/?limit=2&offset=2', total_count: 5 }, objects: rows },
      [5, 'limit-offset', 'limit=2&offset=2'],
    ],
    ['numbers alone', { meta: { page: 1, per_page: 2, total: 5 }, items: rows }, [5, 'page-number', 'page=2']],
    ['an offset alone', { total: 5, limit: 2, offset: 0, rows }, [5, 'limit-offset', 'limit=2&offset=2']],
    ['the next page as a number', { next: 2, count: 5, results: rows }, [5, 'page-number', 'page=2']],
    ['any name beside a count', { count: 5, next: '?page=2', books: rows }, [5, 'page-number', 'page=2']],
    ['a wrapper in a wrapper', { data: { results: rows, count: 5, next: '?page=2' } }, [5, 'page-number', 'page=2']],
  ] as const)
    test(what, () => expect(secondPage(page)).toEqual(expected));

  test('the last page names no next one', () => {
    expect(envelopeOf({ meta: { page: 3, per_page: 2, total: 5 }, items: [{ id: 5 }] })?.next).toBeNull();
    expect(envelopeOf({ count: 9, next: null, results: rows })?.next).toBeNull();
  });

  test('no page: an error, an object with a list that says nothing of pages', () => {
    for (const other of [{ detail: 'No.' }, { tags: [{ a: 1 }] }, { count: 1, a: [{}], b: [{}] }, [], null])
      expect(envelopeOf(other)).toBeNull();
  });
});
