import type { Clock } from '../base/clock';
import type { OpenedSource, Page, Row } from '../contract/resource';
import { failed, failure, ok, type Result } from '../contract/result';
import type { Collection } from './collection';
import type { PageSource } from './page-source';
import { envelopeOf } from './pagination/envelope';
import { type Envelope, type PageStyle, queryOfLink } from './pagination/style';
import type { RowsForFile } from './rows-for-file';

/** A read asks for at most this many pages; the rest of its rows is left out and asked for again. */
const MOST_PAGES_A_READ = 12;

type Known = {
  readonly collection: Collection;
  readonly clock: Clock;
  /** Null: the first page is all there is. */
  readonly style: PageStyle | null;
  /** Search and order, sent with each page. */
  readonly query: URLSearchParams;
  readonly first: Envelope;
  readonly can: Pick<OpenedSource, 'order' | 'search'>;
};

/** Rows by page, as the server cuts them. Keeps links, not rows: only the window caches pages. */
export class PagedSource implements PageSource {
  readonly style: OpenedSource['style'];
  readonly order: OpenedSource['order'];
  readonly search: OpenedSource['search'];
  readonly #known: Known;
  readonly #size: number;
  /** By page number: the query with which the page before it named it. */
  readonly #links = new Map<number, URLSearchParams>();
  #total: number | null;

  constructor(known: Known) {
    const { style, first, can } = known;
    this.#known = known;
    this.#size = style?.pageSize ?? Math.max(1, first.rows.length);
    this.style = { kind: style?.kind ?? 'page-number', pageSize: style?.pageSize ?? null };
    this.order = can.order;
    this.search = can.search;
    this.#total = first.count;
    this.#learn(0, first);
  }

  /** Rows in all, or null while no one knows. */
  get total(): number | null {
    return this.#total;
  }

  async read({ from, count }: { from: number; count: number }, signal: AbortSignal): Promise<Result<Page>> {
    const firstPage = Math.floor(from / this.#size);
    const rows: Row[] = [];
    for (let page = firstPage; page * this.#size < from + count && page < firstPage + MOST_PAGES_A_READ; page += 1) {
      if (this.#total !== null && page * this.#size >= this.#total && page > 0) break;
      const got = await this.#page(page, signal);
      if (!got.ok) return got;
      // not spread: a page may have more rows than a call takes arguments
      for (const row of got.value.rows) rows.push(row);
      if (got.value.next === null) break;
    }
    const skip = from - firstPage * this.#size;
    const loadedAtMs = this.#known.clock.now();
    return ok({ from, rows: rows.slice(skip, skip + count), total: this.#total, loadedAtMs });
  }

  forFile(): RowsForFile {
    const { collection, style, query, first } = this.#known;
    const rowBytes = JSON.stringify(first.rows).length / Math.max(1, first.rows.length);
    return { kind: 'paged', collection, style, query, total: this.#total, rowBytes, release: () => {} };
  }

  close(): void {
    this.#links.clear();
  }

  async #page(number: number, signal: AbortSignal): Promise<Result<Envelope>> {
    const way = await this.#wayTo(number, signal);
    if (!way.ok) return way;
    const { collection, query } = this.#known;
    const parameters = new URLSearchParams(query);
    for (const [name, value] of way.value) parameters.set(name, value);
    const got = await collection.getJson(parameters, signal);
    if (!got.ok) {
      // rows were deleted meanwhile, and the list ends before this page ("Invalid page.")
      if (got.error.code !== 'not-found' || number === 0) return got;
      this.#total = Math.min(this.#total ?? number * this.#size, number * this.#size);
      return ok({ rows: [], count: null, next: null, previous: null });
    }
    const envelope = envelopeOf(got.value);
    if (!envelope) return failed(failure('malformed-answer', 'The answer is not a page'));
    this.#learn(number, envelope);
    return ok(envelope);
  }

  /** Cursor pages know only their neighbours, so pages in between are walked through. */
  async #wayTo(number: number, signal: AbortSignal): Promise<Result<URLSearchParams>> {
    const { style } = this.#known;
    const nowhere = failed(failure('gone', 'No page leads there'));
    if (!style) return number === 0 ? ok(new URLSearchParams()) : nowhere;
    const way = style.page(number, this.#links.get(number) ?? null);
    if (way) return ok(way);
    const nearest = [...this.#links.keys()].reduce((most, page) => (page < number ? Math.max(most, page) : most), 0);
    for (let page = nearest; page < number; page += 1) {
      const before = await this.#page(page, signal);
      if (!before.ok) return before;
      if (!this.#links.has(page + 1)) return nowhere;
    }
    const after = style.page(number, this.#links.get(number) ?? null);
    return after ? ok(after) : nowhere;
  }

  #learn(number: number, { rows, count, next }: Envelope): void {
    if (count !== null) this.#total = count;
    else if (next === null) this.#total = number * this.#size + rows.length;
    const link = queryOfLink(next);
    if (link) this.#links.set(number + 1, link);
    else this.#links.delete(number + 1);
  }
}
