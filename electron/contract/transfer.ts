import * as v from 'valibot';
import type { Failure } from './result';
import { count, id } from './small-schemas';

const name = v.pipe(v.string(), v.maxLength(300));

export const exportFormats = ['csv', 'json', 'ndjson'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Rows of an open source by their place in it, `from` to `from + count`, rising and apart. */
const rowRange = v.strictObject({ from: count, count });
export type RowRange = v.InferOutput<typeof rowRange>;

export const exportSchema = v.strictObject({
  profileId: id,
  /** The open source whose search, order and filters hold; it may be closed once the export has begun. */
  sourceId: id,
  /** The collection's name, for the file's name and the card. */
  name,
  /** Null: all that match. */
  selection: v.nullable(v.pipe(v.array(rowRange), v.minLength(1), v.maxLength(100_000))),
  format: v.picklist(exportFormats),
  /** Fields in the order of the columns; null: all, in the server's order. */
  columns: v.nullable(v.pipe(v.array(name), v.minLength(1), v.maxLength(1_000))),
  /** CSV alone: cells that a spreadsheet would run as a formula get an apostrophe in front. */
  guardFormulas: v.boolean(),
  /** CSV alone: a byte order mark, by which spreadsheets know UTF-8. */
  byteOrderMark: v.boolean(),
});
export type ExportOrder = v.InferOutput<typeof exportSchema>;

/** A column of the file (by its place) and the field that it fills. */
const mappedColumn = v.strictObject({ column: count, field: name });
export const importMappingSchema = v.strictObject({
  importId: id,
  columns: v.pipe(v.array(mappedColumn), v.maxLength(1_000)),
  /** An apostrophe that an export put in front of what looks like a formula is taken away again. */
  undoGuard: v.boolean(),
});
export type ImportMapping = v.InferOutput<typeof importMappingSchema>;

export const importStartSchema = v.strictObject({
  ...importMappingSchema.entries,
  /** Rows that the dry run found at fault are left out and written to the file of errors; false: they are sent all the same. */
  skipFaulty: v.boolean(),
  /** The person has agreed to so many creates; wanted where the profile's write mode is `confirm`. */
  confirmed: v.boolean(),
});

/** What a field wants of a value, for the mapping. */
export type ImportField = {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly required: boolean;
};

/** A file that was opened for an import: nothing is sent yet. */
export type ImportPreview = {
  readonly importId: string;
  readonly fileName: string;
  readonly format: 'csv' | 'ndjson';
  /** Of CSV. */
  readonly delimiter: ',' | ';' | '\t' | null;
  readonly columns: readonly string[];
  /** The first rows, cell by cell. */
  readonly sample: readonly (readonly string[])[];
  readonly rows: number;
  readonly fields: readonly ImportField[];
  /** By equal names. */
  readonly mapping: readonly { readonly column: number; readonly field: string }[];
  /** Some cells begin as a guarded formula does. */
  readonly hasGuards: boolean;
  readonly writes: 'allowed' | 'confirm' | 'read-only';
};

type ImportProblemKind =
  | 'required'
  | 'not-a-number'
  | 'not-whole'
  | 'not-a-boolean'
  | 'not-a-date'
  | 'not-a-time'
  | 'not-an-email'
  | 'not-a-url'
  | 'not-a-choice'
  | 'not-json'
  | 'too-long'
  | 'too-short'
  | 'too-large'
  | 'too-small'
  | 'cells';

/** What a dry run holds against one cell. `row`: of the data, from 1; `limit`: the bound or the choices it missed. */
export type ImportProblem = {
  readonly row: number;
  readonly field: string;
  readonly what: ImportProblemKind;
  readonly value: string;
  readonly limit: string | null;
};

export type ImportCheck = {
  readonly rows: number;
  readonly faultyRows: number;
  /** The first hundred. */
  readonly problems: readonly ImportProblem[];
  /** Fields that the server wants and no column fills. */
  readonly missing: readonly string[];
};

/**
 * `waiting`: tried again by itself at `retryAtMs`. `paused`: only a person (or a sign-in) makes it go on. `kept`: of an
 * earlier run of Latchkey, and only a person makes it go on.
 */
export type TransferState =
  | { readonly kind: 'running' }
  | { readonly kind: 'kept' }
  | { readonly kind: 'waiting'; readonly failure: Failure; readonly retryAtMs: number }
  | { readonly kind: 'paused'; readonly failure: Failure }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly failure: Failure };

type Common = {
  readonly transferId: string;
  readonly profileId: string;
  /** The collection's, and its name. */
  readonly path: string;
  readonly name: string;
  readonly fileName: string;
  readonly state: TransferState;
  readonly done: number;
  /** Rows in all, as the server or the file last said; null while no one knows. */
  readonly total: number | null;
  readonly startedAtMs: number;
  /** Rows a second of late; null before there is enough to tell. */
  readonly rate: number | null;
  /** How often the session was renewed meanwhile. */
  readonly renewals: number;
};

/** An export or import as the window shows it. */
export type TransferView =
  | (Common & {
      readonly kind: 'export';
      readonly format: ExportFormat;
      /** Members of later rows that have no column in the CSV. */
      readonly leftOut: readonly string[];
    })
  | (Common & {
      readonly kind: 'import';
      readonly created: number;
      /** Rows that the server refused, or that were left out. */
      readonly refused: number;
      /** Creates whose answer was lost and that could not be looked up. */
      readonly unknown: number;
      /** Beside the file that was read; null while all went well. */
      readonly errorsFileName: string | null;
    });

/** A big list on its way: how much of it has come. */
export type LoadingView = {
  readonly profileId: string;
  readonly path: string;
  readonly bytes: number;
  readonly rows: number;
};
