import { expect, test } from 'vitest';
import type { Row } from '../../../../electron/contract/resource';
import { InMemoryRowSet } from '../../../../electron/rows/in-memory-row-set';

const listed = async (set: InMemoryRowSet, search = ''): Promise<readonly Row[]> =>
  (await set.query({ search, ordering: null })).range(0, 10);
const people = () =>
  new InMemoryRowSet([
    { id: 1, name: 'Ada' },
    { id: 2, name: 'Bea' },
    { id: 3, name: 'Cleo' },
  ]);

test('a changed row: in its place, found by its new words, with the members that the list shows', async () => {
  const set = people();
  const before = await set.query({ search: '', ordering: null });
  await set.patch({ keyField: 'id', key: '2', row: { id: 2, name: 'Zoe', secretNote: 'x' } });
  expect(await listed(set)).toEqual([
    { id: 1, name: 'Ada' },
    { id: 2, name: 'Zoe' },
    { id: 3, name: 'Cleo' },
  ]);
  expect(await listed(set, 'zoe')).toHaveLength(1);
  expect(await listed(set, 'bea')).toEqual([]);
  expect(await before.range(1, 1)).toEqual([{ id: 2, name: 'Bea' }]);
});

test('removed and added: the count follows', async () => {
  const set = people();
  await set.patch({ keyField: 'id', key: '1', row: null });
  expect(set.total).toBe(2);
  await set.patch({ keyField: 'id', key: null, row: { id: 4, name: 'Dora' } });
  expect((await listed(set)).map(({ id }) => id)).toEqual([2, 3, 4]);
  await set.patch({ keyField: 'id', key: '99', row: null });
  expect(set.total).toBe(3);
});

test('numbers as the server wrote them stay with their own rows', async () => {
  const set = new InMemoryRowSet(
    [
      { id: 1, n: 1 },
      { id: 2, n: 1 },
      { id: 3, n: 1 },
    ],
    new Map([
      [1, { id: 2, n: '1.0' }],
      [2, { id: 3, n: '1.00' }],
    ]),
  );
  await set.patch({ keyField: 'id', key: '2', row: null });
  expect(set.queryNow({ search: '', ordering: null }).exactRange(0, 5)).toEqual([
    { id: 1, n: 1 },
    { id: 3, n: '1.00' },
  ]);
});

test('a member called constructor, which the answer to a write does not have, stays what it was', async () => {
  const set = new InMemoryRowSet([{ id: 1, constructor: 'Lotus' }]);
  await set.patch({ keyField: 'id', key: '1', row: { id: 1 } });
  expect(await listed(set)).toEqual([{ id: 1, constructor: 'Lotus' }]);
});
