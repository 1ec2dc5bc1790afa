import { describe, expect, test } from 'vitest';
import { namesOf, parseJson, parseRows } from '../../../../electron/rows/array-parser';
import { ListParser } from '../../../../electron/rows/list-parser';
import { rowsInPage } from '../../../../electron/rows/page-rows';
import { NotAList } from '../../../../electron/rows/row-set';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('numbers beyond a double', () => {
  test('stay exact, as text; others stay numbers', () => {
    expect(parseJson(bytes('[{"id": 9007199254740993, "n": 9007199254740991, "f": 0.1234567890123456}]'))).toEqual({
      ok: true,
      value: [{ id: '9007199254740993', n: 9007199254740991, f: 0.1234567890123456 }],
    });
  });

  test('what a double would call infinite: as text too', () => {
    const text = '[1e999, -1E+400, 1e300, "1e999", 2.5e-999]';
    expect(parseJson(bytes(text))).toEqual({ ok: true, value: ['1e999', '-1E+400', 1e300, '1e999', 0] });
  });

  test('digits inside texts stay as they are', () => {
    const text = '["12345678901234567890", "a \\" 12345678901234567890", -12345678901234567890]';
    expect(parseJson(bytes(text))).toEqual({
      ok: true,
      value: ['12345678901234567890', 'a " 12345678901234567890', '-12345678901234567890'],
    });
  });

  test('a text of a megabyte beside one: no stack overflow', () => {
    const long = 'x\\n'.repeat(500_000);
    expect(parseJson(bytes(`["${long}", 12345678901234567890]`)).ok).toBe(true);
  });

  test('cut off in a text full of quotes: malformed at once, not after a look from each quote to the end', () => {
    const cut = bytes(`[12345678901234567890, "${'\\"'.repeat(60_000)}`);
    expect(parseJson(cut)).toMatchObject({ ok: false, error: { code: 'malformed-answer' } });
    expect(rowsInPage(cut, [])).toBeNull();
  });
});

describe('a bare list', () => {
  test('nested so deep that nothing could write it again: malformed-answer; brackets in texts do not count', () => {
    const deep = (levels: number): Uint8Array => bytes(`[{"a":${'['.repeat(levels)}1${']'.repeat(levels)}}]`);
    expect(parseRows(deep(10_000))).toMatchObject({ ok: false, error: { code: 'malformed-answer' } });
    expect(parseRows(deep(400)).ok).toBe(true);
    expect(parseRows(bytes(`["${'['.repeat(1_000)}", "\\\\", "\\"${'{'.repeat(1_000)}"]`)).ok).toBe(true);
    const pushed = () => new ListParser().push(deep(10_000));
    expect(pushed).toThrow(NotAList);
  });

  test('not JSON, cut off, or not UTF-8: malformed-answer', () => {
    for (const broken of [bytes('[{"id": 1'), bytes('<html>'), Uint8Array.of(0x22, 0xff, 0x22)]) {
      expect(parseRows(broken)).toMatchObject({ ok: false, error: { code: 'malformed-answer' } });
    }
  });

  test('a byte order mark, and a mark for what could not be read that the server itself has sent: as it came', () => {
    expect(parseRows(bytes('\ufeff[{"id": 1}]'))).toEqual({ ok: true, value: [{ id: 1 }] });
    expect(parseRows(bytes('[{"name": "\ufffd"}]'))).toEqual({ ok: true, value: [{ name: '\ufffd' }] });
  });

  test('an object: malformed-answer', () => {
    expect(parseRows(bytes('{}'))).toMatchObject({ ok: false, error: { code: 'malformed-answer' } });
  });

  test('members that are not objects: rows of one value', () => {
    expect(parseRows(bytes('["a", 2, {"id": 3}]'))).toEqual({
      ok: true,
      value: [{ value: 'a' }, { value: 2 }, { id: 3 }],
    });
  });

  test('names come from the first rows in their order', () => {
    expect(
      namesOf([
        { id: 1, name: 'a' },
        { id: 2, extra: true },
      ]),
    ).toEqual(['id', 'name', 'extra']);
  });
});
