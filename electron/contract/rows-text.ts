import type { Wire } from './declare';
import type { Row } from './resource';

/** Where a number may lie that a double does not hold: 16 digits in a row, or an exponent of three. Most answers have none. */
const LONG_DIGITS = /\d{16}|\d[eE]\+?\d{3}/;
/**
 * Strings, to step over them, and numbers. The string part is unrolled: nested quantifiers overflow on long texts. Its
 * closing quote may be missing: a text that is cut off in a string would be scanned again from each quote in it.
 */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/gs;
const INTEGER = /^-?\d{16,}$/;

const isBeyondDouble = (number: string): boolean =>
  INTEGER.test(number) ? !Number.isSafeInteger(Number(number)) : !Number.isFinite(Number(number));

const quoteLongNumbers = (text: string): string =>
  text.replace(STRING_OR_NUMBER, (found) => (!found.startsWith('"') && isBeyondDouble(found) ? `"${found}"` : found));

/** JSON as data; integers beyond 2^53, and what would be infinite, stay exact, as text. Throws a SyntaxError. */
export const parseJsonText = (text: string): Wire => {
  const value: Wire = JSON.parse(LONG_DIGITS.test(text) ? quoteLongNumbers(text) : text);
  return value;
};

const isRecord = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members of a list as rows; what is not an object becomes a row with one member, `value`. */
export const rowsOf = (items: readonly Wire[]): readonly Row[] =>
  items.map((item): Row => (isRecord(item) ? item : { value: item }));
