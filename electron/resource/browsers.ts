import type { Clock } from '../base/clock';
import type { Parsed } from '../contract/bridge';
import type { OpenedSource, Page } from '../contract/resource';
import { failed, failure, ok, type Result } from '../contract/result';
import type { LoadingView } from '../contract/transfer';
import type { Http } from '../http/http';
import { resolveUrl } from '../http/resolve-url';
import type { OpenRows } from '../rows/rows-client';
import type { Abilities } from './abilities';
import { Collection } from './collection';
import { Loadings } from './loadings';
import { fieldsOf } from './field-values';
import { type Metadata, metadataOf } from './metadata';
import { openSource } from './open-source';
import type { PageSource } from './page-source';
import type { RowsForFile } from './rows-for-file';
import { openWholeSource, type WholeList } from './whole-source';

type Asked = Omit<Parsed<'resource:open'>, 'filters'> & Partial<Pick<Parsed<'resource:open'>, 'filters'>>;

type Needs = {
  /** The authorized client of a profile, or null while it is signed out. */
  httpFor(profileId: string): Http | null;
  /** Where a path of this profile lies: below its server, or a service that takes its token. */
  serverAddressOf(profileId: string, path: string): string | null;
  readonly openRows: OpenRows;
  readonly clock: Clock;
  /** Told of big lists on their way. */
  readonly onLoading?: (loading: readonly LoadingView[]) => void;
};

/** What is known about one collection of one profile. */
type Shelf = {
  readonly profileId: string;
  readonly http: Http;
  readonly collection: Collection;
  list: WholeList | null;
  isPage: boolean;
  can: Abilities | null;
  metadata: Promise<Metadata | null> | null;
};

type Open = { readonly profileId: string; readonly source: PageSource; readonly names: readonly string[] };

const MOST_OPEN_A_PROFILE = 8;
/** How long rows that are here wait for a slow OPTIONS, which only names and aligns their columns. */
const METADATA_PATIENCE_MS = 1_000;
const SAMPLE_ROWS = 50;

