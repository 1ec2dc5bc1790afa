import * as v from 'valibot';
import type { Wire } from './declare';
import type { Field, Row } from './resource';
import { id } from './small-schemas';

/** A path below the server address, or an absolute URL of the server or of a service of the profile. */
const path = v.pipe(v.string(), v.maxLength(2_000));
/** A row's key as its address has it: digits, a slug, a UUID. */
const key = v.pipe(v.string(), v.minLength(1), v.maxLength(500));
/** The person agreed to this very request; wanted where the profile's write mode is `confirm`. */
const confirmed = v.optional(v.boolean(), false);

const MOST_TEXT = 10_000_000;
const MOST_ITEMS = 10_000;

/** JSON as the window gives it. Numbers beyond 2^53 and decimals come as text. */
const value: v.GenericSchema<Wire> = v.lazy(() =>
  v.union([
    v.pipe(v.string(), v.maxLength(MOST_TEXT)),
    v.pipe(v.number(), v.finite()),
    v.boolean(),
    v.null(),
    v.pipe(v.array(value), v.maxLength(MOST_ITEMS)),
    v.record(v.pipe(v.string(), v.maxLength(300)), value),
  ]),
);

/** By field. `{ file: fileId }` stands for the content of a file that `desktop:choose-file` gave. */
const values = v.record(v.pipe(v.string(), v.minLength(1), v.maxLength(300)), value);
export type Values = Readonly<Record<string, Wire>>;

const ofRow = { profileId: id, path, key };

export const rowSchema = v.strictObject(ofRow);
export const createSchema = v.strictObject({ profileId: id, path, values, confirmed });
export const changeSchema = v.strictObject({
  ...ofRow,
  /** The row as it was when the editing began: what the server has now is compared with it. Null: not compared. */
  base: v.nullable(values),
  /** Only what was changed. */
  values,
  /** Sends it whatever the server has now. */
  overwrite: v.boolean(),
  confirmed,
});
export const removeSchema = v.strictObject({ ...ofRow, confirmed });
/** `url`: what `Field.related` says. */
export const relatedSchema = v.strictObject({ profileId: id, url: path, search: v.pipe(v.string(), v.maxLength(300)) });

/** What a window has written, for the others that show the profile. `key` null: a row more; `row` null: that one is gone. */
export type RowWritten = {
  readonly profileId: string;
  readonly path: string;
  readonly key: string | null;
  readonly row: Row | null;
};

/** Rows of a collection that were written by something else than a table. */
export type Outdated = { readonly profileId: string; readonly path: string };

/** One row as the server has it now, and what may be done with it. */
export type RowDetail = {
  readonly row: Row;
  /** Absolute: where it is read and written. */
  readonly url: string;
  /** In the server's order; of a row that may not be changed all are read-only. */
  readonly fields: readonly Field[];
  readonly can: { readonly change: boolean; readonly remove: boolean };
  readonly etag: string | null;
};

/** A collection that the API's root, or its schema, names. `path`: below the server address. */
export type NamedCollection = { readonly name: string; readonly path: string };

/** A row that a relation may point to. `key`: what the field takes, a key or an absolute URL. */
export type RelatedRow = { readonly key: string; readonly label: string };

/** A file that the person chose; main reads it when the form is sent. `size`: bytes. */
export type ChosenFile = { readonly fileId: string; readonly name: string; readonly size: number };
