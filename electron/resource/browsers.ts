import type { Parsed } from '../contract/bridge';
import type { Field, Filter, OpenedSource, Page, Row } from '../contract/resource';
import { failed, failure, ok, type Result } from '../contract/result';
import type { LoadingView } from '../contract/transfer';
import type { OpenRows } from '../rows/rows-client';
import type { Collection } from './collection';
import { fieldsOf } from './field-values';
import { discoverFilters } from './filter-discovery';
import { Loadings } from './loadings';
import { localOffers, wholeDays } from './local-filters';
import { type Metadata, metadataOf } from './metadata';
import { openSource } from './open-source';
import type { PageSource } from './page-source';
import { withRelated } from './relations';
import { keyFieldOf } from './row-address';
import type { RowsForFile } from './rows-for-file';
import { noFilters, parametersOf } from './server-filters';
import { type Shelf, Shelves, type Where } from './shelves';
import { openWholeSource, type WholeList } from './whole-source';

type Asked = Omit<Query, 'filters'> & Partial<Pick<Query, 'filters'>>;

type Query = Parsed<'resource:open'>;
type Patience = { for<T>(work: Promise<T | null>): Promise<T | null>; end(): void };
type Explained = Pick<OpenedSource, 'fields' | 'filtering' | 'filters'>;

type Needs = Where & {
  readonly openRows: OpenRows;
  /** Told of big lists on their way. */
  readonly onLoading?: (loading: readonly LoadingView[]) => void;
};

/** A query that can be opened again in a later run. */
export type QueryOfFile = Pick<Query, 'path' | 'search' | 'ordering' | 'filters'>;
type SourceForFile = { readonly rows: RowsForFile; readonly names: readonly string[]; readonly asked: QueryOfFile };

type Open = {
  readonly profileId: string;
  readonly source: PageSource;
  readonly names: readonly string[];
  readonly asked: QueryOfFile;
};

const MOST_OPEN_A_PROFILE = 8;
/** How long rows that are here wait for what only explains them: a slow OPTIONS, root or schema. */
const PATIENCE_MS = 1_000;
const SAMPLE_ROWS = 50;

/** The open collections of all profiles: rows by query, whole or by page. It knows no session, only an `Http` a profile. */
export class Browsers {
  readonly shelves: Shelves;
  readonly #needs: Needs;
  readonly #open = new Map<string, Open>();
  readonly #loadings: Loadings;
  #lastId = 0;

  constructor(needs: Needs) {
    this.shelves = new Shelves(needs);
    this.#needs = needs;
    this.#loadings = new Loadings((loading) => needs.onLoading?.(loading));
  }

  /** Opens one query. A whole list at hand serves another order, search or filter of the same path, unless `fresh`. */
  async open({ filters = [], ...asked }: Asked, signal: AbortSignal): Promise<Result<OpenedSource>> {
    const found = this.shelves.of(asked);
    if (!found.ok) return found;
    const shelf = found.value;
    const isAtHand = shelf.list && !shelf.list.isClosed && !asked.fresh;
    // Chips from an earlier time: what the server filters by is found out first.
    const before = filters.length > 0 && !isAtHand && !shelf.filters ? await this.open(asked, signal) : null;
    if (before && !before.ok) return before;
    const opened = await this.#openNow({ ...asked, filters, fresh: asked.fresh && !before }, shelf, signal);
    if (before) this.close(before.value);
    return opened;
  }

  async read({ sourceId, from, count }: Parsed<'resource:read'>, signal: AbortSignal): Promise<Result<Page>> {
    const open = this.#open.get(sourceId);
    return open ? open.source.read({ from, count }, signal) : failed(failure('gone', 'No such source'));
  }

  /** What an open source shows, for a file; whoever takes it releases it. */
  rowsForFile({
    profileId,
    sourceId,
  }: Pick<Parsed<'transfer:export'>, 'profileId' | 'sourceId'>): Result<SourceForFile> {
    const open = this.#open.get(sourceId);
    if (open?.profileId !== profileId) return failed(failure('gone', 'No such source'));
    return ok({ rows: open.source.forFile(), names: open.names, asked: open.asked });
  }

  /** The same for a query of an earlier run. */
  async rowsForFileAgain(profileId: string, asked: QueryOfFile, signal: AbortSignal): Promise<Result<SourceForFile>> {
    const opened = await this.open({ profileId, ...asked, fresh: false, count: SAMPLE_ROWS }, signal);
    if (!opened.ok) return opened;
    const rows = this.rowsForFile({ profileId, sourceId: opened.value.sourceId });
    this.close(opened.value);
    return rows;
  }

  /** A collection and what OPTIONS says of it now, for an import. */
  async forImport(
    asked: { readonly profileId: string; readonly path: string },
    signal: AbortSignal,
  ): Promise<Result<{ readonly collection: Collection; readonly metadata: Metadata }>> {
    const shelf = this.shelves.of(asked);
    if (!shelf.ok) return shelf;
    const { collection } = shelf.value;
    const told = await collection.options(signal);
    return told.ok ? ok({ collection, metadata: metadataOf(told.value) }) : told;
  }

  close({ sourceId }: Parsed<'resource:close'>): Result<null> {
    this.#open.get(sourceId)?.source.close();
    this.#open.delete(sourceId);
    return ok(null);
  }

