import type { Ordering, Row } from '../contract/resource';
import { namesOf } from './array-parser';
import { passes, type RowFilter } from './filtering';
import { patched } from './patching';
import { plainOrder } from './ranked-order';
import type { RowChange, RowQuery, RowSet, WantedRows } from './row-set';
import { RowSearch } from './search';
import { sortedOrder } from './sorting';

/** By row number: rows with numbers that a double would change, as `parseExact` has them. */
type ExactRows = ReadonlyMap<number, Row>;

type QueryNow = RowQuery & {
  rangeNow(from: number, count: number): readonly Row[];
  /** The same for a file: numbers as the server wrote them. */
  exactRange(from: number, count: number): readonly Row[];
};

/** All rows in this process. Keeps the last order and the last search, as a person changes one of them at a time. */
export class InMemoryRowSet implements RowSet {
  readonly names: readonly string[];
  #rows: readonly Row[];
  #exact: ExactRows;
  #search: RowSearch;
  #order: { readonly of: Ordering; readonly rows: Uint32Array } | null = null;
  #found: { readonly search: string; readonly rows: Uint32Array } | null = null;

  constructor(rows: readonly Row[], exact: ExactRows = new Map()) {
    this.#rows = rows;
    this.#exact = exact;
    this.#search = new RowSearch(rows);
    this.names = namesOf(rows);
  }

  get total(): number {
    return this.#rows.length;
  }

  async query(wanted: WantedRows): Promise<RowQuery> {
    return this.queryNow(wanted);
  }

  queryNow(wanted: WantedRows): QueryNow {
    const rows = this.#rows;
    const exact = this.#exact;
    const index = this.#index(wanted);
    const total = index ? index.length : rows.length;
    const rowAt = (row: number): Row => rows[row] ?? {};
    const rangeNow = (from: number, count: number): readonly Row[] => {
      if (!index) return rows.slice(from, from + count);
      return Array.from(index.subarray(from, from + count), rowAt);
    };
    const exactRange = (from: number, count: number): readonly Row[] => {
      if (exact.size === 0) return rangeNow(from, count);
      const end = Math.min(total, from + count);
      return Array.from({ length: Math.max(0, end - from) }, (_, at) => {
        const row = index ? (index[from + at] ?? 0) : from + at;
        return exact.get(row) ?? rowAt(row);
      });
    };
    return {
      ...{ total, queryId: null, rangeNow, exactRange },
      range: async (from, count) => rangeNow(from, count),
      close: () => {},
    };
  }

  async patch(change: RowChange): Promise<void> {
    this.patchNow(change);
  }

  patchNow(change: RowChange): void {
    const after = patched(this.#rows, change);
    if (!after) return;
    const { rows, at, isRemoved } = after;
    if (at !== null) this.#exact = exactWithout(this.#exact, at, isRemoved);
    this.#rows = rows;
    this.#search = new RowSearch(rows);
    this.#order = null;
    this.#found = null;
  }

  /** Prepares the next rows for searching; true while some are left. */
  prepareSearch(): boolean {
    return this.#search.prepare();
  }

  close(): void {
    this.#rows = [];
    this.#exact = new Map();
    this.#search = new RowSearch([]);
    this.#order = null;
    this.#found = null;
  }

  #index({ search, ordering, filters = [] }: WantedRows): Uint32Array | null {
    const order = ordering ? this.#ordered(ordering) : null;
    const found = search === '' ? null : this.#matching(search);
    const index = order && found ? this.#inOrder(order, found) : (order ?? found);
    return filters.length === 0 ? index : this.#passing(index, filters);
  }

  #inOrder(order: Uint32Array, found: Uint32Array): Uint32Array {
    const isFound = new Uint8Array(this.total);
    for (const row of found) isFound[row] = 1;
    return order.filter((row) => isFound[row] === 1);
  }

  #passing(index: Uint32Array | null, filters: readonly RowFilter[]): Uint32Array {
    const isPassing = passes(filters);
    return (index ?? plainOrder(this.total)).filter((row) => isPassing(this.#rows[row] ?? {}));
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

const exactWithout = (exact: ExactRows, at: number, isRemoved: boolean): ExactRows =>
  new Map(
    [...exact].filter(([row]) => row !== at).map(([row, value]) => [isRemoved && row > at ? row - 1 : row, value]),
  );
