import type { Wire } from '../contract/declare';
import type { NamedCollection } from '../contract/edits';
import { failed, failure, ok, type Result } from '../contract/result';
import { isSuccess } from '../http/drf-answer';
import type { Http } from '../http/http';
import { isJsonAnswer } from '../http/json-body';
import { parsedUrl } from '../http/url-text';
import { pageJson } from './collection';
import { type Listed, listedIn, type Operations, operationsIn } from './open-api';
import { lastPart, singular } from './row-address';
import { readRow } from './row-requests';

const SCHEMA_PATHS = ['schema/', 'openapi.json', 'swagger.json'];
/** Of drf-spectacular and DRF's own; a plain `application/json` gets their YAML or a 406. */
const SCHEMA_ACCEPT = 'application/vnd.oai.openapi+json, application/json;q=0.9';
/** A larger one would block the main process while it is parsed. */
const MOST_SCHEMA_BYTES = 2 * 1024 * 1024;
const TIMEOUT_MS = 15_000;

type Schema = { readonly listed: readonly Listed[]; readonly operations: readonly Operations[] };

/** What a server tells of its own collections: by the root of the API, or by a schema below it. Asked once, when needed. */
export class Catalogue {
  readonly #http: Http;
  readonly #base: string;
  #root: Promise<Result<readonly NamedCollection[]>> | null = null;
  #schema: Promise<Schema | null> | null = null;
  /** Of the schema, where the root names none. */
  #listed: Result<readonly NamedCollection[]> | null = null;
  /** Every field that may be a relation asks. */
  #index: { readonly of: readonly NamedCollection[]; readonly urls: ReadonlyMap<string, string> } | null = null;

  /** `base`: the server address, ending in a slash. */
  constructor(http: Http, base: string) {
    this.#http = http;
    this.#base = base;
  }

  /** In the server's order. Fails as the root does, where there is no schema either. */
  async collections(): Promise<Result<readonly NamedCollection[]>> {
    this.#root ??= this.#askRoot();
    const root = await this.#root;
    if (root.ok) return root;
    this.#root = null;
    const listed = await this.schema();
    if (!listed) return root;
    this.#listed ??= ok(this.#namedIn(listed).filter(({ path }) => path !== '' && !SCHEMA_PATHS.includes(path)));
    return this.#listed;
  }

  #namedIn(listed: readonly Listed[]): readonly NamedCollection[] {
    const base = new URL(this.#base);
    return listed.flatMap(({ path }) => {
      const url = parsedUrl(path, base);
      return url ? this.#named(lastPart(url.href), path) : [];
    });
  }

  /** Null: the server has none at the usual paths. */
  async schema(): Promise<readonly Listed[] | null> {
    return (await this.#told())?.listed ?? null;
  }

  /** All that the schema names, as the server has it, from its root; none where there is no schema. */
  async operations(): Promise<readonly Operations[]> {
    return (await this.#told())?.operations ?? [];
  }

  #told(): Promise<Schema | null> {
    this.#schema ??= this.#askSchema();
    return this.#schema;
  }

  /** The collection that a field's name speaks of: `author`, `author_id` and `authors` are of `authors`. */
  async collectionNamed(field: string): Promise<string | null> {
    const named = await this.collections();
    if (!named.ok) return null;
    if (this.#index?.of !== named.value) this.#index = { of: named.value, urls: this.#urlsOf(named.value) };
    return this.#index.urls.get(plain(field.replace(/_(?:ids?|pks?|uuid)$/, ''))) ?? null;
  }

  /** By name, and by the last part of the address. */
  #urlsOf(collections: readonly NamedCollection[]): ReadonlyMap<string, string> {
    const base = new URL(this.#base);
    const urls = new Map<string, string>();
    for (const { name, path } of collections) {
      const url = parsedUrl(path, base)?.href;
      if (url === undefined) continue;
      for (const each of [plain(name), plain(lastPart(url))]) if (!urls.has(each)) urls.set(each, url);
    }
    return urls;
  }

  async #askRoot(): Promise<Result<readonly NamedCollection[]>> {
    const read = await readRow(this.#http, this.#base, new AbortController().signal);
    if (!read.ok) return read;
    const named = Object.entries(read.value.row).flatMap(([name, url]) =>
      typeof url === 'string' ? this.#named(name, url) : [],
    );
    return named.length > 0 ? ok(named) : failed(failure('malformed-answer', 'The root names no collections.'));
  }

  /** SECURITY: only what lies below the server address; the server built its links from a Host that may be any. */
  #named(name: string, address: string): readonly NamedCollection[] {
    try {
      const base = new URL(this.#base);
      const url = new URL(address, base);
      if (!/^https?:$/.test(url.protocol) || !url.pathname.startsWith(base.pathname)) return [];
      return [{ name, path: url.pathname.slice(base.pathname.length) + url.search }];
    } catch {
      return [];
    }
  }

  async #askSchema(): Promise<Schema | null> {
    for (const path of SCHEMA_PATHS) {
      const told = await this.#json(new URL(path, this.#base).href);
      const listed = listedIn(told);
      if (listed) return { listed, operations: operationsIn(told) ?? [] };
    }
    return null;
  }

  async #json(url: string): Promise<Wire> {
    const limits = { timeoutMs: TIMEOUT_MS, mostBytes: MOST_SCHEMA_BYTES };
    const request = { method: 'GET', url, headers: { accept: SCHEMA_ACCEPT }, ...limits } as const;
    const sent = await this.#http.send(request, new AbortController().signal);
    if (!sent.ok || !isSuccess(sent.value) || !isJsonAnswer(sent.value)) return null;
    const json = pageJson(sent.value.body);
    return json.ok ? json.value : null;
  }
}

const plain = (name: string): string => singular(name.toLowerCase().replaceAll(/[-_\s]/g, ''));
