import * as v from 'valibot';
import type { StartChild } from '../child/child';
import type { Row } from '../contract/resource';
import { failed, failure, ok, type Result } from '../contract/result';
import { type RowFiles, rowFiles } from './row-files';
import { type RowQuery, type RowSet, RowsGone } from './row-set';
import { RowsCalls } from './rows-calls';

/** A bare JSON array on its way to be rows at hand. */
export type ListFeed = {
  /** Resolves when the next piece may come; false: no more is wanted, `end` says why. The bytes are copied. */
  write(bytes: Uint8Array): Promise<boolean>;
  /** Whole rows so far. */
  readonly rows: number;
  /** Fails with `malformed-answer`, or `gone` when its process ended. */
  end(): Promise<Result<RowSet>>;
  /** Instead of `end`: what came is thrown away. */
  abort(): void;
};

export type OpenRows = () => ListFeed;

/** The rows process as main sees it. */
export type Rows = { readonly openRows: OpenRows; readonly files: RowFiles };

const LOAD_TIMEOUT_MS = 120_000;
const QUERY_TIMEOUT_MS = 60_000;
const RANGE_TIMEOUT_MS = 20_000;
/** Pieces from the socket are sent on in lots of this size, so that few messages carry them. */
const LOT_BYTES = 256 * 1024;
/** Lots under way: more would only fill the memory of both. */
const MOST_LOTS = 4;

const loaded = v.nullable(v.strictObject({ total: v.number(), names: v.array(v.string()) }));
const pushed = v.strictObject({ rows: v.nullable(v.number()) });
const queried = v.strictObject({ total: v.number() });

/** Our own process made these from JSON; a million values are not checked one by one again. */
const isRows = (value: unknown): value is readonly Row[] => Array.isArray(value);

export const rowsWith = (start: StartChild): Rows => {
  const calls = new RowsCalls(start);
  return {
    openRows: () => new ChildFeed(calls),
    files: rowFiles(calls, (bytes, path) => openPage(calls, bytes, path)),
  };
};

/** A whole list in one, at `path` within a page. */
const openPage = async (calls: RowsCalls, bytes: Uint8Array, path: readonly string[]): Promise<Result<RowSet>> => {
  calls.enter();
  const setId = calls.nextId();
  return settled(calls, setId, () => calls.ask('load-page', { setId, bytes, path }, LOAD_TIMEOUT_MS));
};

const settled = async (calls: RowsCalls, setId: number, ask: () => Promise<unknown>): Promise<Result<RowSet>> => {
  try {
    const answer = v.parse(loaded, await ask());
    if (answer) return ok(rowSet(calls, setId, answer));
    calls.leave();
    return failed(failure('malformed-answer', 'The answer is not a list in JSON'));
  } catch (error) {
    calls.leave();
    if (!(error instanceof RowsGone)) throw error;
    return failed(failure('gone', `The rows process could not read the list: ${error.message}`));
  }
};

class ChildFeed implements ListFeed {
  readonly #calls: RowsCalls;
  readonly #setId: number;
  readonly #underWay = new Set<Promise<void>>();
  #lot: Uint8Array[] = [];
  #lotBytes = 0;
  #rows = 0;
  #isBroken = false;
  #isOver = false;

  constructor(calls: RowsCalls) {
    this.#calls = calls;
    this.#setId = calls.nextId();
    calls.enter();
  }

  get rows(): number {
    return this.#rows;
  }

  async write(bytes: Uint8Array): Promise<boolean> {
    this.#lot.push(bytes);
    this.#lotBytes += bytes.length;
    if (this.#lotBytes >= LOT_BYTES) this.#send();
    while (this.#underWay.size >= MOST_LOTS) await Promise.race(this.#underWay);
    return !this.#isBroken;
  }

  async end(): Promise<Result<RowSet>> {
    this.#isOver = true;
    if (this.#lotBytes > 0) this.#send();
    await Promise.all(this.#underWay);
    return settled(this.#calls, this.#setId, () =>
      this.#calls.ask('load-end', { setId: this.#setId }, LOAD_TIMEOUT_MS),
    );
  }

  abort(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#calls.tell('close-set', { setId: this.#setId }, RANGE_TIMEOUT_MS);
    this.#calls.leave();
  }

  #send(): void {
    // a copy: a piece may be a view of a larger buffer, all of which a message would carry
    const bytes = Uint8Array.from(Buffer.concat(this.#lot));
    this.#lot = [];
    this.#lotBytes = 0;
    const sent = this.#calls
      .ask('load-chunk', { setId: this.#setId, bytes }, LOAD_TIMEOUT_MS)
      .then((answer) => {
        const { rows } = v.parse(pushed, answer);
        if (rows === null) this.#isBroken = true;
        else this.#rows = rows;
      })
      .catch((error: unknown) => {
        this.#isBroken = true;
        if (!(error instanceof RowsGone)) throw error;
      })
      .finally(() => this.#underWay.delete(sent));
    this.#underWay.add(sent);
  }
}

const rowSet = (
  calls: RowsCalls,
  setId: number,
  { total, names }: { readonly total: number; readonly names: readonly string[] },
): RowSet => {
  let isClosed = false;
  let now = total;
  return {
    get total() {
      return now;
    },
    names,
    patch: async (change) => {
      now = v.parse(queried, await calls.ask('patch', { setId, ...change }, QUERY_TIMEOUT_MS)).total;
    },
    // by name: whoever asks may know more of its query than that process has to
    query: async ({ search, ordering, filters = [] }): Promise<RowQuery> => {
      const queryId = calls.nextId();
      const wanted = { search, ordering, filters };
      const answer = v.parse(queried, await calls.ask('query', { setId, queryId, ...wanted }, QUERY_TIMEOUT_MS));
      return {
        total: answer.total,
        queryId,
        range: async (from, count) => {
          const rows = await calls.ask('range', { queryId, from, count }, RANGE_TIMEOUT_MS);
          return isRows(rows) ? rows : [];
        },
        close: () => calls.tell('close-query', { queryId }, RANGE_TIMEOUT_MS),
      };
    },
    close: () => {
      if (isClosed) return;
      isClosed = true;
      calls.tell('close-set', { setId }, RANGE_TIMEOUT_MS);
      calls.leave();
    },
  };
};
