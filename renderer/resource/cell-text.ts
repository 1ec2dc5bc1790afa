import type { Wire } from '../../electron/contract/declare';
import type { Field } from '../../electron/contract/resource';
import { words } from '../words/catalogue';
import { isoMinute, number } from '../words/human';

/** Has an offset, so it is a moment; without one it is what the server's clock shows and stays as it is. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/;
const MOST_NESTED = 120;

/** A value as its column shows it: moments in the chosen zone to the minute, choices by label, nested ones compact. */
export const cellText = (value: Wire, field: Pick<Field, 'type' | 'name' | 'choices'>): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') {
    const isGrouped = Number.isInteger(value) && (field.type === 'integer' || field.name === 'id');
    return labelOf(value, field) ?? (isGrouped ? number(value) : String(value));
  }
  if (typeof value === 'boolean') return labelOf(value, field) ?? words.resource.grid.yesNo(value);
  if (typeof value === 'string') return labelOf(value, field) ?? timeText(value, field.type) ?? value;
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

/** `Berlin, 10115`, `red, blue`: what is inside, without brackets and names as far as that says enough. */
const compact = (value: Wire): string => {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  const parts = isList(value)
    ? value.map(compact)
    : Object.entries(value).flatMap(([name, inner]) => (compact(inner) === '' ? [] : `${name}: ${compact(inner)}`));
  const text = parts.filter((part) => part !== '').join(isList(value) ? ', ' : '; ');
  return text.length > MOST_NESTED ? `${text.slice(0, MOST_NESTED)}…` : text;
};

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
