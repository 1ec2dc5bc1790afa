import type { Wire } from '../contract/declare';
import type { Field } from '../contract/resource';
import type { ImportProblem } from '../contract/transfer';
import { unguarded } from './csv';
import type { FileRow } from './file-reader';

export type FieldToFill = {
  readonly column: number;
  /** What the server says of it; `type` as any text, since a later one is no reason to fail. */
  readonly field: Omit<Field, 'type'> & { readonly type: string; readonly nullable?: boolean };
};

export type RowMaking = {
  /** Cells are text, as in CSV, and become what their fields want. */
  readonly isText: boolean;
  readonly undoGuard: boolean;
  readonly fill: readonly FieldToFill[];
  readonly columns: number;
};

type Problem = Omit<ImportProblem, 'row'>;
export type MadeRow = { readonly values: { readonly [field: string]: Wire }; readonly problems: readonly Problem[] };

/** A row of a file as what a create sends. What is at fault goes as it stands: the server has the last word. */
export const madeRow = (row: FileRow, { isText, undoGuard, fill, columns }: RowMaking): MadeRow => {
  const values: Record<string, Wire> = {};
  const problems: Problem[] = [];
  if (row.length > columns)
    problems.push({ field: '', what: 'cells', value: String(row.length), limit: String(columns) });
  for (const { column, field } of fill) {
    const cell = row[column];
    const given = undoGuard && typeof cell === 'string' ? unguarded(cell) : cell;
    if (given === undefined || (given === null && isText)) {
      // nothing in the cell: the server's own default, or null where it says that it takes it
      if (field.required) problems.push({ field: field.name, what: 'required', value: '', limit: null });
      else if (field.nullable === true && isText) values[field.name] = null;
      continue;
    }
    const made = typeof given === 'string' && isText ? readAs(given, field) : { value: given };
    values[field.name] = made.value;
    const fault = made.fault ?? faultOf(made.value, field);
    if (fault) problems.push({ field: field.name, value: shown(given), ...fault });
  }
  return { values, problems };
};

type Fault = { readonly what: Problem['what']; readonly limit: string | null };
type Made = { readonly value: Wire; readonly fault?: Fault };

const shown = (value: Wire): string => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200);
const fault = (what: Problem['what'], limit: string | null = null): Fault => ({ what, limit });

const WHOLE = /^[-+]?\d+$/;
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/;
/** rest_framework/fields.py, BooleanField. */
const TRUE = new Set(['true', 't', 'y', 'yes', 'on', '1']);
const FALSE = new Set(['false', 'f', 'n', 'no', 'off', '0']);
const JSON_TYPES = new Set(['nested', 'list', 'multiple-choice', 'other']);

const readAs = (text: string, field: FieldToFill['field']): Made => {
  const trimmed = text.trim();
  if (field.choices && field.type === 'choice') return choiceOf(trimmed, field.choices);
  switch (field.type) {
    case 'integer':
      // text beyond 2^53: DRF's IntegerField reads it as well (rest_framework/fields.py)
      if (WHOLE.test(trimmed)) return { value: Number.isSafeInteger(Number(trimmed)) ? Number(trimmed) : trimmed };
      return { value: text, fault: fault(NUMBER.test(trimmed) ? 'not-whole' : 'not-a-number') };
    case 'float':
      return NUMBER.test(trimmed) ? { value: Number(trimmed) } : { value: text, fault: fault('not-a-number') };
    case 'decimal':
      return NUMBER.test(trimmed) ? { value: trimmed } : { value: text, fault: fault('not-a-number') };
    case 'boolean':
      if (TRUE.has(trimmed.toLowerCase())) return { value: true };
      return FALSE.has(trimmed.toLowerCase()) ? { value: false } : { value: text, fault: fault('not-a-boolean') };
    case 'relation':
      return { value: WHOLE.test(trimmed) && Number.isSafeInteger(Number(trimmed)) ? Number(trimmed) : trimmed };
    default:
      return JSON_TYPES.has(field.type) ? jsonOf(text, field.type) : { value: text };
  }
};

const jsonOf = (text: string, type: string): Made => {
  try {
    const value: Wire = JSON.parse(text);
    // of a type that nobody knows, only what can be nothing but JSON is taken for it
    return type === 'other' && (typeof value !== 'object' || value === null) ? { value: text } : { value };
  } catch {
    return type === 'other' ? { value: text } : { value: text, fault: fault('not-json') };
  }
};

const choiceOf = (text: string, choices: NonNullable<Field['choices']>): Made => {
  const found =
    choices.find(({ value }) => String(value) === text) ?? choices.find(({ label }) => label.trim() === text);
  if (found) return { value: found.value };
  const some = choices.slice(0, 8).map(({ value }) => String(value));
  return { value: text, fault: fault('not-a-choice', some.join(', ')) };
};

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;
const TIME = /^\d{2}:\d{2}(:\d{2})?/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;
const URL_TEXT = /^[a-z][a-z0-9+.-]*:\/\/\S+$/i;

const faultOf = (value: Wire, field: FieldToFill['field']): Fault | null => {
  const { type, minValue, maxValue } = field;
  const isNumeric = type === 'integer' || type === 'float' || type === 'decimal';
  if (isNumeric && (typeof value === 'number' || typeof value === 'string')) {
    if (minValue !== undefined && Number(value) < minValue) return fault('too-small', String(minValue));
    if (maxValue !== undefined && Number(value) > maxValue) return fault('too-large', String(maxValue));
    return null;
  }
  return typeof value === 'string' ? textFault(value, field) : null;
};

const textFault = (text: string, { type, minLength, maxLength }: FieldToFill['field']): Fault | null => {
  const characters = [...text].length;
  if (maxLength !== undefined && characters > maxLength) return fault('too-long', String(maxLength));
  if (minLength !== undefined && characters < minLength) return fault('too-short', String(minLength));
  if (type === 'date' && !DATE.test(text)) return fault('not-a-date');
  if (type === 'datetime' && !DATE_TIME.test(text)) return fault('not-a-date');
  if (type === 'time' && !TIME.test(text)) return fault('not-a-time');
  if (type === 'email' && !EMAIL.test(text)) return fault('not-an-email');
  return type === 'url' && !URL_TEXT.test(text) ? fault('not-a-url') : null;
};
