import type { Call } from '../../electron/contract/bridge';
import type { Page, Row } from '../../electron/contract/resource';
import type { Failure } from '../../electron/contract/result';

type Needs = {
  /** Rows a page. */
  readonly pageSize: number;
  read(from: number, count: number): Call<Page>;
  /** Rows, total, failure or loading changed. */
  readonly onChange: () => void;
  readonly first: Page;
  readonly mostPages?: number;
};

type Loading = { readonly call: Call<Page> };

const MOST_PAGES = 20;
const MOST_AT_ONCE = 4;

/**
 * The only page cache: rows near what is shown, at most 20 pages, least recently shown dropped first. What is scrolled
 * past before it arrived is cancelled.
 */
export class RowWindow {
  readonly #needs: Needs;
  readonly #pages = new Map<number, readonly Row[]>();
  readonly #loading = new Map<number, Loading>();
  readonly #failed = new Set<number>();
  /** Pages that came no longer when they were asked for again, whatever the total says. */
  readonly #short = new Set<number>();
  #total: number | null;
  #knownEnd = 0;
  #shown = { from: 0, end: 0 };
  #failure: Failure | null = null;
  #loadedAtMs: number;
  #isPassing = false;
  #isClosed = false;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#total = needs.first.total;
    this.#loadedAtMs = needs.first.loadedAtMs;
    this.#keepFirst(needs.first);
  }

  /** Rows in all as the server last said; null while no one knows. */
  get total(): number | null {
    return this.#total;
  }

  /** Rows to scroll through: with an unknown total, what is known and one page more. */
  get rowCount(): number {
    return this.#total ?? this.#knownEnd + this.#needs.pageSize;
  }

  get loadedAtMs(): number {
    return this.#loadedAtMs;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** Rows that are on their way, as a range; null: none. */
  get loading(): { readonly from: number; readonly end: number } | null {
    if (this.#loading.size === 0) return null;
    const pages = [...this.#loading.keys()];
    const { pageSize } = this.#needs;
    return { from: Math.min(...pages) * pageSize, end: Math.min((Math.max(...pages) + 1) * pageSize, this.rowCount) };
  }

  rowAt(index: number): Row | undefined {
    const { pageSize } = this.#needs;
    const page = Math.floor(index / pageSize);
    return this.#pages.get(page)?.[index - page * pageSize];
  }

  /** Places of all rows that are here, rising. */
  loaded(): readonly number[] {
    const { pageSize } = this.#needs;
    const pages = [...this.#pages].sort(([a], [b]) => a - b);
    return pages.flatMap(([page, rows]) => rows.map((_, offset) => page * pageSize + offset));
  }

  /**
   * Rows `from` up to `end`, exclusive, are seen: what is missing of them is asked for, nearest first; nothing while they
   * are only passed, or a server would be asked for pages that nobody reads.
   */
  show(from: number, end: number, isPassing = false): void {
    this.#shown = { from, end };
    this.#isPassing = isPassing;
    this.#ask();
  }

  /** Asks again for what failed or was stopped. */
  retry(): void {
    this.#failure = null;
    this.#failed.clear();
    this.#short.clear();
    this.#ask();
    this.#needs.onChange();
  }

  /** Cancels what is on its way; rows that are here stay. */
  stop(): void {
    const isBusy = this.#loading.size > 0;
    for (const [page, { call }] of this.#loading) {
      this.#failed.add(page);
      call.cancel();
    }
    this.#loading.clear();
    if (isBusy) this.#needs.onChange();
  }

  close(): void {
    this.#isClosed = true;
    for (const { call } of this.#loading.values()) call.cancel();
    this.#loading.clear();
  }

  #ask(): void {
    if (this.#isClosed) return;
    const { pageSize } = this.#needs;
    const { from, end } = this.#shown;
    const first = Math.floor(from / pageSize);
    const last = Math.floor(Math.max(from, end - 1) / pageSize);
    const isNear = (page: number): boolean => page >= first - 1 && page <= last + 1;
    for (const [page, { call }] of this.#loading) {
      if (isNear(page)) continue;
      call.cancel();
      this.#loading.delete(page);
    }
    if (this.#isPassing) return;
    for (let page = first; page <= last; page += 1) this.#load(page);
    // the neighbour that is nearer comes along, so that a calm scroll never meets a skeleton
    const isNearerBelow = (last + 1) * pageSize - end <= from - first * pageSize;
    this.#load(isNearerBelow ? last + 1 : first - 1);
  }

  #load(page: number): void {
    const { pageSize, read } = this.#needs;
    const from = page * pageSize;
    if (page < 0 || from >= this.rowCount || this.#loading.has(page) || this.#failed.has(page)) return;
    const held = this.#pages.get(page);
    if (held) {
      // most recently shown last
      this.#pages.delete(page);
      this.#pages.set(page, held);
      if (held.length === pageSize || this.#short.has(page)) return;
      if (this.#total !== null && from + held.length >= this.#total) return;
    }
    if (this.#loading.size >= MOST_AT_ONCE) return;
    const call = read(from, pageSize);
    this.#loading.set(page, { call });
    this.#needs.onChange();
    void call.result.then((result) => {
      if (this.#loading.get(page)?.call !== call) return;
      this.#loading.delete(page);
      if (result.ok) {
        if (result.value.rows.length <= (this.#pages.get(page)?.length ?? 0)) this.#short.add(page);
        this.#keep(page, result.value);
      } else if (result.error.code !== 'cancelled') {
        this.#failure = result.error;
        this.#failed.add(page);
      }
      this.#ask();
      this.#needs.onChange();
    });
  }

  /** A short list comes whole. */
  #keepFirst({ rows, ...first }: Page): void {
    const { pageSize, mostPages = MOST_PAGES } = this.#needs;
    const pages = Math.min(mostPages, Math.max(1, Math.ceil(rows.length / pageSize)));
    for (let page = 0; page < pages; page += 1) {
      const from = page * pageSize;
      this.#keep(page, { ...first, from, rows: rows.slice(from, from + pageSize) });
    }
  }

  #keep(page: number, { from, rows, total, loadedAtMs }: Page): void {
    const { pageSize, mostPages = MOST_PAGES } = this.#needs;
    this.#pages.delete(page);
    this.#pages.set(page, rows.slice(0, pageSize));
    this.#knownEnd = Math.max(this.#knownEnd, from + rows.length);
    this.#loadedAtMs = loadedAtMs;
    if (total !== null) this.#total = total;
    else if (rows.length === 0) this.#total = Math.min(this.#knownEnd, from);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= mostPages) break;
      this.#pages.delete(oldest);
    }
  }
}
