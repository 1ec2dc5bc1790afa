import { failed, failure, ok, type Result } from '../contract/result';
import type { RowRange } from '../contract/transfer';
import { pathToRows } from '../rows/page-rows';
import type { FileUnderWay, RowFiles, Written } from '../rows/row-files';
import { pageJson } from './collection';
import { envelopeOf } from './pagination/envelope';
import { type Envelope, queryOfLink } from './pagination/style';
import type { QueryAtHand, RowsForFile } from './rows-for-file';

/** How far the rows of an export have been asked for: plain data, so that it can be gone back to. */
export type Place = {
  readonly rows: number;
  readonly page: number;
  /** The query string of the next page; null: there is none. */
  readonly next: string | null;
};

/** Some rows that are here; `write` puts them into the file. */
export type Step = { write(file: FileUnderWay): Promise<Result<Written>> };

/** The rows of an export, in order, some at a time. */
export type ExportSteps = {
  place: Place;
  /** Rows in all, as last told; null while no one knows. */
  readonly total: number | null;
  /** The next rows; null: that was all. A failure moves nothing: the same rows are asked for again. */
  next(signal: AbortSignal): Promise<Result<Step | null>>;
  close(): void;
};

const ROWS_A_STEP = 5_000;

const countOf = (ranges: readonly RowRange[]): number => ranges.reduce((sum, { count }) => sum + count, 0);

/** Rows that are in the rows process: they never come here. */
export class StepsAtHand implements ExportSteps {
  place: Place = { rows: 0, page: 0, next: '' };
  readonly #source: Extract<RowsForFile, { kind: 'at-hand' }>;
  readonly #files: RowFiles;
  readonly #isAll: boolean;
  #ranges: readonly RowRange[];
  #query: QueryAtHand | null = null;

  constructor(
    source: Extract<RowsForFile, { kind: 'at-hand' }>,
    files: RowFiles,
    selection: readonly RowRange[] | null,
  ) {
    this.#source = source;
    this.#files = files;
    this.#isAll = selection === null;
    this.#ranges = selection ?? [{ from: 0, count: source.total }];
  }

  get total(): number {
    return countOf(this.#ranges);
  }

  async next(): Promise<Result<Step | null>> {
    if (!this.#query) {
      const opened = await this.#source.open(this.#files);
      if (!opened.ok) return opened;
      this.#query = opened.value;
      // a write since then may have made the list longer or shorter
      if (this.#isAll) this.#ranges = [{ from: 0, count: opened.value.total }];
    }
    const part = this.#part();
    if (!part) return ok(null);
    const { queryId } = this.#query;
    this.place = { ...this.place, rows: this.place.rows + part.count };
    return ok({ write: (file) => file.query(queryId, part.from, part.count) });
  }

  close(): void {
    this.#query?.close();
    this.#query = null;
    this.#source.release();
  }

  #part(): RowRange | null {
    let before = this.place.rows;
    for (const { from, count } of this.#ranges) {
      if (before < count) return { from: from + before, count: Math.min(ROWS_A_STEP, count - before) };
      before -= count;
    }
    return null;
  }
}

/** Rows a request: as many as the server gives, but a body stays small enough to be read without a pause. */
const MOST_ROWS = 1_000;
const MOST_PAGE_BYTES = 1_000_000;
const REFUSALS: ReadonlySet<string> = new Set(['invalid-fields', 'not-found', 'server-failed', 'malformed-answer']);

type Paged = Extract<RowsForFile, { kind: 'paged' }>;

/** Rows by page, each page's link leading to the next; larger pages than the table's where the server gives them. */
export class StepsByPage implements ExportSteps {
  place: Place;
  readonly #source: Paged;
  readonly #ranges: readonly RowRange[] | null;
  #total: number | null;
  #path: readonly string[] = [];
  /** Queries of pages that were asked for, and the numbers of those. */
  readonly #seen = new Map<string, number>();

  constructor(source: Paged, selection: readonly RowRange[] | null) {
    this.#source = source;
    this.#ranges = selection;
    this.#total = selection ? countOf(selection) : source.total;
    const first = new URLSearchParams(source.query);
    // where pages are gone to by number, a selection needs them as the table has them
    if (!selection) for (const [name, value] of sizeOf(source)) first.set(name, value);
    this.place = { rows: 0, page: 0, next: first.toString() };
  }

