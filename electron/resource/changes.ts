import type { Wire } from '../contract/declare';
import type { Values } from '../contract/edits';
import type { Field, Row } from '../contract/resource';
import { type Failure, failure } from '../contract/result';
import type { Metadata } from './metadata';
import { isSame } from './wire';

/** What may be done with a row. `null` of `allow`: no answer named the view's methods. */
export const abilitiesOf = (
  metadata: Metadata | null,
  allow: ReadonlySet<string> | null,
): { readonly change: boolean; readonly remove: boolean } => {
  const has = (...methods: string[]): boolean => allow === null || methods.some((method) => allow.has(method));
  // `Allow` names what the view can, `actions` what this user may; DRF asks the permission of PUT alone
  // (rest_framework/metadata.py, determine_actions), and a view without PUT has no such word.
  const isSilent = metadata === null || !metadata.isOfDrf || (allow !== null && !allow.has('PUT'));
  const mayWrite = isSilent || metadata.isAllowed;
  return { change: has('PATCH', 'PUT') && mayWrite, remove: has('DELETE') && mayWrite };
};

/** The fields that are to be changed and are not what they were when the editing began. */
export const changedSince = (base: Values, values: Values, current: Row): readonly string[] =>
  Object.keys(values).filter(
    (name) =>
      Object.hasOwn(base, name) &&
      Object.hasOwn(current, name) &&
      !isSameStored(base[name], current[name]) &&
      !isSame(values[name], current[name]),
  );

/** Addresses of stored files are often signed anew with each answer, in their query. */
const isSameStored = (one: Wire, other: Wire): boolean =>
  isSame(one, other) ||
  (typeof one === 'string' && typeof other === 'string' && isAddress(one) && withoutQuery(one) === withoutQuery(other));

const isAddress = (text: string): boolean => /^https?:\/\//i.test(text);
const withoutQuery = (text: string): string => text.replace(/\?.*$/s, '');

export const conflict = (names: readonly string[], current: Row): Failure =>
  failure('conflict', 'The row was changed meanwhile.', { reason: names.join(', '), current });

/** All that PUT wants: what the row has in fields that can be written, and the values over it. A stored file cannot be sent back. */
export const wholeOf = (fields: readonly Field[], current: Row, values: Values): Values => {
  const kept = fields.filter(
    ({ name, type, readOnly }) => !readOnly && Object.hasOwn(current, name) && type !== 'file' && type !== 'image',
  );
  return { ...Object.fromEntries(kept.map(({ name }) => [name, current[name] ?? null])), ...values };
};
