import { describe, expect, it } from 'vitest';
import { PythonNumber, parsePythonJson } from '../../../../electron/demo/python-json';

describe('JSON as Python reads it', () => {
  it('values of every kind', () => {
    const parsed = parsePythonJson(' {"a": [1, true, null, "\\u00e9\\n"], "__proto__": {}} ');
    expect(parsed).toEqual({
      ok: true,
      value: new Map<string, unknown>([
        ['a', [new PythonNumber('1'), true, null, 'é\n']],
        ['__proto__', new Map()],
      ]),
    });
  });

  it.each([
    ['12', '12'],
    ['12.0', '12.0'],
    ['12.50', '12.5'],
    ['1e3', '1000.0'],
    ['9007199254740993', '9007199254740993'],
  ])('the number %s is %s as text', (source, text) => {
    expect(parsePythonJson(source)).toMatchObject({ ok: true, value: { text } });
  });

  it.each([
    ['', 'Expecting value: line 1 column 1 (char 0)'],
    ['{"a":', 'Expecting value: line 1 column 6 (char 5)'],
    ['{\n "a" 1}', "Expecting ':' delimiter: line 2 column 6 (char 7)"],
    ['["😀" 1]', "Expecting ',' delimiter: line 1 column 6 (char 5)"],
    ['{"a":1} x', 'Extra data: line 1 column 9 (char 8)'],
    ['NaN', "Out of range float values are not JSON compliant: 'NaN'"],
  ])('%j is refused in its words', (text, why) => {
    expect(parsePythonJson(text)).toEqual({ ok: false, why });
  });

  it('nested beyond Python’s limit: a RangeError, not a broken stack', () => {
    expect(() => parsePythonJson('['.repeat(100_000))).toThrow(RangeError);
    expect(parsePythonJson('['.repeat(800) + ']'.repeat(800)).ok).toBe(true);
  });
});
