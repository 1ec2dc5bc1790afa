import type { Ordering, Row } from '../contract/resource';

/** A whole list at hand, with one order and one search at a time; in this process, or in the rows process for big ones. */
export type RowSet = {
  readonly total: number;
  /** Names of the first rows' members, in order. */
  readonly names: readonly string[];
  /** Another view of the same rows: shares them, costs an index. */
  query(query: { readonly search: string; readonly ordering: Ordering | null }): Promise<RowQuery>;
  close(): void;
};

export type RowQuery = {
  readonly total: number;
  range(from: number, count: number): Promise<readonly Row[]>;
  close(): void;
};

/** What a `RowSet` in another process rejects with when that process ended; the only rejection that is no bug. */
export class RowsGone extends Error {}
