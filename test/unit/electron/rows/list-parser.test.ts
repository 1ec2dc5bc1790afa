import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Wire } from '../../../../electron/contract/declare';
import { parseJsonText, rowsOf } from '../../../../electron/contract/rows-text';
import { exactJson, parseExact } from '../../../../electron/rows/exact-json';
import { ListParser } from '../../../../electron/rows/list-parser';
import { NotAList } from '../../../../electron/rows/row-set';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const itemsOf = (value: Wire): readonly Wire[] => (Array.isArray(value) ? value : []);

/** All rows of a list that comes in pieces of `size` bytes, and those that a double would change as they were. */
const parsed = (list: Uint8Array, size: number) => {
  const parser = new ListParser();
  const rows = [];
  const exact = new Map<number, string>();
  for (let at = 0; at < list.length; at += size) {
    const got = parser.push(list.subarray(at, at + size));
    for (const [index, row] of got.exact) exact.set(rows.length + index, exactJson(row));
    rows.push(...got.rows);
  }
  parser.end();
  return { rows, exact };
};

describe('a list in pieces', () => {
  test('any JSON, cut anywhere: the same rows as in one', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.integer({ min: 1, max: 40 }), fc.boolean(), (items, size, isSpaced) => {
        const text = JSON.stringify(items, null, isSpaced ? 1 : 0);
        const whole = rowsOf(itemsOf(parseJsonText(text)));
        expect(JSON.stringify(parsed(bytes(text), size).rows)).toBe(JSON.stringify(whole));
      }),
      { numRuns: 150 },
    );
  });

  test('numbers that a double would change are kept as they were, for a file', () => {
    const list = bytes('[{"a":1.10},{"a":1.5},{"a":9007199254740993},{"a":"1.10","b":[5.0,1e3,-0]}]');
    const { rows, exact } = parsed(list, 7);
    expect(rows).toEqual([{ a: 1.1 }, { a: 1.5 }, { a: '9007199254740993' }, { a: '1.10', b: [5, 1000, -0] }]);
    expect(exact.get(0)).toBe('{"a":1.10}');
    expect(exact.has(1)).toBe(false);
    expect(exact.get(2)).toBe('{"a":9007199254740993}');
    expect(exact.get(3)).toBe('{"a":"1.10","b":[5.0,1e3,-0]}');
  });

  test.each(['[', '[1', '[1,', '[1,]', '[,1]', '[1}', '[1]2', '[1]]', '{}', 'null', '["\u0001"]', '[1 2]', ''])(
    '%s: not a list, however it is cut',
    (text) => {
      for (const size of [1, 3, 100]) expect(() => parsed(bytes(text), size)).toThrow(NotAList);
    },
  );

  test('a byte order mark, blanks and nothing in it', () => {
    expect(parsed(Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes(' \n[ ] \n')), 2).rows).toEqual([]);
  });

  test('a character cut in two, and bytes that are none', () => {
    expect(parsed(bytes('["ä€😀"]'), 1).rows).toEqual([{ value: 'ä€😀' }]);
    expect(() => parsed(Uint8Array.of(0x5b, 0x22, 0xff, 0x22, 0x5d), 100)).toThrow(NotAList);
  });
});

test('numbers as the server wrote them, through data and back', () => {
  const text = '{"a":1.10,"b":"x\\"1.10","c":[1e400,0.1],"d":12345678901234567890}';
  expect(exactJson(parseExact(text))).toBe(text);
});
