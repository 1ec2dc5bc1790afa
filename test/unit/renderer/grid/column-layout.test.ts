import { describe, expect, test } from 'vitest';
import { laidOut, moved, ordered, plainLayout, resized, toggledColumn } from '../../../../renderer/grid/column-layout';

const columns = ['id', 'name', 'age', 'email'].map((id) => ({ id, width: '100px' }));
const ids = (all: readonly { readonly id: string }[]): string => all.map(({ id }) => id).join(' ');

describe('columns as a person arranged them', () => {
  test('moved right and left: it takes the place of the other, which gives way', () => {
    const right = moved(columns, plainLayout, 'id', 'age');
    expect(ids(ordered(columns, right))).toBe('name age id email');
    expect(ids(ordered(columns, moved(columns, right, 'email', 'name')))).toBe('email name age id');
  });

  test('a column that the server added since: after the one that it follows there', () => {
    const layout = moved(columns, plainLayout, 'id', 'email');
    const more = [columns[0], { id: 'city', width: '100px' }, ...columns.slice(1)].flatMap((column) => column ?? []);
    expect(ids(ordered(more, layout))).toBe('name age email id city');
  });

  test('a column that is gone: forgotten without a trace', () => {
    const layout = moved(columns, plainLayout, 'id', 'email');
    expect(ids(ordered(columns.slice(1), layout))).toBe('name age email');
  });

  test('hidden: not shown, but the one that names the row stays', () => {
    const layout = toggledColumn(toggledColumn(plainLayout, 'id'), 'age');
    expect(ids(laidOut(columns, layout, 'id'))).toBe('id name email');
    expect(ids(laidOut(columns, toggledColumn(layout, 'age'), 'id'))).toBe('id name age email');
  });

  test('widths: kept within what can be seen and grabbed', () => {
    expect(laidOut(columns, resized(plainLayout, 'age', 180.4), null)[2]?.width).toBe('180px');
    expect(resized(plainLayout, 'age', 3).widths['age']).toBe(48);
    expect(resized(plainLayout, 'age', 9_000).widths['age']).toBe(1_200);
  });
});
