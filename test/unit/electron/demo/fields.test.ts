import { describe, expect, it } from 'vitest';
import { charField, emailField, integerField } from '../../../../electron/demo/fields';
import { PythonNumber } from '../../../../electron/demo/python-json';

describe('fields answer in DRF’s words', () => {
  const name = charField({ maxLength: 5 });

  it.each([
    [undefined, 'This field is required.'],
    [null, 'This field may not be null.'],
    ['  ', 'This field may not be blank.'],
    [true, 'Not a valid string.'],
    ['abcdef', 'Ensure this field has no more than 5 characters.'],
  ])('text %j: %s', (value, words) => {
    expect(name(value)).toEqual({ ok: false, errors: [words] });
  });

  it('text is trimmed, counted in code points, and a number is text', () => {
    expect(name(' 😀😀😀😀😀 ')).toEqual({ ok: true, value: '😀😀😀😀😀' });
    expect(name(new PythonNumber('1.50'))).toEqual({ ok: true, value: '1.5' });
  });

  it('several faults of one text: all of them', () => {
    expect(name('abcde\u0000')).toEqual({
      ok: false,
      errors: ['Ensure this field has no more than 5 characters.', 'Null characters are not allowed.'],
    });
  });

  it.each([
    ['12', 12],
    ['7.0', 7],
    ['9007199254740993', 9007199254740993n],
  ])('the integer %j: %s', (text, value) => {
    expect(integerField(new PythonNumber(text))).toEqual({ ok: true, value });
  });

  it('no integer, and one beyond SQLite’s 64 bits', () => {
    expect(integerField('12.5')).toEqual({ ok: false, errors: ['A valid integer is required.'] });
    expect(() => integerField('9223372036854775808')).toThrow(RangeError);
  });

  it.each(['a@b', 'a@example.org-', 'ä@example.org', '@example.org', `a@${'x'.repeat(330)}.org`])(
    '%s is no address',
    (text) => {
      expect(emailField({ maxLength: 254 })(text)).toMatchObject({ ok: false });
    },
  );

  it.each(['a@example.org', 'a@localhost', 'a@exämple.org', '"q"@example.org', 'a@[127.0.0.1]'])(
    '%s is one',
    (text) => {
      expect(emailField({ maxLength: 254 })(text)).toEqual({ ok: true, value: text });
    },
  );
});
