import { describe, expect, test } from 'vitest';
import { type Slot, slotsFor } from '../../../../renderer/grid/row-slots';

const run = (from: number, end: number): readonly number[] => Array.from({ length: end - from }, (_, at) => from + at);
const keys = (slots: readonly Slot[]): readonly number[] => slots.map(({ key }) => key);

describe('keys of mounted rows', () => {
  test('a small scroll: who stays keeps its element, and the new one gets a new one', () => {
    const before = slotsFor([], run(0, 5), -1);
    expect(keys(slotsFor(before, run(1, 6), -1))).toEqual([1, 2, 3, 4, 5]);
    expect(keys(slotsFor(slotsFor(before, run(1, 6), -1), run(0, 5), -1))).toEqual([6, 1, 2, 3, 4]);
  });

  test('a jump: the same elements in the same order', () => {
    const before = slotsFor([], run(0, 5), -1);
    expect(keys(slotsFor(before, run(500, 505), -1))).toEqual([0, 1, 2, 3, 4]);
  });

  test('most rows go: no element is made, though some rows stay', () => {
    const before = slotsFor([], run(0, 5), -1);
    expect(keys(slotsFor(before, run(3, 8), -1))).toEqual([0, 1, 2, 3, 4]);
  });

  test('a fling below the row with the focus: its element stays first, the others are used again', () => {
    const before = slotsFor([], run(0, 5), 0);
    const first = slotsFor(before, [0, ...run(100, 104)], 0);
    expect(keys(first)).toEqual([0, 1, 2, 3, 4]);
    expect(keys(slotsFor(first, [0, ...run(200, 204)], 0))).toEqual([0, 1, 2, 3, 4]);
  });

  test('a jump above the row with the focus: no element from below it comes before it', () => {
    const before = slotsFor([], run(100, 105), 102);
    const after = slotsFor(before, [...run(10, 15), 102], 102);
    expect(keys(after)).toEqual([0, 1, 5, 6, 7, 2]);
  });

  test('no key twice, wherever it goes', () => {
    let slots: readonly Slot[] = [];
    for (const [from, held] of [
      [0, 3],
      [50, 3],
      [52, 53],
      [0, 53],
      [900, 53],
      [899, 901],
    ] as const) {
      const indexes = [...new Set([...run(from, from + 6), held])].sort((a, b) => a - b);
      slots = slotsFor(slots, indexes, held);
      expect(new Set(keys(slots)).size).toBe(slots.length);
    }
  });
});