/** The open collections of all profiles: rows by query, whole or by page. It knows no session, only an `Http` a profile. */
export class Browsers {
  readonly #needs: Needs;
  readonly #shelves = new Map<string, Shelf>();
  readonly #open = new Map<string, Open>();
  readonly #loadings: Loadings;
  #lastId = 0;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#loadings = new Loadings((loading) => needs.onLoading?.(loading));
  }

  /** Opens one query. A whole list at hand serves another order or search of the same path, unless `fresh`. */
  async open(asked: Asked, signal: AbortSignal): Promise<Result<OpenedSource>> {
    const found = this.#shelf(asked);
    if (!found.ok) return found;
    const shelf = found.value;
    if (asked.fresh) shelf.metadata = null;
    const metadata = this.#metadata(shelf);
    const list = shelf.list;
    if (list && !list.isClosed && !asked.fresh)
      return this.#openWhole(shelf, list, asked, await withPatience(metadata), signal);

    const { openRows, clock } = this.#needs;
    const { collection, can } = shelf;
    const loading = this.#loadings.of(asked);
    const means = { collection, openRows, clock, can, onProgress: loading.progress };
    const answer = await openSource(means, asked, signal).finally(loading.end);
    if (!answer.ok) return answer;
    const told = await withPatience(metadata);
    if (answer.value.kind === 'whole') {
      shelf.list = answer.value.list;
      shelf.isPage = answer.value.isPage;
      return this.#openWhole(shelf, answer.value.list, asked, told, signal);
    }
    const { source, first } = answer.value;
    if (source.style.pageSize !== null) shelf.can = answer.value.can;
    shelf.list = null;
    const rows = first.slice(0, asked.count);
    const page = { from: 0, rows, total: source.total, loadedAtMs: clock.now() };
    return ok(this.#opened(shelf, source, page, told, Object.keys(Object.assign({}, ...first.slice(0, SAMPLE_ROWS)))));
  }

  async read({ sourceId, from, count }: Parsed<'resource:read'>, signal: AbortSignal): Promise<Result<Page>> {
    const open = this.#open.get(sourceId);
    return open ? open.source.read({ from, count }, signal) : failed(failure('gone', 'No such source'));
  }

  /** What an open source shows, for a file; whoever takes it releases it. */
  rowsForFile({ profileId, sourceId }: Pick<Parsed<'transfer:export'>, 'profileId' | 'sourceId'>): Result<{ readonly rows: RowsForFile; readonly names: readonly string[] }> {
    const open = this.#open.get(sourceId);
    if (open?.profileId !== profileId) return failed(failure('gone', 'No such source'));
    return ok({ rows: open.source.forFile(), names: open.names });
  }

  /** A collection and what OPTIONS says of it now, for an import. */
  async forImport(
    asked: { readonly profileId: string; readonly path: string },
    signal: AbortSignal,
  ): Promise<Result<{ readonly collection: Collection; readonly metadata: Metadata }>> {
    const shelf = this.#shelf(asked);
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
    for (const [key, shelf] of this.#shelves) if (shelf.profileId === profileId) this.#shelves.delete(key);
  }

  #shelf({ profileId, path }: Pick<Asked, 'profileId' | 'path'>): Result<Shelf> {
    const http = this.#needs.httpFor(profileId);
    const serverAddress = this.#needs.serverAddressOf(profileId, path);
    if (!http || serverAddress === null) return failed(failure('not-signed-in', 'This profile is not signed in'));
    const url = resolveUrl(serverAddress, path);
    if (!url.ok) return url;
    const key = JSON.stringify([profileId, url.value]);
    const known = this.#shelves.get(key);
    // another sign-in is another client, and may see other rows
    if (known?.http === http) return ok(known);
    const collection = new Collection(http, url.value);
    const shelf: Shelf = { profileId, http, collection, list: null, isPage: false, can: null, metadata: null };
    this.#shelves.set(key, shelf);
    return ok(shelf);
  }

  /** One OPTIONS a collection; a failing one is asked again at the next opening. */
  #metadata(shelf: Shelf): Promise<Metadata | null> {
    shelf.metadata ??= shelf.collection.options(new AbortController().signal).then((answer) => {
      if (!answer.ok) shelf.metadata = null;
      return answer.ok ? metadataOf(answer.value) : null;
    });
    return shelf.metadata;
  }

  async #openWhole(
    shelf: Shelf,
    list: WholeList,
    asked: Asked,
    told: Metadata | null,
    signal: AbortSignal,
  ): Promise<Result<OpenedSource>> {
    const style = shelf.isPage ? ({ kind: 'page-number', pageSize: null } as const) : undefined;
    const opened = await openWholeSource(list, asked, style);
    if (!opened.ok) return opened;
    const first = await opened.value.read({ from: 0, count: asked.count }, signal);
    if (!first.ok) {
      opened.value.close();
      return first;
    }
    return ok(this.#opened(shelf, opened.value, first.value, told, list.rows.names));
  }

  #opened(
    shelf: Shelf,
    source: PageSource,
    first: Page,
    told: Metadata | null,
    names: readonly string[],
  ): OpenedSource {
    const { profileId } = shelf;
    this.#makeRoom(profileId);
    this.#lastId += 1;
    const sourceId = `source-${this.#lastId}`;
    const fields = fieldsOf(told?.fields ?? [], names, first.rows.slice(0, SAMPLE_ROWS));
    this.#open.set(sourceId, { profileId, source, names: fields.map(({ name }) => name) });
    return {
      sourceId,
      style: source.style,
      order: source.order,
      search: source.search,
      total: first.total,
      loadedAtMs: first.loadedAtMs,
      filtering: 'none',
      filters: [],
      orderingFields: null,
      keyField: null,
      fields,
      can: { create: told?.isAllowed ?? false },
      first,
    };
  }

  /** The window closes what it leaves; a bound all the same, oldest first. */
  #makeRoom(profileId: string): void {
    const own = [...this.#open].filter(([, open]) => open.profileId === profileId);
    for (const [sourceId] of own.slice(0, Math.max(0, own.length - MOST_OPEN_A_PROFILE + 1))) this.close({ sourceId });
  }
}

const withPatience = async (metadata: Promise<Metadata | null>): Promise<Metadata | null> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), METADATA_PATIENCE_MS);
  });
  const first = await Promise.race([metadata, patience]);
  clearTimeout(timer);
  return first;
};
