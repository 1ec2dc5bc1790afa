import { describe, expect, it } from 'vitest';
import { generatedRow } from '../../../../electron/demo/generated-rows';
import { RowStore } from '../../../../electron/demo/row-store';

const ANA = { name: 'Ana', age: 30, email: 'ana@example.org' };

describe('the row store', () => {
  it('untouched: generated rows within the count, nothing beyond', () => {
    const store = new RowStore(3);
    expect([0, 1, 3, 4, 1.5, -1].map((id) => store.get(id)?.id)).toEqual([
      undefined,
      1,
      3,
      undefined,
      undefined,
      undefined,
    ]);
    expect(store.get(2)).toEqual(generatedRow(2));
  });

  it('a change: that row only', () => {
    const store = new RowStore(3);
    expect(store.change(2, ANA)).toEqual({ id: 2, ...ANA });
    expect([store.get(2), store.get(3)]).toEqual([{ id: 2, ...ANA }, generatedRow(3)]);
  });

  it('a deleted row stays deleted, and its id is not given again', () => {
    const store = new RowStore(3);
    store.remove(3);
    expect([store.get(3), store.add(ANA).id, store.lastId]).toEqual([undefined, 4, 4]);
    store.remove(4);
    expect(store.add(ANA).id).toBe(5);
  });
});
