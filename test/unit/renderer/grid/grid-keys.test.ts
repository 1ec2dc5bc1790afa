import { describe, expect, test } from 'vitest';
import { cellAfterKey } from '../../../../renderer/grid/grid-keys';

const extent = { rowCount: 1_000_000, columnCount: 5, isRtl: false, pageRows: 20 };
const at = { row: 500, column: 2 };

describe('keys of the grid', () => {
  const cases: readonly (readonly [string, boolean, number, number])[] = [
    ['ArrowUp', false, 499, 2],
    ['ArrowDown', false, 501, 2],
    ['ArrowLeft', false, 500, 1],
    ['ArrowRight', false, 500, 3],
    ['PageUp', false, 480, 2],
    ['PageDown', false, 520, 2],
    ['Home', false, 500, 0],
    ['End', false, 500, 4],
    ['Home', true, 0, 0],
    ['End', true, 999_999, 4],
  ];
  for (const [key, isCtrl, row, column] of cases)
    test(`${isCtrl ? 'Ctrl ' : ''}${key}: leads to row ${row}, column ${column}`, () => {
      expect(cellAfterKey(key, isCtrl, at, extent)).toEqual({ row, column });
    });

  test('at the edges: nothing leads outside', () => {
    expect(cellAfterKey('ArrowDown', false, { row: 999_999, column: 0 }, extent)?.row).toBe(999_999);
    expect(cellAfterKey('PageDown', false, { row: 999_990, column: 0 }, extent)?.row).toBe(999_999);
    expect(cellAfterKey('PageUp', false, { row: 3, column: 0 }, extent)?.row).toBe(0);
    expect(cellAfterKey('ArrowRight', false, { row: 3, column: 4 }, extent)?.column).toBe(4);
    expect(cellAfterKey('ArrowLeft', false, { row: 3, column: 0 }, extent)?.column).toBe(0);
  });

  test('up from the first row: the header; down again: the first row', () => {
    expect(cellAfterKey('ArrowUp', false, { row: 0, column: 1 }, extent)).toEqual({ row: -1, column: 1 });
    expect(cellAfterKey('ArrowDown', false, { row: -1, column: 1 }, extent)).toEqual({ row: 0, column: 1 });
  });

  test('no rows: keys stay in the header', () => {
    const empty = { ...extent, rowCount: 0 };
    expect(cellAfterKey('ArrowDown', false, { row: -1, column: 1 }, empty)?.row).toBe(-1);
    expect(cellAfterKey('End', true, { row: -1, column: 1 }, empty)).toEqual({ row: -1, column: 4 });
  });

  test('any other key: not the grid’s', () => {
    expect(cellAfterKey('x', false, at, extent)).toBeNull();
  });
});
