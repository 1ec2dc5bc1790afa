import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRows } from '../../../../electron/rows/array-parser';
import { headOf } from '../../../../electron/rows/list-head';
import { NotAList } from '../../../../electron/rows/row-set';
import { UnreadRowSet } from '../../../../electron/rows/unread-row-set';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (list: Uint8Array | null): string | null => list && new TextDecoder().decode(list);

describe('the head of a list', () => {
  test('of any list: its first members, or null where there are no more', () => {
    const lists = fc.array(fc.jsonValue(), { maxLength: 12 });
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 12 }), fc.constantFrom(undefined, 1), (list, count, indent) => {
        const head = text(headOf(bytes(JSON.stringify(list, null, indent)), count));
        const first = JSON.parse(JSON.stringify(list.slice(0, count)));
        expect(head === null ? null : JSON.parse(head)).toEqual(list.length > count ? first : null);
      }),
    );
  });

  test('marks inside texts are no borders', () => {
    expect(text(headOf(bytes(String.raw`[{"a":"],[\",\\"},{"b":[1,2]},3]`), 2))).toBe(
      String.raw`[{"a":"],[\",\\"},{"b":[1,2]}]`,
    );
  });

  test('only it is looked at, and what is no JSON in it stays none', () => {
    expect(text(headOf(bytes('[1,2,nonsense'), 2))).toBe('[1,2]');
    const broken = headOf(bytes('[{"id":x},{"id":2},{"id":3}]'), 2);
    expect(broken && parseRows(broken)).toMatchObject({ ok: false, error: { code: 'malformed-answer' } });
  });
});

describe('a list that nobody has read', () => {
  const list = bytes('[{"id":2,"n":"b"},{"id":1,"n":"a"},{"id":3}]');
  const unread = () => new UnreadRowSet({ list, head: [{ id: 2, n: 'b' }] });

  test('is read with the first question, and is as any other from then on', async () => {
    const rows = unread();
    expect(rows.names).toEqual(['id', 'n']);
    expect(rows.unread?.list).toBe(list);
    const query = await rows.query({ search: '', ordering: { field: 'id', descending: false } });
    expect(await query.range(0, 9)).toEqual([{ id: 1, n: 'a' }, { id: 2, n: 'b' }, { id: 3 }]);
    expect(rows.unread).toBeNull();
    expect(rows.total).toBe(3);
  });

  test('a write is in it', async () => {
    const rows = unread();
    await rows.patch({ keyField: 'id', key: '1', row: null });
    expect(rows.unread).toBeNull();
    expect(rows.total).toBe(2);
  });

  test('no list after all: every question says so', async () => {
    const rows = new UnreadRowSet({ list: bytes('[{"id":1},{"id":2}'), head: [{ id: 1 }] });
    const wanted = { search: '', ordering: null };
    await expect(rows.query(wanted)).rejects.toThrow(NotAList);
    await expect(rows.patch({ keyField: 'id', key: '1', row: null })).rejects.toThrow(NotAList);
    expect(() => rows.total).toThrow(NotAList);
  });
});
