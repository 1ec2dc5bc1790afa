import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Wire } from '../../../../electron/contract/declare';
import { plainTextOrder } from '../../../../electron/rows/plain-text-order';
import { sortedOrder } from '../../../../electron/rows/sorting';

const collator = new Intl.Collator('en');
const by = (values: readonly Wire[], isDescending = false): readonly Wire[] =>
  [...sortedOrder(values, isDescending)].map((row) => values[row]);

/** The plain way: a stable comparison sort. */
const expectedText = (texts: readonly string[], isDescending: boolean): readonly number[] =>
  texts
    .map((_, row) => row)
    .sort((a, b) => (isDescending ? -1 : 1) * collator.compare(texts[a] ?? '', texts[b] ?? '') || a - b);

describe('numbers', () => {
  test('small integers: by value, not by text', () => {
    expect(by([10, 9, -3, 100, 9])).toEqual([-3, 9, 9, 10, 100]);
  });

  test('fractions and wide integers: by value', () => {
    expect(by([0.5, 1e12, -1e12, 0.25, 4])).toEqual([-1e12, 0.25, 0.5, 4, 1e12]);
  });

  test('integers beyond 2^53 as text beside numbers: exactly', () => {
    const values = ['9007199254740993', 5, '9007199254740992', 9007199254740991];
    expect(by(values)).toEqual([5, 9007199254740991, '9007199254740992', '9007199254740993']);
  });

  test('any integers: the order of a stable comparison sort, both ways', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -70_000, max: 70_000 })), fc.boolean(), (values, isDescending) => {
        const rows = values.map((_, row) => row);
        rows.sort((a, b) => ((values[a] ?? 0) - (values[b] ?? 0)) * (isDescending ? -1 : 1) || a - b);
        expect([...sortedOrder(values, isDescending)]).toEqual(rows);
      }),
    );
  });
});

describe('text', () => {
  const ascii = fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 12 }), { maxLength: 60 });
  const any = fc.array(fc.string({ unit: 'grapheme', maxLength: 6 }), { maxLength: 60 });

  for (const [name, texts] of [
    ['printable ASCII', ascii],
    ['any text', any],
  ] as const)
    test(`${name}: the collator's order, stable, both ways`, () => {
      fc.assert(
        fc.property(texts, fc.boolean(), (values, isDescending) => {
          expect([...sortedOrder(values, isDescending)]).toEqual(expectedText(values, isDescending));
        }),
        { numRuns: 300 },
      );
    });

  test('names that differ in case: together, lower case first', () => {
    expect(by(['bela', 'Zofia', 'Bela', 'ada'])).toEqual(['ada', 'bela', 'Bela', 'Zofia']);
  });
});

test('null and missing values: at the end in both directions', () => {
  expect(by([null, 2, undefined, 1])).toEqual([1, 2, null, undefined]);
  expect(by([null, 2, undefined, 1], true)).toEqual([2, 1, null, undefined]);
});

test('equal values descending: in their first order', () => {
  expect([...sortedOrder([1, 2, 1, 2], true)]).toEqual([1, 3, 0, 2]);
});

test('objects and mixed values: as text, nothing lost', () => {
  expect(by([{ b: 1 }, 'a', 3, [1]])).toHaveLength(4);
});

test('texts that together are longer than a text can be: the quick way is left, and nothing throws', () => {
  expect(plainTextOrder(new Array<string>(6_000).fill('x'.repeat(100_000)), false)).toBeNull();
});
