import { describe, expect, it } from 'vitest';
import { matches, queriedIds, rowQuery } from '../../../../electron/demo/row-query';
import { RowStore } from '../../../../electron/demo/row-store';

const query = (text: string) => rowQuery(new URLSearchParams(text));

describe('search and ordering', () => {
  const row = { id: 1, name: 'Éva Smith', age: 30, email: 'eva@example.org' };

  it.each([
    ['search=smith', true],
    ['search=SMITH eva', true],
    ['search=smith,nobody', false],
    ['search=éva', false],
    ['search=Éva', true],
    ['search=', true],
    ['other=nobody', true],
  ])('%s: %s, as SQLite’s LIKE has it', (text, expected) => {
    expect(matches(row, query(text))).toBe(expected);
  });

  it('unknown names of fields are dropped; without any left the order is by id', async () => {
    expect(query('ordering=-age, nothing,name').order).toEqual([
      { field: 'age', descending: true },
      { field: 'name', descending: false },
    ]);
    expect([...(await queriedIds(new RowStore(3), query('ordering=nothing')))]).toEqual([1, 2, 3]);
  });

  it('more rows than one breath: sorted through all runs, equals stay in order of id', async () => {
    const store = new RowStore(9001);
    const ids = [...(await queriedIds(store, query('ordering=-age')))];
    const expected = Array.from({ length: 9001 }, (_, index) => index + 1).sort(
      (a, b) => Number(store.get(b)?.age) - Number(store.get(a)?.age) || a - b,
    );
    expect(ids).toEqual(expected);
  });

  it('a long sort lets others in', async () => {
    let turns = 0;
    let going = true;
    const turn = (): void => {
      turns += 1;
      if (going) setImmediate(turn);
    };
    setImmediate(turn);
    await queriedIds(new RowStore(20_000), query('ordering=name'));
    going = false;
    expect(turns).toBeGreaterThan(5);
  });
});