  get total(): number | null {
    return this.#total;
  }

  async next(signal: AbortSignal): Promise<Result<Step | null>> {
    this.#skip();
    const { next, page } = this.place;
    if (next === null || this.#isPast()) return ok(null);
    const got = await this.#page(new URLSearchParams(next), signal);
    // rows were deleted meanwhile, and the list ends before this page
    if (!got.ok) return got.error.code === 'not-found' && page > 0 ? ok(null) : got;
    const { envelope, body, path } = got.value;
    const { rows } = envelope;
    const keep = this.#ranges && within(this.#ranges, this.place.rows, rows.length);
    if (!this.#ranges && envelope.count !== null) this.#total = envelope.count;
    this.place = { rows: this.place.rows + rows.length, page: page + 1, next: this.#after(next, envelope) };
    if (rows.length > 0) this.#path = path;
    if (rows.length === 0 || keep?.length === 0) return this.next(signal);
    return ok({ write: (file) => file.page(body, this.#path, keep) });
  }

  close(): void {
    this.#source.release();
  }

  async #page(query: URLSearchParams, signal: AbortSignal): Promise<Result<PageOfFile>> {
    const { collection } = this.#source;
    const got = await collection.get(query, signal);
    if (!got.ok) {
      const plain = this.place.page === 0 && this.#withoutSize(query);
      // a server that refuses parameters that it does not know
      return plain && REFUSALS.has(got.error.code) ? this.#page(plain, signal) : got;
    }
    const { body } = got.value;
    const value = pageJson(body);
    if (!value.ok) return value;
    const envelope = envelopeOf(value.value);
    const path = envelope && pathToRows(value.value, envelope.rows);
    if (!envelope || !path) return failed(failure('malformed-answer', 'The answer is not a page'));
    return ok({ envelope, body, path });
  }

  #withoutSize(query: URLSearchParams): URLSearchParams | null {
    const plain = new URLSearchParams(query);
    for (const [name] of sizeOf(this.#source)) if (this.#source.query.has(name) === false) plain.delete(name);
    return plain.toString() === query.toString() ? null : plain;
  }

  /** The link's own parameters over those of this page; one that leads to a page that has been there already is none. */
  #after(here: string, { next }: Envelope): string | null {
    const link = queryOfLink(next);
    if (!link) return null;
    const query = new URLSearchParams(this.#source.query);
    for (const [name, value] of link) query.set(name, value);
    const { page } = this.place;
    this.#seen.set(here, page);
    const known = this.#seen.get(query.toString());
    // a page that is asked for again, since writing it has failed, leads on as before
    return known !== undefined && known <= page ? null : query.toString();
  }

  /** Over pages without a selected row, where a page can be gone to by its number. */
  #skip(): void {
    const { style, query } = this.#source;
    const wanted = this.#ranges?.find(({ from, count }) => from + count > this.place.rows);
    if (!style || !wanted) return;
    const page = Math.floor(wanted.from / style.pageSize);
    if (page <= this.place.page) return;
    const way = style.page(page, null);
    if (!way) return;
    const next = new URLSearchParams(query);
    for (const [name, value] of way) next.set(name, value);
    this.place = { rows: page * style.pageSize, page, next: next.toString() };
  }

  #isPast(): boolean {
    return this.#ranges?.every(({ from, count }) => from + count <= this.place.rows) ?? false;
  }
}

type PageOfFile = { readonly envelope: Envelope; readonly body: Uint8Array; readonly path: readonly string[] };

/** DRF's own names (rest_framework/pagination.py); what a server does not know it ignores, or it caps the number. */
const sizeOf = ({ style, rowBytes }: Paged): readonly (readonly [string, string])[] => {
  if (!style) return [];
  const rows = Math.floor(Math.min(MOST_ROWS, MOST_PAGE_BYTES / Math.max(1, rowBytes)));
  if (rows <= style.pageSize) return [];
  return [[style.kind === 'limit-offset' ? 'limit' : 'page_size', String(rows)]];
};

/** The parts of the ranges in a page of `count` rows that begins at `first`, counted within it. */
const within = (ranges: readonly RowRange[], first: number, count: number): readonly RowRange[] =>
  ranges.flatMap((range) => {
    const from = Math.max(range.from, first);
    const end = Math.min(range.from + range.count, first + count);
    return end > from ? [{ from: from - first, count: end - from }] : [];
  });
