import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonRead } from '../../../../electron/token/json-reader';
import { readJson } from '../../../../electron/token/json-reader';

const read = (text: string, maxDepth = 64): JsonRead =>
  readJson(text, { root: '/payload', maxDepth, isNotable: () => true });

const parsedOrNothing = (text: string): { readonly value: unknown } | null => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
};

const spaced = (text: string): string => text.replace(/[,:[\]{}]/g, (sign) => ` \n${sign}\t\r`);

describe('readJson', () => {
  test('any JSON value, written any way: the same value as JSON.parse', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const result = read(text);
        expect(result.ok && result.value).toEqual(JSON.parse(text));
      }),
    );
  });

  test('any text near JSON: accepted exactly when JSON.parse accepts it, with the same value', () => {
    const near = fc
      .tuple(fc.jsonValue({ maxDepth: 3 }), fc.nat(60), fc.constantFrom(...'{}[],:"\\0-+.eE1utn\u0001 \ufeff/'))
      .map(([value, place, sign]) => {
        const text = JSON.stringify(value);
        const at = place % (text.length + 1);
        return [text.slice(0, at) + sign + text.slice(at), text.slice(0, at) + text.slice(at + 1), text.slice(0, at)];
      });
    fc.assert(
      fc.property(near, (texts) => {
        for (const text of texts) {
          const expected = parsedOrNothing(text);
          const result = read(text);
          expect(result.ok).toBe(expected !== null);
          if (result.ok) expect(result.value).toEqual(expected?.value);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('names in any order: members keep the order of the text, also names that look like numbers', () => {
    const names = fc.uniqueArray(fc.oneof(fc.string(), fc.nat().map(String), fc.constant('__proto__')));
    fc.assert(
      fc.property(names, (list) => {
        const text = `{${list.map((name, index) => `${JSON.stringify(name)}:${index}`).join(',')}}`;
        const result = read(text);
        expect(result.ok && result.members.map(({ name }) => name)).toEqual(list);
      }),
    );
  });

  test('numbers of any length and spelling: their text is kept exactly', () => {
    const number = fc.stringMatching(/^-?(?:0|[1-9]\d{0,40})(?:\.\d{1,30})?(?:[eE][+-]?\d{1,4})?$/);
    fc.assert(
      fc.property(fc.array(number), (list) => {
        const result = read(spaced(`{${list.map((text, index) => `"n${index}":${text}`).join(',')}}`));
        expect(result.ok && result.members.map(({ sourceText }) => sourceText)).toEqual(list);
        expect(result.ok && result.values).toEqual(list.map(Number));
      }),
    );
  });

  test('a name twice after unescaping: the last value is shown, the later member names the earlier', () => {
    const result = read('{"alg":1,"\\u0061lg":2,"x":{"alg":3}}');
    expect(result).toMatchObject({
      value: { alg: 2, x: { alg: 3 } },
      members: [
        { path: '/payload/alg', sourceText: '1' },
        { path: '/payload/alg', sourceText: '2', duplicateOf: '/payload/alg' },
        { path: '/payload/x', sourceText: '{"alg":3}' },
        { path: '/payload/x/alg' },
      ],
    });
    expect(result.ok && 'duplicateOf' in (result.members[3] ?? {})).toBe(false);
  });

  test('__proto__ as a name: a plain own member, and no prototype changes', () => {
    const result = read('{"__proto__":{"polluted":true},"a":{"__proto__":null}}');
    const value: unknown = result.ok ? result.value : null;
    expect(Object.keys(Object(value))).toEqual(['__proto__', 'a']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(JSON.stringify(value)).toBe('{"__proto__":{"polluted":true},"a":{"__proto__":null}}');
    expect(Object(value).polluted).toBeUndefined();
  });

  test('members inside arrays: pointers count the elements, and escape slash and tilde', () => {
    const result = read('{"a/b~c":[0,{"x":1},[[{"y":2}]]]}');
    expect(result.ok && result.members.map(({ path }) => path)).toEqual([
      '/payload/a~1b~0c',
      '/payload/a~1b~0c/1/x',
      '/payload/a~1b~0c/2/0/0/y',
    ]);
    expect(result.ok && result.elements.map(({ path }) => path)).toEqual(['/payload/a~1b~0c/0']);
  });

  test('more than 5,000 members: the value holds all, the list the first of them and the duplicates after', () => {
    const names = Array.from({ length: 6_000 }, (_, index) => `"n${index}":{"a":${index}}`);
    const result = read(`{${names.join(',')},"n7":1}`);
    expect(result).toMatchObject({ ok: true, isCut: true, value: { n5999: { a: 5_999 }, n7: 1 } });
    expect(result.ok && result.members).toHaveLength(5_001);
    expect(result.ok && result.members.at(-1)).toMatchObject({ path: '/payload/n7', duplicateOf: '/payload/n7' });
    expect(read('{"a":1}')).toMatchObject({ isCut: false });
  });

  test('a container of several lines: its text is kept as it was written', () => {
    const result = read('{"a": [1,\n 2 ] , "b":{ }}');
    expect(result.ok && result.members.map(({ sourceText }) => sourceText)).toEqual(['[1,\n 2 ]', '{ }']);
  });

  test('nesting: 64 levels are read, 65 are too deep, also with arrays and objects mixed', () => {
    const nested = (depth: number): string => `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`;
    expect(read(nested(64)).ok).toBe(true);
    expect(read(`[${nested(64)}]`)).toEqual({ ok: false, fault: 'too-deep' });
    expect(read(`[${'[],'.repeat(200)}[]]`).ok).toBe(true);
  });

  test('long names nested in one another: pointers stay short', () => {
    const name = 'k'.repeat(1_000);
    const result = read(`{"${name}":{"${name}":{"a":1,"b":2}}}`);
    const paths = result.ok ? result.members.map(({ path }) => path.length) : [];
    expect(Math.max(...paths)).toBeLessThan(520);
    expect(result.ok && result.members.map(({ name: own }) => own.length)).toEqual([1_000, 1_000, 1, 1]);
  });

  test.each([
    '',
    ' ',
    'NaN',
    'Infinity',
    '{"a":1,}',
    '[1,]',
    '[,1]',
    '{"a"}',
    '{a:1}',
    "{'a':1}",
    '01',
    '1.',
    '.5',
    '+1',
  ])('text %j: not JSON', (text) => {
    expect(read(text)).toEqual({ ok: false, fault: 'not-json' });
  });

  test.each([
    '1e',
    '"\t"',
    '"\\x"',
    '"\\u12"',
    '"a',
    '{"a":1}x',
    '{"a":1}{}',
    '/**/1',
    '[1 2]',
    '{"a":1 "b":2}',
    '[1}',
    'tru',
  ])('text %j: not JSON', (text) => {
    expect(read(text)).toEqual({ ok: false, fault: 'not-json' });
  });
});
