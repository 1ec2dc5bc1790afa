import type { Wire } from '../contract/declare';
import { exactJson, exactNumber } from './exact-json';

/** RFC 4180, section 2: what makes a field need quotes; blanks at its ends besides, which some readers trim. */
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;
/** What spreadsheets run (OWASP, CSV injection): with the full-width forms that they take for the same. */
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
/** Runs nothing, and an apostrophe would make a text of it. */
const PLAIN_NUMBER = /^[-+]?\d+(\.\d+)?$/;

/** A cell as it stands in the file. Nothing at all is null, `""` is a text without characters. */
export const csvCell = (value: Wire, guardFormulas: boolean): string => {
  if (value === null || value === undefined) return '';
  const number = exactNumber(value);
  if (number !== null) return number;
  if (typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : exactJson(value);
  if (text === '') return '""';
  return quoted(guardFormulas && needsGuard(text) ? `'${text}` : text);
};

export const csvLine = (cells: readonly string[]): string => `${cells.join(',')}\r\n`;

const quoted = (text: string): string => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const needsGuard = (text: string): boolean => FORMULA.test(text) && !PLAIN_NUMBER.test(text);

/** What `csvCell` has guarded, as it was before. */
export const unguarded = (text: string): string => (isGuarded(text) ? text.slice(1) : text);

export const isGuarded = (text: string): boolean => text.startsWith("'") && needsGuard(text.slice(1));
