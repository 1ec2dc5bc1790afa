import { failed, failure, type Result } from '../contract/result';
import type { BodySink } from '../http/http';
import type { RowSet } from '../rows/row-set';
import type { ListFeed, OpenRows } from '../rows/rows-client';

/** A larger list would block the main process while it is parsed, so it goes to the rows process as it comes. */
export const PARSED_HERE_BYTES = 500_000;
const MOST_LIST_BYTES = 1024 * 1024 * 1024;
/** Rows of so many bytes of JSON may be more than a process can hold. */
const HEAVY_BYTES = 128 * 1024 * 1024;

type Progress = { readonly bytes: number; readonly rows: number };

/** Takes a big bare list off a request and has it parsed in the rows process. */
export class ListSink implements BodySink {
  readonly fromBytes = PARSED_HERE_BYTES;
  readonly mostBytes = MOST_LIST_BYTES;
  readonly #openRows: OpenRows;
  readonly #onProgress: (progress: Progress) => void;
  #feed: ListFeed | null = null;
  #bytes = 0;

  constructor(openRows: OpenRows, onProgress: (progress: Progress) => void) {
    this.#openRows = openRows;
    this.#onProgress = onProgress;
  }

  wants(head: Uint8Array): boolean {
    return isList(head);
  }

  async write(bytes: Uint8Array): Promise<boolean> {
    this.#feed ??= this.#openRows();
    const goesOn = await this.#feed.write(bytes);
    this.#bytes += bytes.length;
    this.#onProgress({ bytes: this.#bytes, rows: this.#feed.rows });
    return goesOn;
  }

  async end(): Promise<Result<RowSet>> {
    const feed = this.#feed ?? this.#openRows();
    this.#feed = null;
    const rows = await feed.end();
    return !rows.ok && rows.error.code === 'gone' && this.#bytes > HEAVY_BYTES
      ? failed(failure('too-large', 'The rows process ended while it took the list in'))
      : rows;
  }

  /** After a request that failed half-way. */
  abort(): void {
    this.#feed?.abort();
    this.#feed = null;
  }
}

/** The first byte that is no blank tells a list from a page, without parsing. */
export const isList = (body: Uint8Array): boolean => {
  for (const byte of body) {
    if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) continue;
    if (byte === 0xef || byte === 0xbb || byte === 0xbf) continue;
    return byte === 0x5b;
  }
  return false;
};
