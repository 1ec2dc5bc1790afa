import * as v from 'valibot';
import type { Wire } from './declare';

export const orderingSchema = v.strictObject({ field: v.pipe(v.string(), v.maxLength(200)), descending: v.boolean() });
export type Ordering = v.InferOutput<typeof orderingSchema>;

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
  | 'nested'
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
