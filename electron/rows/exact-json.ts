import { randomBytes } from 'node:crypto';
import type { Wire } from '../contract/declare';
import { STRING_OR_NUMBER } from '../contract/rows-text';

/** Where such a number may be, found at the speed of a plain scan; most answers have none. What looks so in a text does no harm. */
const MAYBE = /[:,[]\s*(?:-?\d+[.eE]|-?\d{16}|-0)/;
/** No server can know it, so no text of a server is taken for a number. */
const MARK = `latchkey-number-${randomBytes(12).toString('hex')}:`;
const MARKED_IN_JSON = new RegExp(`"${MARK}([^"]*)"`, 'g');

/** Whether a double would be written otherwise than the server wrote it: `1.10`, `5.0`, `1e3`, `-0`, long integers. */
const isInexact = (found: string): boolean => found.charCodeAt(0) !== 0x22 && String(Number(found)) !== found;

export const hasInexactNumbers = (text: string): boolean => {
  if (!mayBeInexact(text)) return false;
  for (const [found] of text.matchAll(STRING_OR_NUMBER)) if (isInexact(found)) return true;
  return false;
};

/**
 * JSON as data in which every number that a double would change is kept as its own text, behind a mark; the functions
 * below know it. Throws a SyntaxError.
 */
export const parseExact = (text: string): Wire => {
  const value: Wire = JSON.parse(
    mayBeInexact(text)
      ? text.replace(STRING_OR_NUMBER, (found) => (isInexact(found) ? `"${MARK}${found}"` : found))
      : text,
  );
  return value;
};

/** The text of a number as the server wrote it, or null for what is no number. */
export const exactNumber = (value: Wire): string | null => {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.startsWith(MARK) ? value.slice(MARK.length) : null;
};

/** JSON of data that `parseExact` or `JSON.parse` made, every number as the server wrote it. */
export const exactJson = (value: Wire): string => {
  const text = JSON.stringify(value) ?? 'null';
  return text.includes(MARK) ? text.replace(MARKED_IN_JSON, '$1') : text;
};

const mayBeInexact = (text: string): boolean => MAYBE.test(text) || !OPENS.test(text);
/** A bare number has nothing before it that the scan looks for. */
const OPENS = /^\s*[[{"]/;
