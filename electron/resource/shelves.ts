import type { Clock } from '../base/clock';
import type { Wire } from '../contract/declare';
import type { Field, Row } from '../contract/resource';
import { failed, failure, ok, type Result } from '../contract/result';
import type { Http } from '../http/http';
import { resolveUrl } from '../http/resolve-url';
import { parsedUrl } from '../http/url-text';
import type { Abilities } from './abilities';
import { Catalogue } from './catalogue';
import { Collection } from './collection';
import { type Metadata, metadataOf } from './metadata';
import { isWithin } from './row-address';
import type { ServerFilters } from './server-filters';
import type { WholeList } from './whole-source';

export type Where = {
  /** The authorized client of a profile, or null while it is signed out. */
  httpFor(profileId: string): Http | null;
  /** Where a path of this profile lies: below its server, or a service that takes its token. */
  serverAddressOf(profileId: string, path: string): string | null;
  readonly clock: Clock;
};

/** A table that is loaded anew within this time asks for its rows alone: one that does so by itself would ask OPTIONS each time. */
const TOLD_FOR_MS = 30_000;

/** What is known about one collection of one profile. */
export class Shelf {
  readonly profileId: string;
  readonly http: Http;
  readonly url: string;
  readonly collection: Collection;
  readonly catalogue: Catalogue;
  /** The same address as those who ask write it. */
  readonly paths = new Set<string>();
  list: WholeList | null = null;
  isPage = false;
  /** The profile was signed out: nothing that it saw is opened any more. */
  isForgotten = false;
  can: Abilities | null = null;
  filters: Promise<ServerFilters> | null = null;
  keyField: string | null = null;
  /** Of the last OPTIONS, as the rows explained them. */
  fields: readonly Field[] = [];
  /** What this user may, and what the server orders by, as far as it has told by now. */
  mayCreate = false;
  orderingFields: readonly string[] | null = null;
  #told: Promise<Told | null> | null = null;
  #toldAtMs = 0;
  readonly #clock: Clock;

  constructor(profileId: string, http: Http, url: string, { catalogue, clock }: ShelfNeeds) {
    this.#clock = clock;
    this.profileId = profileId;
    this.http = http;
    this.url = url;
    this.collection = new Collection(http, url);
    this.catalogue = catalogue;
  }

  /** One OPTIONS a collection; a failing one is null, and is asked again the next time. */
  told(): Promise<Told | null> {
    if (this.#told) return this.#told;
    this.#toldAtMs = this.#clock.monotonicMs();
    this.#told = this.collection.options(new AbortController().signal).then((answer) => {
      this.mayCreate = false;
      if (!answer.ok) {
        this.#told = null;
        return null;
      }
      const metadata = metadataOf(answer.value);
      this.mayCreate = metadata.isAllowed;
      return { answer: answer.value, metadata };
    });
    return this.#told;
  }

  /** The next `told` asks again, unless it was told a moment ago. */
  age(): void {
    if (this.#clock.monotonicMs() - this.#toldAtMs > TOLD_FOR_MS) this.#told = null;
  }

  /** The next `told` asks again: what it said of this user is not so any more. */
  forget(): void {
    this.#told = null;
  }

  /** After a write: the whole list at hand shows what the server has now. `row` null: it was removed. */
  async wrote(key: string | null, row: Row | null): Promise<void> {
    if (this.keyField === null || !this.list || this.list.isClosed) return;
    await this.list.patch({ keyField: this.keyField, key, row });
  }
}

type ShelfNeeds = { readonly catalogue: Catalogue; readonly clock: Clock };

export type Told = { readonly answer: Wire; readonly metadata: Metadata };

/** The collections that were asked for, by profile and address. */
export class Shelves {
  readonly #where: Where;
  readonly #shelves = new Map<string, Shelf>();
  /** The same by their paths as callers write them: every read of a table asks, and an address is long in parsing. */
  readonly #asWritten = new Map<string, Shelf>();
  readonly #catalogues = new Map<string, { readonly http: Http; readonly catalogue: Catalogue }>();

  constructor(where: Where) {
    this.#where = where;
  }

  of({ profileId, path }: { readonly profileId: string; readonly path: string }): Result<Shelf> {
    const reached = this.#reached(profileId, path);
    if (!reached.ok) return reached;
    const { http, base } = reached.value;
    const written = JSON.stringify([profileId, base, path]);
    const named = this.#asWritten.get(written);
    // another sign-in is another client, and may see other rows
    if (named?.http === http) return ok(named);
    const url = resolveUrl(base, path);
    if (!url.ok) return url;
    const shelf = this.#at(profileId, http, base, url.value);
    shelf.paths.add(path);
    this.#asWritten.set(written, shelf);
    return ok(shelf);
  }

  #at(profileId: string, http: Http, base: string, url: string): Shelf {
    const key = JSON.stringify([profileId, url]);
    const known = this.#shelves.get(key);
    if (known?.http === http) return known;
    const shelf = new Shelf(profileId, http, url, {
      catalogue: this.#catalogue(profileId, http, base),
      clock: this.#where.clock,
    });
    this.#shelves.set(key, shelf);
    return shelf;
  }

  /** Paths, as they were asked for, of the collections that an address belongs to. */
  pathsAt(profileId: string, url: string): readonly string[] {
    const at = parsedUrl(url);
    if (!at) return [];
    return [...this.#shelves.values()].flatMap((shelf) =>
      shelf.profileId === profileId && isWithin(shelf.url, at) ? [...shelf.paths] : [],
    );
  }

  /** What the profile's own server tells of itself. */
  catalogue(profileId: string): Result<Catalogue> {
    const reached = this.#reached(profileId, '');
    return reached.ok ? ok(this.#catalogue(profileId, reached.value.http, reached.value.base)) : reached;
  }

  forgetProfile(profileId: string): void {
    for (const shelves of [this.#shelves, this.#asWritten])
      for (const [key, shelf] of shelves) {
        if (shelf.profileId !== profileId) continue;
        shelf.isForgotten = true;
        shelves.delete(key);
      }
    for (const key of [...this.#catalogues.keys()])
      if (key.startsWith(`${JSON.stringify(profileId)} `)) this.#catalogues.delete(key);
  }

  #reached(profileId: string, path: string): Result<{ readonly http: Http; readonly base: string }> {
    const http = this.#where.httpFor(profileId);
    const base = this.#where.serverAddressOf(profileId, path);
    return http && base !== null
      ? ok({ http, base })
      : failed(failure('not-signed-in', 'This profile is not signed in'));
  }

  #catalogue(profileId: string, http: Http, base: string): Catalogue {
    const key = `${JSON.stringify(profileId)} ${base}`;
    const known = this.#catalogues.get(key);
    if (known?.http === http) return known.catalogue;
    const catalogue = new Catalogue(http, base);
    this.#catalogues.set(key, { http, catalogue });
    return catalogue;
  }
}
