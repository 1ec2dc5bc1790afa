import type { Wire } from '../../electron/contract/declare';
import type { Field, Row } from '../../electron/contract/resource';
import { words } from '../words/catalogue';
import { isoMinute, number } from '../words/human';

/** Has an offset, so it is a moment; without one it is what the server's clock shows and stays as it is. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/;
/** Far more than the widest column shows: the browser lays out all of a text, a megabyte in a quarter of a second. */
const MOST_TEXT = 2_000;
const MOST_NESTED = 120;
const MOST_LEVELS = 50;

/** A value as its column shows it: moments in the chosen zone to the minute, choices by label, nested ones compact. */
export const cellText = (value: Wire, field: Pick<Field, 'type' | 'name' | 'choices'>): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') {
    const isGrouped = Number.isInteger(value) && (field.type === 'integer' || field.name === 'id');
    return labelOf(value, field) ?? (isGrouped ? number(value) : String(value));
  }
  if (typeof value === 'boolean') return labelOf(value, field) ?? words.resource.grid.yesNo(value);
  if (typeof value === 'string') return labelOf(value, field) ?? timeText(value, field.type) ?? cut(value, MOST_TEXT);
  return compact(value);
};

const labelOf = (value: string | number | boolean, { choices }: Pick<Field, 'choices'>): string | null =>
  choices?.find((choice) => choice.value === value)?.label ?? null;

const timeText = (value: string, type: Field['type']): string | null => {
  if (type !== 'datetime') return null;
  if (MOMENT.test(value)) {
    const atMs = Date.parse(value);
    if (!Number.isNaN(atMs)) return isoMinute(atMs);
  }
  const parts = DATE_TIME.exec(value);
  return parts ? `${parts[1]} ${parts[2]}` : null;
};

const isList = (value: Wire): value is readonly Wire[] => Array.isArray(value);

/**
 * `Berlin, 10115`, `red, blue`: what is inside, without brackets and names as far as that says enough. Each level is
 * looked at once, and only as far as it is shown: a cell may hold megabytes, any number of levels deep.
 */
const compact = (value: Wire, level = 0): string => {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if (level === MOST_LEVELS) return '…';
  let text = '';
  for (const [before, inner] of membersOf(value)) {
    const part = compact(inner, level + 1);
    if (part === '') continue;
    if (text !== '') text += isList(value) ? ', ' : '; ';
    text += before + part;
    if (text.length > MOST_NESTED) break;
  }
  return cut(text, MOST_NESTED);
};

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text);

function* membersOf(value: readonly Wire[] | Row): Generator<readonly [before: string, inner: Wire]> {
  if (isList(value)) for (const inner of value) yield ['', inner];
  else for (const name of Object.keys(value)) yield [`${name}: `, value[name]];
}

/** A value exactly as the server gave it, for a copy. */
export const exactText = (value: Wire): string => {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const NEEDS_QUOTES = /["\t\r\n]/;

/** Cells as spreadsheets paste them: tabs between, quotes around what holds a tab, a quote or a line's end. */
export const tsv = (lines: readonly (readonly string[])[]): string =>
  lines
    .map((cells) =>
      cells.map((cell) => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'),
    )
    .join('\n');
