import type { Ordering, Row } from '../contract/resource';
import { namesOf } from './array-parser';
import type { RowQuery, RowSet } from './row-set';
import { RowSearch } from './search';
import { sortedOrder } from './sorting';

type Wanted = { readonly search: string; readonly ordering: Ordering | null };

/** All rows in this process. Keeps the last order and the last search, as a person changes one of them at a time. */
export class InMemoryRowSet implements RowSet {
  readonly total: number;
  readonly names: readonly string[];
  #rows: readonly Row[];
  #search: RowSearch;
  #order: { readonly of: Ordering; readonly rows: Uint32Array } | null = null;
  #found: { readonly search: string; readonly rows: Uint32Array } | null = null;

  constructor(rows: readonly Row[]) {
    this.#rows = rows;
    this.#search = new RowSearch(rows);
    this.total = rows.length;
    this.names = namesOf(rows);
  }

  async query(wanted: Wanted): Promise<RowQuery> {
    return this.queryNow(wanted);
  }

  queryNow({ search, ordering }: Wanted): RowQuery & { rangeNow(from: number, count: number): readonly Row[] } {
    const rows = this.#rows;
    const index = this.#index(search, ordering);
    const total = index ? index.length : rows.length;
    const rangeNow = (from: number, count: number): readonly Row[] => {
      if (!index) return rows.slice(from, from + count);
      return Array.from(index.subarray(from, from + count), (row) => rows[row] ?? {});
    };
    return { total, rangeNow, range: async (from, count) => rangeNow(from, count), close: () => {} };
  }

  /** Prepares the next rows for searching; true while some are left. */
  prepareSearch(): boolean {
    return this.#search.prepare();
  }

  close(): void {
    this.#rows = [];
    this.#search = new RowSearch([]);
    this.#order = null;
    this.#found = null;
  }

  #index(search: string, ordering: Ordering | null): Uint32Array | null {
    const order = ordering ? this.#ordered(ordering) : null;
    if (search === '') return order;
    const found = this.#matching(search);
    if (!order) return found;
    const isFound = new Uint8Array(this.total);
    for (const row of found) isFound[row] = 1;
    return order.filter((row) => isFound[row] === 1);
  }

  #ordered(ordering: Ordering): Uint32Array {
    const { field, descending } = ordering;
    if (this.#order?.of.field !== field || this.#order.of.descending !== descending)
      this.#order = {
        of: ordering,
        rows: sortedOrder(
          this.#rows.map((row) => row[field]),
          descending,
        ),
      };
    return this.#order.rows;
  }

  #matching(search: string): Uint32Array {
    if (this.#found?.search !== search) this.#found = { search, rows: this.#search.find(search) };
    return this.#found.rows;
  }
}
