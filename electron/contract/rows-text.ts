import type { Wire } from './declare';
import type { Row } from './resource';

/** No API answers deeper. What writes, compares or shows it goes down level by level, and would end with the stack. */
export const MOST_LEVELS = 500;

/**
 * Strings, to step over them, and numbers. The string part is unrolled: nested quantifiers overflow on long texts. Its
 * closing quote may be missing: a text that is cut off in a string would be scanned again from each quote in it.
 */
export const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/gs;
const INTEGER = /^-?\d{16,}$/;

const isBeyondDouble = (number: string): boolean =>
  INTEGER.test(number) ? !Number.isSafeInteger(Number(number)) : !Number.isFinite(Number(number));

const quoteLongNumbers = (text: string): string =>
  text.replace(STRING_OR_NUMBER, (found) => (!found.startsWith('"') && isBeyondDouble(found) ? `"${found}"` : found));

/**
 * JSON as data; integers beyond 2^53, and what would be infinite, stay exact, as text. Throws a SyntaxError, also where it
 * is nested deeper than `MOST_LEVELS`.
 */
export const parseJsonText = (text: string): Wire => {
  const value: Wire = JSON.parse(text);
  if (!hasHugeNumbers(value)) return value;
  const exact: Wire = JSON.parse(quoteLongNumbers(text));
  return exact;
};

type Inner = readonly Wire[] | { readonly [name: string]: Wire };

/** Goes through the data, level by level: to look for digits and brackets in its text takes as long as to parse it. */
const hasHugeNumbers = (value: Wire): boolean => {
  let isHuge = false;
  let next: Inner[] = [];
  const look = (each: Wire): void => {
    if (typeof each === 'number') isHuge ||= Math.abs(each) > Number.MAX_SAFE_INTEGER;
    else if (typeof each === 'object' && each !== null) next.push(each);
  };
  look(value);
  for (let levels = 0; next.length > 0; levels += 1) {
    if (levels === MOST_LEVELS) throw new SyntaxError(`more than ${MOST_LEVELS} levels of JSON`);
    const level = next;
    next = [];
    for (const each of level) {
      if (isList(each)) for (const inner of each) look(inner);
      // JSON has no other names than its own; a list of the values would be made for each row
      else for (const name in each) look(each[name]);
    }
  }
  return isHuge;
};

const isList = (value: Inner): value is readonly Wire[] => Array.isArray(value);

const isRecord = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members of a list as rows; what is not an object becomes a row with one member, `value`. */
export const rowsOf = (items: readonly Wire[]): readonly Row[] =>
  items.every(isRecord) ? items : items.map((item): Row => (isRecord(item) ? item : { value: item }));
