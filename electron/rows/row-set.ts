import type { Ordering, Row } from '../contract/resource';
import type { RowFilter } from './filtering';

export type WantedRows = {
  readonly search: string;
  readonly ordering: Ordering | null;
  readonly filters?: readonly RowFilter[];
};

/** One row that the server has otherwise now. `key` null: a new one; `row` null: it is gone. */
export type RowChange = { readonly keyField: string; readonly key: string | null; readonly row: Row | null };

export type UnreadList = { readonly list: Uint8Array; readonly head: readonly Row[] };

/** A whole list at hand, with one order and one search at a time; in this process, or in the rows process for big ones. */
export type RowSet = {
  readonly total: number;
  /** Names of the first rows' members, in order. */
  readonly names: readonly string[];
  /** Where nobody has asked for rows yet: the list as the server wrote it, and its first rows. */
  readonly unread?: UnreadList | null;
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

/** What is to be read as a list is not one in JSON. */
export class NotAList extends Error {}

/** What a `RowSet` in another process rejects with when that process ended; beside `NotAList` the only rejection that is no bug. */
export class RowsGone extends Error {}
