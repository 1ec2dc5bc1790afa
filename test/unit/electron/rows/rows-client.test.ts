import { describe, expect, test } from 'vitest';
import type { Child } from '../../../../electron/child/child';
import { serveCalls } from '../../../../electron/child/serve-calls';
import { RowsGone } from '../../../../electron/rows/row-set';
import { rowsWith } from '../../../../electron/rows/rows-client';
import { rowsService } from '../../../../electron/rows/rows-service';

/** The process as Electron would run it: messages are cloned, and a killed one answers nothing. */
const stage = () => {
  const children: { isAlive: boolean; end: (code: number | null) => void }[] = [];
  const start = (): Child => {
    const toChild = new Set<(message: unknown) => void>();
    const toMain = new Set<(message: unknown) => void>();
    const onExit = new Set<(code: number | null) => void>();
    const child = {
      isAlive: true,
      end: (code: number | null) => {
        child.isAlive = false;
        for (const listener of onExit) listener(code);
      },
    };
    children.push(child);
    serveCalls(
      {
        onMessage: (listener) => void toChild.add(listener),
        post: (message) => {
          if (child.isAlive) for (const listener of toMain) listener(structuredClone(message));
        },
      },
      rowsService(),
    );
    return {
      post: (message) => {
        if (child.isAlive) for (const listener of toChild) listener(structuredClone(message));
      },
      onMessage: (listener) => {
        toMain.add(listener);
        return () => toMain.delete(listener);
      },
      onExit: (listener) => {
        onExit.add(listener);
        return () => onExit.delete(listener);
      },
      kill: () => child.end(null),
    };
  };
  const { openRows } = rowsWith(start);
  return {
    children,
    openRows: async (list: Uint8Array) => {
      const feed = openRows();
      for (let at = 0; at < list.length; at += 100) await feed.write(list.subarray(at, at + 100));
      return feed.end();
    },
  };
};

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const people = Array.from({ length: 50 }, (_, index) => ({ id: index + 1, name: `Name ${50 - index}` }));

describe('rows in their own process', () => {
  test('a row changed or gone: later queries have it, and the count', async () => {
    const opened = await stage().openRows(bytes(people));
    if (!opened.ok) throw new Error(opened.error.code);
    const set = opened.value;
    const before = await set.query({ search: '', ordering: null });
    await set.patch({ keyField: 'id', key: '2', row: { id: 2, name: 'Zoe' } });
    await set.patch({ keyField: 'id', key: '1', row: null });
    const after = await set.query({ search: '', ordering: null });
    expect([before.total, after.total, set.total]).toEqual([50, 49, 49]);
    expect(await after.range(0, 1)).toEqual([{ id: 2, name: 'Zoe' }]);
    expect(await before.range(0, 1)).toEqual([people[0]]);
  });

  test('not started before the first list; queried there; ended with the last set', async () => {
    const { children, openRows } = stage();
    expect(children).toHaveLength(0);
    const opened = await openRows(bytes(people));
    if (!opened.ok) throw new Error(opened.error.message);
    expect(opened.value).toMatchObject({ total: 50, names: ['id', 'name'] });
    const query = await opened.value.query({ search: 'name 4', ordering: { field: 'id', descending: true } });
    expect(query.total).toBe(11);
    expect(await query.range(0, 2)).toEqual([people[46], people[10]]);
    const second = await openRows(bytes([]));
    expect(children).toHaveLength(1);
    opened.value.close();
    opened.value.close();
    expect(children[0]?.isAlive).toBe(true);
    if (second.ok) second.value.close();
    expect(children[0]?.isAlive).toBe(false);
  });

  test('not a list: malformed-answer, and no process is left', async () => {
    const { children, openRows } = stage();
    expect(await openRows(bytes({ a: 1 }))).toMatchObject({ ok: false, error: { code: 'malformed-answer' } });
    expect(children[0]?.isAlive).toBe(false);
  });

  test('the process dies: RowsGone, and the next list starts another', async () => {
    const { children, openRows } = stage();
    const opened = await openRows(bytes(people));
    if (!opened.ok) throw new Error(opened.error.message);
    const query = await opened.value.query({ search: '', ordering: null });
    children[0]?.end(1);
    await expect(query.range(0, 5)).rejects.toBeInstanceOf(RowsGone);
    expect((await openRows(bytes(people))).ok).toBe(true);
  });
});
