import { describe, expect, test } from 'vitest';
import {
  allPicked,
  isPicked,
  nothingPicked,
  pickedCount,
  pickedRanges,
  picking,
} from '../../../../renderer/resource/picked';

const named = (...indexes: readonly number[]) =>
  indexes.map((index) => ({ key: `k${index}`, index, row: { id: index } }));

describe('rows picked one by one', () => {
  test('by key: wherever the row is now', () => {
    const picked = picking(nothingPicked, named(2, 3), true);
    expect(isPicked(picked, 'k3')).toBe(true);
    expect(isPicked(picking(picked, named(3), false), 'k3')).toBe(false);
    expect(pickedCount(picked, 1_000)).toBe(2);
  });

  test('as ranges: rising and apart', () => {
    const picked = picking(nothingPicked, named(9, 2, 3, 4), true);
    expect(pickedRanges(picked, 1_000)).toEqual([
      { from: 2, count: 3 },
      { from: 9, count: 1 },
    ]);
  });
});

describe('all that match', () => {
  test('counted by the total, which may be unknown', () => {
    expect(pickedCount(allPicked, 1_000_000)).toBe(1_000_000);
    expect(pickedCount(allPicked, null)).toBe(null);
    expect(pickedRanges(allPicked, 10)).toBe(null);
  });

  test('a row taken out, and in again', () => {
    const without = picking(allPicked, named(4), false);
    expect(isPicked(without, 'k4')).toBe(false);
    expect(isPicked(without, 'k5')).toBe(true);
    expect(pickedCount(without, 10)).toBe(9);
    expect(pickedRanges(without, 10)).toEqual([
      { from: 0, count: 4 },
      { from: 5, count: 5 },
    ]);
    expect(pickedCount(picking(without, named(4), true), 10)).toBe(10);
  });
});
