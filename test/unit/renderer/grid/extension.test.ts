import { expect, test } from 'vitest';
import { extension } from '../../../../renderer/grid/extension';

test('extended further: all from the anchor on is checked, nothing let go', () => {
  expect(extension({ anchor: 3, to: 5 }, 8)).toEqual({ checked: { from: 3, end: 9 }, unchecked: [] });
});

test('taken back: what was passed is let go', () => {
  expect(extension({ anchor: 3, to: 8 }, 5)).toEqual({
    checked: { from: 3, end: 6 },
    unchecked: [{ from: 6, end: 9 }],
  });
});

test('over the anchor to the other side: the old side is let go', () => {
  expect(extension({ anchor: 3, to: 5 }, 1)).toEqual({
    checked: { from: 1, end: 4 },
    unchecked: [{ from: 4, end: 6 }],
  });
});