  /** After a sign-out: nothing of what the profile saw stays at hand. */
  closeProfile(profileId: string): void {
    for (const [sourceId, open] of this.#open) if (open.profileId === profileId) this.close({ sourceId });
    this.shelves.forgetProfile(profileId);
  }

  async #openNow(asked: Query, shelf: Shelf, signal: AbortSignal): Promise<Result<OpenedSource>> {
    if (asked.fresh) shelf.age();
    void shelf.told();
    const list = shelf.list;
    if (list && !list.isClosed && !asked.fresh) return this.#openWhole(shelf, list, asked, signal);
    const parameters = await this.#parameters(shelf, asked.filters);
    if (!parameters.ok) return parameters;

    const { openRows, clock } = this.#needs;
    const { collection, can } = shelf;
    const loading = this.#loadings.of(asked);
    const means = { collection, openRows, clock, can, onProgress: loading.progress };
    const wanted = { search: asked.search, ordering: asked.ordering, parameters: parameters.value };
    const answer = await openSource(means, wanted, signal).finally(loading.end);
    if (!answer.ok) return answer;
    if (answer.value.kind === 'whole') {
      shelf.list = answer.value.list;
      shelf.isPage = answer.value.isPage;
      return this.#openWhole(shelf, answer.value.list, asked, signal);
    }
    const { source, first, unfiltered } = answer.value;
    if (source.style.pageSize !== null) shelf.can = answer.value.can;
    shelf.list = null;
    const page = { from: 0, rows: first.slice(0, asked.count), total: source.total, loadedAtMs: clock.now() };
    const names = namesOf(first.slice(0, SAMPLE_ROWS));
    const patience = newPatience();
    const fields = await this.#explain(shelf, names, first, patience);
    if (unfiltered) shelf.filters ??= discoverFilters(shelf, fields, unfiltered);
    const filters = (await patience.for(shelf.filters ?? Promise.resolve(null))) ?? noFilters;
    patience.end();
    const filtering: OpenedSource['filtering'] = filters.offers.length > 0 ? 'server' : 'none';
    const more = { asked, fields, filtering, filters: filters.offers };
    return ok(this.#opened(shelf, source, page, more));
  }

  /** Of chips, in the server's own names. */
  async #parameters(shelf: Shelf, filters: readonly Filter[]): Promise<Result<URLSearchParams>> {
    if (filters.length === 0) return ok(new URLSearchParams());
    const known = (await shelf.filters) ?? noFilters;
    return parametersOf(wholeDays(filters, known.offers), known);
  }

  async #openWhole(shelf: Shelf, list: WholeList, asked: Query, signal: AbortSignal): Promise<Result<OpenedSource>> {
    const style = shelf.isPage ? ({ kind: 'page-number', pageSize: null } as const) : undefined;
    const { search, ordering } = asked;
    const offers = localOffers(shelf.fields);
    const opened = await openWholeSource(list, { search, ordering, filters: wholeDays(asked.filters, offers) }, style);
    if (!opened.ok) return opened;
    const first = await opened.value.read({ from: 0, count: asked.count }, signal);
    if (!first.ok) {
      opened.value.close();
      return first;
    }
    const patience = newPatience();
    const fields = await this.#explain(shelf, list.rows.names, first.value.rows, patience);
    patience.end();
    const more = { asked, fields, filtering: 'local', filters: localOffers(fields) } as const;
    return ok(this.#opened(shelf, opened.value, first.value, more));
  }

  async #explain(
    shelf: Shelf,
    names: readonly string[],
    rows: readonly Row[],
    patience: Patience,
  ): Promise<readonly Field[]> {
    const sample = rows.slice(0, SAMPLE_ROWS);
    const told = await patience.for(shelf.told());
    // A search that found nothing shows less than is known already.
    if (sample.length === 0 && shelf.fields.length > 0) return shelf.fields;
    const plain = fieldsOf(told?.metadata.fields ?? [], names, sample);
    const fields = (await patience.for(withRelated(plain, sample, shelf.catalogue))) ?? plain;
    shelf.fields = fields;
    shelf.keyField = keyFieldOf(
      shelf.url,
      fields.map(({ name }) => name),
      sample[0],
    );
    return fields;
  }

  #opened(
    shelf: Shelf,
    source: PageSource,
    first: Page,
    { asked, ...more }: Explained & { readonly asked: QueryOfFile },
  ): OpenedSource {
    const { profileId } = shelf;
    this.#makeRoom(profileId);
    this.#lastId += 1;
    const sourceId = `source-${this.#lastId}`;
    const { path, search, ordering, filters } = asked;
    const names = more.fields.map(({ name }) => name);
    this.#open.set(sourceId, { profileId, source, names, asked: { path, search, ordering, filters } });
    const { style, order, search: searches } = source;
    return {
      ...{ sourceId, style, order, search: searches, ...more, first },
      orderingFields: order === 'server' ? shelf.orderingFields : null,
      keyField: shelf.keyField,
      total: first.total,
      loadedAtMs: first.loadedAtMs,
      can: { create: shelf.mayCreate },
    };
  }

  /** The window closes what it leaves; a bound all the same, oldest first. */
  #makeRoom(profileId: string): void {
    const own = [...this.#open].filter(([, open]) => open.profileId === profileId);
    for (const [sourceId] of own.slice(0, Math.max(0, own.length - MOST_OPEN_A_PROFILE + 1))) this.close({ sourceId });
  }
}

const namesOf = (rows: readonly Row[]): readonly string[] => Object.keys(Object.assign({}, ...rows));

/** From now on: one second for all that is waited for, together. */
const newPatience = (): Patience => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  return { for: (work) => Promise.race([work, late]), end: () => clearTimeout(timer) };
};
