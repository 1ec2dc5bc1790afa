import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { PythonNumber, type PythonValue } from './python-json';

/** What a serializer field of DRF 3.14 makes of one incoming value: the clean value, or its words. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly string[] };

export type Field<T> = (value: PythonValue | undefined) => Checked<T>;

export const charField =
  (limits: { readonly maxLength?: number } = {}): Field<string> =>
  (value) => {
    const text = charText(value);
    if (!text.ok) return text;
    return withoutErrors(text.value, textErrors(text.value, limits.maxLength));
  };

export const emailField =
  (limits: { readonly maxLength: number }): Field<string> =>
  (value) => {
    const text = charText(value, NO_EMAIL);
    if (!text.ok) return text;
    const wrong = isEmail(text.value) ? [] : [NO_EMAIL];
    return withoutErrors(text.value, [...textErrors(text.value, limits.maxLength), ...wrong]);
  };

/** A whole number; a bigint where a double would lose digits. Throws RangeError beyond SQLite's 64 bits, as Django does. */
export const integerField: Field<number | bigint> = (value) => {
  if (value === undefined) return failed('This field is required.');
  if (value === null) return failed('This field may not be null.');
  const text = value instanceof PythonNumber ? value.text : value;
  if (typeof text !== 'string') return failed('A valid integer is required.');
  if (text.length > 1000) return failed('String value too large.');
  const digits = text.replace(/\.0*\s*$/, '').trim();
  if (!/^[+-]?\d+(?:_\d+)*$/.test(digits)) return failed('A valid integer is required.');
  const whole = BigInt(digits.replace(/[+_]/g, ''));
  if (BigInt.asIntN(64, whole) !== whole) throw new RangeError('Python int too large to convert to SQLite INTEGER');
  return { ok: true, value: Number.isSafeInteger(Number(whole)) ? Number(whole) : whole };
};

// DRF's EmailField gives its own words to what is no text at all, too.
const NO_EMAIL = 'Enter a valid email address.';

const failed = (...errors: string[]): Checked<never> => ({ ok: false, errors });

const withoutErrors = <T>(value: T, errors: readonly string[]): Checked<T> =>
  errors.length === 0 ? { ok: true, value } : { ok: false, errors };

const charText = (value: PythonValue | undefined, invalid = 'Not a valid string.'): Checked<string> => {
  if (value === undefined) return failed('This field is required.');
  if (value === null) return failed('This field may not be null.');
  const text = value instanceof PythonNumber ? value.text : value;
  if (typeof text !== 'string') return failed(invalid);
  const trimmed = text.trim();
  return trimmed === '' ? failed('This field may not be blank.') : { ok: true, value: trimmed };
};

const textErrors = (text: string, maxLength: number | undefined): string[] => {
  const errors: string[] = [];
  if (maxLength !== undefined && [...text].length > maxLength) {
    errors.push(`Ensure this field has no more than ${maxLength} characters.`);
  }
  if (text.includes('\u0000')) errors.push('Null characters are not allowed.');
  const surrogate = /[\ud800-\udfff]/u.exec(text)?.[0];
  if (surrogate !== undefined) {
    errors.push(`Surrogate characters are not allowed: U+${surrogate.charCodeAt(0).toString(16).toUpperCase()}.`);
  }
  return errors;
};

// Django 3.2.25, core/validators.py EmailValidator.
const USER =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a quoted local part may hold them
  /^[-!#$%&'*+/=?^_`{}|~0-9a-z]+(?:\.[-!#$%&'*+/=?^_`{}|~0-9a-z]+)*$|^"(?:[\x01-\x08\x0b\x0c\x0e-\x1f!#-[\]-\x7f]|\\[\x01-\x09\x0b\x0c\x0e-\x7f])*"$/i;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}(?<!-)$/i;
const LITERAL = /^\[([a-f0-9:.]+)\]$/i;

const isEmail = (text: string): boolean => {
  const at = text.lastIndexOf('@');
  if (at < 0 || text.length > 320 || !USER.test(text.slice(0, at))) return false;
  const domain = text.slice(at + 1);
  if (domain === 'localhost' || DOMAIN.test(domain)) return true;
  const literal = LITERAL.exec(domain)?.[1];
  return literal === undefined ? DOMAIN.test(domainToASCII(domain)) : isIP(literal) !== 0;
};
