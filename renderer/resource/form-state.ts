import type { Wire } from '../../electron/contract/declare';
import type { Field, Row } from '../../electron/contract/resource';
import { editWords } from '../words/edits';
import { type Input, type Inputs, inputOf, isChanged, valueFor } from './field-values';

/** What a form shows: the fields that can be written, and the rest as facts. */
export const writable = (fields: readonly Field[]): readonly Field[] => fields.filter(({ readOnly }) => !readOnly);

/** A field may be called `constructor`, which every object has. */
const isTyped = (typed: Inputs, { name }: Field): boolean => Object.hasOwn(typed, name);

export const inputIn = (field: Field, typed: Inputs, base: Row | null): Input =>
  isTyped(typed, field) ? typed[field.name] : inputOf(field, base?.[field.name]);

/** Fields whose input differs from what the server has. */
export const changedIn = (fields: readonly Field[], typed: Inputs, base: Row | null): readonly Field[] =>
  writable(fields).filter((field) => isTyped(typed, field) && isChanged(field, typed[field.name], base?.[field.name]));

export type Values = Readonly<Record<string, Wire>>;
export type ToSend =
  | { readonly ok: true; readonly values: Values }
  | { readonly ok: false; readonly errors: Readonly<Record<string, readonly string[]>> };

/** What is sent: of a row that exists only what was changed, of a new one what was filled in or is required. */
export const toSend = (fields: readonly Field[], typed: Inputs, base: Row | null): ToSend => {
  const values: Record<string, Wire> = {};
  const errors: Record<string, readonly string[]> = {};
  for (const field of base ? changedIn(fields, typed, base) : filledIn(fields, typed)) {
    const value = valueFor(field, inputIn(field, typed, base), base?.[field.name]);
    if (value.ok) values[field.name] = value.value;
    else errors[field.name] = [editWords.input.notJson];
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, values };
};

/** A field that was left empty is left out, so that the server's own default holds. */
const filledIn = (fields: readonly Field[], typed: Inputs): readonly Field[] =>
  writable(fields).filter((field) => {
    if (field.type === 'boolean' && !field.nullable) return field.required || isTyped(typed, field);
    const input = typed[field.name];
    return isTyped(typed, field) && input !== undefined && isChanged(field, input, undefined);
  });

/** All that can be written of a row that is gone, with what was typed over it: to create it again. */
export const typedOfAll = (fields: readonly Field[], typed: Inputs, base: Row): Inputs =>
  Object.fromEntries(
    writable(fields)
      // A stored file is an address here, which no server takes for the file itself.
      .filter((field) => (field.type !== 'file' && field.type !== 'image') || isTyped(typed, field))
      .map((field) => [field.name, inputIn(field, typed, base)]),
  );

/** Fields that differ between what the editing began with and what the server has now. */
export const changedThere = (fields: readonly Field[], base: Row, current: Row): readonly Field[] =>
  writable(fields).filter(({ name }) => JSON.stringify(base[name]) !== JSON.stringify(current[name]));

/** Whether the server has what was sent. A number that it writes as text (decimals) counts as the same. */
export const hasAll = (row: Row, values: Values): boolean =>
  Object.entries(values).every(
    ([name, value]) => JSON.stringify(row[name]) === JSON.stringify(value) || isSameText(row[name], value),
  );

const isSameText = (one: Wire, other: Wire): boolean =>
  typeof one !== 'object' && typeof other !== 'object' && String(one) === String(other);

/** A value as one line of text. */
const lineOf = (value: Wire): string => {
  if (value === null || value === undefined || value === '') return editWords.nothing;
  if (typeof value === 'boolean') return value ? editWords.input.yes : editWords.input.no;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** A value of a field as people read it: a choice by its label. */
export const shownValue = (field: Field, value: Wire): string =>
  field.choices?.find((choice) => String(choice.value) === String(value))?.label ?? lineOf(value);
