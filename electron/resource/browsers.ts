import type { Parsed } from '../contract/bridge';
import type { Filter, OpenedSource, Page, Row, UnreadSource } from '../contract/resource';
import { failed, failure, ok, type Result } from '../contract/result';
import type { LoadingView } from '../contract/transfer';
import type { OpenRows } from '../rows/rows-client';
import type { Collection } from './collection';
import { explain, SAMPLE_ROWS } from './explaining';
import { discoverFilters } from './filter-discovery';
import { Loadings } from './loadings';
import { localOffers, wholeDays } from './local-filters';
import { type Metadata, metadataOf } from './metadata';
import { openSource } from './open-source';
import type { PageSource } from './page-source';
import { newPatience } from './patience';
import type { RowsForFile } from './rows-for-file';
import { noFilters, parametersOf } from './server-filters';
import { type Shelf, Shelves, type Where } from './shelves';
import { type WholeList, wholeSource } from './whole-source';

type Asked = Omit<Query, 'filters'> & Partial<Pick<Query, 'filters'>>;

type Query = Parsed<'resource:open'>;
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

  /** Opens one query, with its first rows; see `openAsItCame`. */
  async open(asked: Asked, signal: AbortSignal): Promise<Result<OpenedSource>> {
    const opened = await this.openAsItCame(asked, signal);
    if (!opened.ok) return opened;
    if (!('list' in opened.value)) return ok(opened.value);
    const { list, ...told } = opened.value;
    const first = await this.read({ sourceId: told.sourceId, from: 0, count: asked.count }, signal);
    if (first.ok) return ok({ ...told, total: first.value.total, first: first.value });
    this.close(told);
    return first;
  }

  /**
   * A whole list at hand serves another order, search or filter of the same path, unless `fresh`. One that came short and
   * is asked for as it is stays unread, whatever `count`: whoever shows it reads it.
   */
  async openAsItCame(
    { filters = [], ...asked }: Asked,
    signal: AbortSignal,
  ): Promise<Result<OpenedSource | UnreadSource>> {
    const found = this.shelves.of(asked);
    if (!found.ok) return found;
    const shelf = found.value;
    const isAtHand = shelf.list && !shelf.list.isClosed && !asked.fresh;
    // Chips from an earlier time: what the server filters by is found out first.
    const before = filters.length > 0 && !isAtHand && !shelf.filters ? await this.openAsItCame(asked, signal) : null;
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

  async #openNow(asked: Query, shelf: Shelf, signal: AbortSignal): Promise<Result<OpenedSource | UnreadSource>> {
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
    const fields = await explain(shelf, names, first, patience);
    if (unfiltered) shelf.filters ??= discoverFilters(shelf, fields, unfiltered);
    const filters = (await patience.for(shelf.filters ?? Promise.resolve(null))) ?? noFilters;
    patience.end();
    const filtering: OpenedSource['filtering'] = filters.offers.length > 0 ? 'server' : 'none';
    const more = { asked, fields, filtering, filters: filters.offers };
    if (shelf.isForgotten) return signedOut(source);
    return ok({ ...this.#opened(shelf, source, page.loadedAtMs, more), total: page.total, first: page });
  }

  /** Of chips, in the server's own names. */
  async #parameters(shelf: Shelf, filters: readonly Filter[]): Promise<Result<URLSearchParams>> {
    if (filters.length === 0) return ok(new URLSearchParams());
    const known = (await shelf.filters) ?? noFilters;
    return parametersOf(wholeDays(filters, known.offers), known);
  }

  async #openWhole(
    shelf: Shelf,
    list: WholeList,
    asked: Query,
    signal: AbortSignal,
  ): Promise<Result<OpenedSource | UnreadSource>> {
    const style = shelf.isPage ? ({ kind: 'page-number', pageSize: null } as const) : undefined;
    const { search, ordering } = asked;
    const offers = localOffers(shelf.fields);
    const source = wholeSource(list, { search, ordering, filters: wholeDays(asked.filters, offers) }, style);
    const isPlain = search === '' && ordering === null && asked.filters.length === 0;
    const unread = isPlain ? list.rows.unread : null;
    const shown = unread ? ok(unread) : await source.read({ from: 0, count: asked.count }, signal);
    if (!shown.ok) {
      source.close();
      return shown;
    }
    const rows = 'list' in shown.value ? shown.value.head : shown.value.rows;
    const patience = newPatience();
    const fields = await explain(shelf, list.rows.names, rows, patience);
    patience.end();
    const more = { asked, fields, filtering: 'local', filters: localOffers(fields) } as const;
    if (shelf.isForgotten) return signedOut(source);
    const told = this.#opened(shelf, source, list.loadedAtMs, more);
    if ('list' in shown.value) return ok({ ...told, list: shown.value.list });
    return ok({ ...told, total: shown.value.total, first: shown.value });
  }

  #opened(
    shelf: Shelf,
    source: PageSource,
    loadedAtMs: number,
    { asked, ...more }: Explained & { readonly asked: QueryOfFile },
  ): Omit<OpenedSource, 'total' | 'first'> {
    const { profileId } = shelf;
    this.#makeRoom(profileId);
    this.#lastId += 1;
    const sourceId = `source-${this.#lastId}`;
    const { path, search, ordering, filters } = asked;
    const names = more.fields.map(({ name }) => name);
    this.#open.set(sourceId, { profileId, source, names, asked: { path, search, ordering, filters } });
    const { style, order, search: searches } = source;
    return {
      ...{ sourceId, style, order, search: searches, ...more, loadedAtMs },
      orderingFields: order === 'server' ? shelf.orderingFields : null,
      keyField: shelf.keyField,
      can: { create: shelf.mayCreate },
    };
  }

  /** The window closes what it leaves; a bound all the same, oldest first. */
  #makeRoom(profileId: string): void {
    const own = [...this.#open].filter(([, open]) => open.profileId === profileId);
    for (const [sourceId] of own.slice(0, Math.max(0, own.length - MOST_OPEN_A_PROFILE + 1))) this.close({ sourceId });
  }
}

const signedOut = (source: PageSource): Result<never> => {
  source.close();
  return failed(failure('not-signed-in', 'This profile was signed out meanwhile'));
};

const namesOf = (rows: readonly Row[]): readonly string[] => Object.keys(Object.assign({}, ...rows));
