import type { Wire } from '../contract/declare';
import type { Row } from '../contract/resource';
import { ok, type Result } from '../contract/result';
import { rowsOf } from '../contract/rows-text';
import { type Collection, pageJson } from './collection';
import { envelopeOf } from './pagination/envelope';

/** Whether a row that was sent is there. `cannot-tell`: nothing that the server offers would show it. */
export type Found = 'there' | 'not-there' | 'cannot-tell';
type Values = { readonly [field: string]: Wire };

/** Names whose values are usually one's own, in the words of many APIs. */
const UNIQUE_NAME =
  /(^|_)(e?mail|e_mail|username|login|slug|uuid|guid|code|sku|isbn|iban|ref|reference|external_id|number|phone)$/i;
const LEAST = 3;

/** The value that tells a row from others, best first by its field's name; null: none does. */
export const tellingField = (values: Values, types: ReadonlyMap<string, string>): string | null => {
  const names = Object.keys(values).filter((name) => {
    const value = values[name];
    return typeof value === 'string' && value.trim().length >= LEAST && (isUnique(name) || types.get(name) === 'email');
  });
  return names.find((name) => types.get(name) === 'email') ?? names[0] ?? null;
};

const isUnique = (name: string): boolean => UNIQUE_NAME.test(name);

/**
 * After a create whose answer was lost. A filter by the field is tried, then the search; that nothing was found counts only
 * where a whole list was seen, or where the search has shown that it looks into that field.
 */
export const lookUp = async (
  collection: Collection,
  {
    values,
    field,
    isOurs,
  }: { readonly values: Values; readonly field: string; readonly isOurs: (row: Row) => boolean },
  signal: AbortSignal,
): Promise<Result<Found>> => {
  const value = String(values[field]);
  const ask = async (name: string, text: string): Promise<Result<Part | null>> => {
    const got = await collection.get(new URLSearchParams([[name, text]]), signal);
    // a server that refuses what it does not know says nothing about the row
    if (!got.ok) return got.error.code === 'invalid-fields' || got.error.code === 'too-large' ? ok(null) : got;
    const page = pageJson(got.value.body);
    return page.ok ? ok(partOf(page.value)) : ok(null);
  };
  const has = ({ rows }: Part): boolean => rows.some((row) => !isOurs(row) && isSameRow(row, values, field));

  const filtered = await ask(field, value);
  if (!filtered.ok) return filtered;
  if (filtered.value && has(filtered.value)) return ok('there');
  if (filtered.value?.isWhole) return ok('not-there');
  const searched = await ask('search', value);
  if (!searched.ok) return searched;
  if (searched.value && has(searched.value)) return ok('there');
  if (!searched.value?.isWhole) return ok('cannot-tell');

  const known = filtered.value?.rows.find((row) => typeof row[field] === 'string' && row[field] !== '');
  if (!known) return ok('cannot-tell');
  const probe = await ask('search', String(known[field]));
  if (!probe.ok) return probe;
  return ok(probe.value?.rows.some((row) => row[field] === known[field]) ? 'not-there' : 'cannot-tell');
};

type Part = { readonly rows: readonly Row[]; readonly isWhole: boolean };

const partOf = (value: Wire): Part | null => {
  if (Array.isArray(value)) return { rows: rowsOf(value), isWhole: true };
  const envelope = envelopeOf(value);
  return envelope && { rows: envelope.rows, isWhole: envelope.next === null && envelope.previous === null };
};

/** The server may have trimmed a text, or written a number or a date its own way. */
const isSameRow = (row: Row, values: Values, field: string): boolean =>
  isAlike(row[field], values[field]) &&
  Object.entries(values).every(([name, value]) => !isPlain(value) || !isPlain(row[name]) || isAlike(row[name], value));

const isPlain = (value: Wire): boolean =>
  (typeof value === 'string' && !/^\d{4}-\d{2}-\d{2}/.test(value)) ||
  typeof value === 'number' ||
  typeof value === 'boolean';

const isAlike = (one: Wire, other: Wire): boolean => {
  const [left, right] = [String(one).trim().toLowerCase(), String(other).trim().toLowerCase()];
  return left === right || (left !== '' && right !== '' && Number(left) === Number(right));
};
