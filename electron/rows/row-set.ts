import type { Ordering, Row } from '../contract/resource';
import type { RowFilter } from './filtering';

export type WantedRows = {
  readonly search: string;
  readonly ordering: Ordering | null;
  readonly filters?: readonly RowFilter[];
};

/** One row that the server has otherwise now. `key` null: a new one; `row` null: it is gone. */
export type RowChange = { readonly keyField: string; readonly key: string | null; readonly row: Row | null };

/** A whole list at hand, with one order and one search at a time; in this process, or in the rows process for big ones. */
export type RowSet = {
  readonly total: number;
  /** Names of the first rows' members, in order. */
  readonly names: readonly string[];
  /** Another view of the same rows: shares them, costs an index. */
  query(wanted: WantedRows): Promise<RowQuery>;
  /** Later queries have it; those that are open stay as they are. */
  patch(change: RowChange): Promise<void>;
  close(): void;
};

export type RowQuery = {
  readonly total: number;
  /** Its number in the rows process, for a file that is written there; null for rows in this process. */
  readonly queryId: number | null;
  range(from: number, count: number): Promise<readonly Row[]>;
  close(): void;
};

/** What a `RowSet` in another process rejects with when that process ended; the only rejection that is no bug. */
export class RowsGone extends Error {}
