import * as v from 'valibot';
import type { Wire } from './declare';

export const orderingSchema = v.strictObject({ field: v.pipe(v.string(), v.maxLength(200)), descending: v.boolean() });
export type Ordering = v.InferOutput<typeof orderingSchema>;

export const filterLookups = ['exact', 'gte', 'lte', 'icontains'] as const;
/** `gte` and `lte` include the bound; `icontains` ignores case. */
export type FilterLookup = (typeof filterLookups)[number];

/** One chip. `value`: text as a parameter carries it: `true`, `12`, `2024-05-06`. Several hold together. */
export const filterSchema = v.strictObject({
  field: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  lookup: v.picklist(filterLookups),
  value: v.pipe(v.string(), v.maxLength(300)),
});
export type Filter = v.InferOutput<typeof filterSchema>;
export const filtersSchema = v.pipe(v.array(filterSchema), v.maxLength(50));

/** What a filter may ask of one field; by the server or here, as `OpenedSource.filtering` says. */
export type FilterOffer = {
  readonly field: string;
  readonly label: string;
  readonly kind: 'choice' | 'boolean' | 'number' | 'text' | 'date' | 'datetime';
  readonly lookups: readonly FilterLookup[];
  /** Of `choice`. */
  readonly choices?: readonly { readonly value: string | number | boolean; readonly label: string }[];
};

/** The types of DRF's SimpleMetadata (rest_framework/metadata.py), folded to what a table and a form need. */
export type FieldType =
  | 'integer'
  | 'float'
  | 'decimal'
  | 'string'
  | 'email'
  | 'url'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'time'
  | 'choice'
  | 'multiple-choice'
  | 'list'
  | 'nested'
  | 'file'
  | 'image'
  | 'relation'
  | 'other';

export type Field = {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly helpText?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minValue?: number;
  readonly maxValue?: number;
  readonly choices?: readonly { readonly value: string | number | boolean; readonly label: string }[];
  /** DRF does not tell: true where a row was seen that has null there. */
  readonly nullable?: boolean;
  /** Of `decimal`: from DRF 3.15 on, else as many as the rows show. */
  readonly decimalPlaces?: number;
  readonly maxDigits?: number;
  /** Of `nested` its fields; of `list` one field, which each item is. */
  readonly children?: readonly Field[];
  /**
   * Where `relation`, or a `list` of relations, points: absolute URL of that collection, for `resource:related`.
   * Missing: not known, and only a key can be entered.
   */
  readonly related?: string;
};

export type Row = { readonly [name: string]: Wire };

export type Page = {
  readonly from: number;
  readonly rows: readonly Row[];
  readonly total: number | null;
  /** Epoch ms, this computer's clock. */
  readonly loadedAtMs: number;
};

/** An open collection: one query, immutable; another order or search opens another source. */
export type OpenedSource = {
  readonly sourceId: string;
  readonly style: {
    readonly kind: 'whole' | 'page-number' | 'limit-offset' | 'cursor';
    readonly pageSize: number | null;
  };
  readonly order: 'server' | 'local' | 'none';
  readonly search: 'server' | 'local' | 'none';
  readonly filtering: 'server' | 'local' | 'none';
  /** Empty where `filtering` is `none`. */
  readonly filters: readonly FilterOffer[];
  /** The fields that the server orders by, where its schema names them; null: not known, any may be tried. */
  readonly orderingFields: readonly string[] | null;
  /** The field whose value a row's address ends in; null: rows have no address that is known. */
  readonly keyField: string | null;
  readonly total: number | null;
  readonly loadedAtMs: number;
  /** Columns in the server's order: from OPTIONS where it answers, else from the data. */
  readonly fields: readonly Field[];
  readonly can: {
    readonly create: boolean;
  };
  /** The first rows come along, so that opening is one round trip. */
  readonly first: Page;
};

/** A whole list that nobody has read yet: `list` is its JSON as the server wrote it, which tells the rows and how many. */
export type UnreadSource = Omit<OpenedSource, 'total' | 'first'> & { readonly list: Uint8Array };

/** One request as the window shows it: no secret, the credential is a placeholder. */
export type RequestLine = {
  readonly id: number;
  readonly profileId: string | null;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly status: number | null;
  readonly failureCode?: string;
  readonly startedAtMs: number;
  readonly tookMs: number | null;
  readonly bytes: number | null;
  readonly curl: string;
};
