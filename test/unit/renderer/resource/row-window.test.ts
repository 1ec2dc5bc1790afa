import { describe, expect, test } from 'vitest';
import type { Page } from '../../../../electron/contract/resource';
import { failed, failure, ok, type Result } from '../../../../electron/contract/result';
import { RowWindow } from '../../../../renderer/resource/row-window';

const page = (from: number, count: number, total: number | null): Page => ({
  ...{ from, total, loadedAtMs: from },
  rows: Array.from({ length: count }, (_, offset) => ({ id: from + offset })),
});

type Asked = { readonly from: number; isCancelled: boolean; settle: (result: Result<Page>) => void };

const stage = (total: number | null = 10_000) => {
  const asked: Asked[] = [];
  const rows = new RowWindow({
    pageSize: 100,
    first: page(0, 100, total),
    onChange: () => {},
    read: (from) => {
      let settle: Asked['settle'] = () => {};
      const result = new Promise<Result<Page>>((resolve) => {
        settle = resolve;
      });
      const entry: Asked = { from, isCancelled: false, settle };
      asked.push(entry);
      return {
        result,
        cancel: () => {
          entry.isCancelled = true;
          settle(failed(failure('cancelled', '')));
        },
      };
    },
  });
  const answer = async (from: number, result: Result<Page> = ok(page(from, 100, total))): Promise<void> => {
    [...asked]
      .reverse()
      .find((each) => each.from === from)
      ?.settle(result);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { asked, rows, answer };
};

describe('the page cache', () => {
  test('rows of the first page are there at once', () => {
    const { asked, rows } = stage();
    rows.show(0, 20);
    expect(rows.rowAt(99)).toEqual({ id: 99 });
    expect(asked.map(({ from }) => from)).toEqual([]);
  });

  test('a short list that came whole: nothing is asked for, wherever it is looked at', () => {
    const asked: number[] = [];
    const read = (from: number) => {
      asked.push(from);
      return { result: new Promise<never>(() => {}), cancel: () => {} };
    };
    const rows = new RowWindow({ pageSize: 100, first: page(0, 250, 250), onChange: () => {}, read });
    for (const from of [0, 90, 180, 230]) rows.show(from, from + 20);
    expect(rows.rowAt(249)).toEqual({ id: 249 });
    expect(rows.rowCount).toBe(250);
    expect(asked).toEqual([]);
  });

  test('of one that is longer than what is kept, the beginning is here, and the rest is asked for', () => {
    const asked: number[] = [];
    const read = (from: number) => {
      asked.push(from);
      return { result: new Promise<never>(() => {}), cancel: () => {} };
    };
    const first = page(0, 500, 500);
    const rows = new RowWindow({ pageSize: 100, first, onChange: () => {}, read, mostPages: 3 });
    expect(rows.rowAt(0)).toEqual({ id: 0 });
    expect(rows.rowAt(299)).toEqual({ id: 299 });
    expect(rows.rowAt(300)).toBeUndefined();
    rows.show(300, 320);
    expect(asked).toEqual([300]);
  });

  test('near the end of a page: the neighbour comes along', () => {
    const { asked, rows } = stage();
    rows.show(70, 90);
    expect(asked.map(({ from }) => from)).toEqual([100]);
  });

  test('what was scrolled past before it arrived is cancelled', () => {
    const { asked, rows } = stage();
    rows.show(5_000, 5_020);
    rows.show(9_000, 9_020);
    expect(asked.filter(({ from }) => from >= 4_900 && from <= 5_100).every(({ isCancelled }) => isCancelled)).toBe(
      true,
    );
    expect(asked.some(({ from, isCancelled }) => from === 9_000 && !isCancelled)).toBe(true);
  });

  test('what is only passed is not asked for, and what was asked for before is cancelled; what stays is', () => {
    const { asked, rows } = stage();
    rows.show(5_000, 5_020);
    const before = asked.length;
    rows.show(7_000, 7_020, true);
    rows.show(9_000, 9_020, true);
    expect(asked).toHaveLength(before);
    expect(asked.every(({ isCancelled }) => isCancelled)).toBe(true);
    rows.show(9_000, 9_020);
    expect(asked.slice(before).map(({ from }) => from)).toContain(9_000);
  });

  test('more than 20 pages seen: the oldest is asked again', async () => {
    const { asked, rows, answer } = stage();
    for (let from = 1_000; from < 5_000; from += 100) {
      rows.show(from, from + 50);
      await answer(from);
    }
    expect(rows.rowAt(4_900)).toBeDefined();
    expect(rows.rowAt(1_000)).toBeUndefined();
    rows.show(1_000, 1_050);
    expect(asked.at(-2)?.from === 1_000 || asked.at(-1)?.from === 1_000).toBe(true);
  });

  test('a page fails: told, not asked in a loop, asked again by retry', async () => {
    const { asked, rows, answer } = stage();
    rows.show(500, 520);
    await answer(500, failed(failure('server-failed', '502')));
    expect(rows.failure?.code).toBe('server-failed');
    const count = asked.filter(({ from }) => from === 500).length;
    rows.show(501, 521);
    expect(asked.filter(({ from }) => from === 500)).toHaveLength(count);
    rows.retry();
    expect(asked.filter(({ from }) => from === 500)).toHaveLength(count + 1);
    expect(rows.failure).toBeNull();
  });

  test('a page that stays shorter than the total says: asked for again once, not for ever, and by retry', async () => {
    const { asked, rows, answer } = stage();
    rows.show(500, 520);
    for (let times = 0; times < 5; times += 1) await answer(500, ok(page(500, 30, 10_000)));
    const of500 = () => asked.filter(({ from }) => from === 500).length;
    expect(of500()).toBe(2);
    rows.show(501, 521);
    expect(of500()).toBe(2);
    rows.retry();
    expect(of500()).toBe(3);
  });

  test('unknown total: one page more than is known, until the server says', async () => {
    const { rows, answer } = stage(null);
    expect(rows.rowCount).toBe(200);
    rows.show(100, 120);
    await answer(100, ok(page(100, 30, 130)));
    expect(rows.rowCount).toBe(130);
    expect(rows.total).toBe(130);
  });

  test('stop: what is on its way is cancelled, what is here stays', () => {
    const { asked, rows } = stage();
    rows.show(5_000, 5_020);
    rows.stop();
    expect(asked.every(({ isCancelled }) => isCancelled)).toBe(true);
    expect(rows.loading).toBeNull();
    expect(rows.rowAt(3)).toEqual({ id: 3 });
  });
});
