import { describe, expect, test } from 'vitest';
import type { Row } from '../../../../electron/contract/resource';
import { InMemoryRowSet } from '../../../../electron/rows/in-memory-row-set';
import { RowSearch } from '../../../../electron/rows/search';

const people: readonly Row[] = [
  { id: 1, name: 'Ada Rossi', age: 40, email: 'ada@example.com' },
  { id: 2, name: 'bela Jensen', age: 31, email: 'bela@example.org' },
  { id: 3, name: 'Çelik ISTANBUL', age: 40, email: null },
  { id: 4, name: 'Dario', age: 7, email: 'DARIO@EXAMPLE.ORG' },
];
const set = new InMemoryRowSet(people);
const ids = (rows: readonly Row[]): readonly unknown[] => rows.map(({ id }) => id);
const ask = (search: string, ordering: { field: string; descending: boolean } | null = null): readonly unknown[] => {
  const query = set.queryNow({ search, ordering });
  return ids(query.rangeNow(0, query.total));
};

describe('search', () => {
  test('case does not matter, any column counts', () => {
    expect(ask('example.org')).toEqual([2, 4]);
    expect(ask('ROSSI')).toEqual([1]);
    expect(ask('çelik')).toEqual([3]);
    expect(ask('31')).toEqual([2]);
  });

  test('text that spans two cells: no match', () => {
    expect(ask('1Ada')).toEqual([]);
  });

  test('each row once, however often it matches', () => {
    expect(ask('a')).toEqual([1, 2, 3, 4]);
  });

  test('more rows than a block: numbers of all blocks', () => {
    const rows = Array.from({ length: 40_000 }, (_, id) => ({ id, name: id % 20_000 === 19_999 ? 'needle' : 'hay' }));
    const query = new InMemoryRowSet(rows).queryNow({ search: 'Needle', ordering: null });
    expect(ids(query.rangeNow(0, 10))).toEqual([19_999, 39_999]);
  });
});

describe('order and range', () => {
  test('search and order together', () => {
    expect(ask('a', { field: 'age', descending: true })).toEqual([1, 3, 2, 4]);
  });

  test('a range: only those rows, and none beyond the end', () => {
    const query = set.queryNow({ search: '', ordering: { field: 'name', descending: false } });
    expect(ids(query.rangeNow(1, 2))).toEqual([2, 3]);
    expect(query.rangeNow(4, 10)).toEqual([]);
  });
});

test('names: those of the first rows, in their order', () => {
  expect(set.names).toEqual(['id', 'name', 'age', 'email']);
});

test('rows of any size: a block ends after so many characters, and each row is found', () => {
  const search = new RowSearch(people, 50);
  let blocks = 1;
  while (search.prepare()) blocks += 1;
  expect(blocks).toBe(2);
  expect([...search.find('example')]).toEqual([0, 1, 3]);
  expect([...search.find('dario')]).toEqual([3]);
});
