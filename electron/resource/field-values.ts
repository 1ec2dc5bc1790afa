import type { Wire } from '../contract/declare';
import type { Field, FieldType, Row } from '../contract/resource';
import { labelOf } from './metadata';
import { isList, isRecord } from './wire';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;
const DECIMAL = /^-?\d{1,300}\.(\d{1,300})$/;
const WEB = /^https?:\/\/\S+$/i;
/** DRF's DurationField, which 3.14 calls `field`. */
const DURATION = /^(?:-?\d+ )?\d{1,2}:\d{2}:\d{2}(?:\.\d+)?$/;

const every = (texts: readonly string[], form: RegExp): boolean => texts.every((text) => form.test(text));

const textType = (texts: readonly string[]): FieldType => {
  if (every(texts, DATE_TIME)) return 'datetime';
  if (every(texts, DATE)) return 'date';
  if (every(texts, DECIMAL)) return 'decimal';
  if (every(texts, WEB)) return 'url';
  return every(texts, EMAIL) ? 'email' : 'string';
};

const isPlain = (value: Wire): value is string | number => typeof value === 'string' || typeof value === 'number';

const typeOfValues = (known: readonly Wire[]): FieldType => {
  if (known.length === 0) return 'other';
  if (known.every((value) => typeof value === 'boolean')) return 'boolean';
  if (known.every((value) => typeof value === 'number')) return known.every(Number.isInteger) ? 'integer' : 'float';
  const texts = known.filter((value) => typeof value === 'string');
  if (texts.length === known.length) return textType(texts);
  return known.every((value) => typeof value === 'object') ? 'nested' : 'other';
};

/**
 * DRF says `field` of relations, JSON and all else that it has no word for (drf-wire.md C.4). What can be written and
 * holds keys or addresses is a relation; a list of them is a relation to many.
 */
const typeOfUnexplained = (readOnly: boolean, known: readonly Wire[]): FieldType => {
  if (readOnly || known.length === 0) return typeOfValues(known);
  if (known.every((value) => typeof value === 'string' && DURATION.test(value))) return 'string';
  if (known.every(isPlain)) return 'relation';
  const isToMany = known.every((value) => isList(value) && value.every(isPlain));
  return isToMany && known.some((value) => isList(value) && value.length > 0) ? 'list' : typeOfValues(known);
};

const placesIn = (known: readonly Wire[]): number =>
  Math.max(0, ...known.map((value) => (typeof value === 'string' ? (DECIMAL.exec(value)?.[1]?.length ?? 0) : 0)));

/** A field as the server told it, with what only rows show. */
export const explained = (field: Field, sample: readonly Row[]): Field => {
  const values = sample.map((row) => row[field.name]);
  const known = values.filter((value) => value !== null && value !== undefined);
  const type = field.type === 'other' ? typeOfUnexplained(field.readOnly, known) : field.type;
  const children =
    field.type === 'nested' && field.children
      ? field.children.map((child) => explained(child, known.filter(isRecord)))
      : field.children;
  return {
    ...field,
    type,
    ...(values.includes(null) ? { nullable: true } : {}),
    ...(type === 'decimal' && field.decimalPlaces === undefined && placesIn(known) > 0
      ? { decimalPlaces: placesIn(known) }
      : {}),
    ...(children ? { children } : {}),
  };
};

/**
 * Fields of OPTIONS in the server's order, then those that only the data shows, typed by what is in it. The latter are
 * read-only, unless OPTIONS told nothing at all of a row that can be changed.
 */
export const fieldsOf = (
  told: readonly Field[],
  names: readonly string[],
  sample: readonly Row[],
  isUntold = false,
): readonly Field[] => {
  const known = new Set(told.map(({ name }) => name));
  const shown = names
    .filter((name) => !known.has(name))
    .map((name): Field => {
      const type = typeOfValues(
        sample.map((row) => row[name]).filter((value) => value !== null && value !== undefined),
      );
      return explained({ name, label: labelOf(name), type, required: false, readOnly: !isUntold }, sample);
    });
  return [...told.map((field) => explained(field, sample)), ...shown];
};
