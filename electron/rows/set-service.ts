import * as v from 'valibot';
import type { Served } from '../child/serve-calls';
import { orderingSchema, type Row } from '../contract/resource';
import { InMemoryRowSet } from './in-memory-row-set';
import { ListParser } from './list-parser';
import { pageAtHand } from './page-rows';
import { NotAList } from './row-set';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const setArgs = v.strictObject({ setId: count });
const chunkArgs = v.strictObject({ setId: count, bytes: v.instance(Uint8Array) });
const pageArgs = v.strictObject({ setId: count, bytes: v.instance(Uint8Array), path: v.array(v.string()) });
const filter = v.strictObject({ field: v.string(), lookup: v.string(), value: v.string() });
const queryArgs = v.strictObject({
  ...{ setId: count, queryId: count, search: v.string() },
  ordering: v.nullable(orderingSchema),
  filters: v.optional(v.array(filter), []),
});
const patchArgs = v.strictObject({
  ...{ setId: count, keyField: v.string(), key: v.nullable(v.string()) },
  row: v.nullable(v.custom<Row>((row) => typeof row === 'object' && row !== null)),
});
const rangeArgs = v.strictObject({ queryId: count, from: count, count });
const queryOnlyArgs = v.strictObject({ queryId: count });

type Query = ReturnType<InMemoryRowSet['queryNow']>;

/** Lists at hand by number, and queries of them. A list that cannot be parsed is null. */
export class SetService {
  readonly #loading = new Map<number, Loading>();
  readonly #sets = new Map<number, InMemoryRowSet>();
  readonly #queries = new Map<number, Query>();

  /** Throws for one that was asked of a process that was started after the one that knew it. */
  query(queryId: number): Query {
    const query = this.#queries.get(queryId);
    if (!query) throw new Error('no such query');
    return query;
  }

  readonly served: Served = {
    'load-chunk': (args) => {
      const { setId, bytes } = v.parse(chunkArgs, args);
      const loading = this.#loading.get(setId) ?? new Loading();
      this.#loading.set(setId, loading);
      return { rows: loading.push(bytes) };
    },
    'load-end': (args) => {
      const { setId } = v.parse(setArgs, args);
      const set = this.#loading.get(setId)?.end() ?? null;
      this.#loading.delete(setId);
      return set && this.#keep(setId, set);
    },
    'load-page': (args) => {
      const { setId, bytes, path } = v.parse(pageArgs, args);
      const page = pageAtHand(bytes, path);
      return page && this.#keep(setId, new InMemoryRowSet(page.rows, page.exact));
    },
    query: (args) => {
      const { setId, queryId, ...wanted } = v.parse(queryArgs, args);
      const set = this.#sets.get(setId);
      if (!set) throw new Error('no such set');
      const query = set.queryNow(wanted);
      this.#queries.set(queryId, query);
      return { total: query.total };
    },
    patch: (args) => {
      const { setId, ...change } = v.parse(patchArgs, args);
      const set = this.#sets.get(setId);
      if (!set) throw new Error('no such set');
      set.patchNow(change);
      prepareSearch(set);
      return { total: set.total };
    },
    range: (args) => {
      const { queryId, from, count: most } = v.parse(rangeArgs, args);
      return this.query(queryId).rangeNow(from, most);
    },
    'close-query': (args) => this.#queries.delete(v.parse(queryOnlyArgs, args).queryId),
    'close-set': (args) => {
      const { setId } = v.parse(setArgs, args);
      this.#loading.delete(setId);
      this.#sets.get(setId)?.close();
      return this.#sets.delete(setId);
    },
  };

  #keep(setId: number, set: InMemoryRowSet) {
    this.#sets.set(setId, set);
    prepareSearch(set);
    return { total: set.total, names: set.names };
  }
}

/** In slices, so that a range that is asked for meanwhile is answered between them. */
const prepareSearch = (set: InMemoryRowSet): void => {
  setTimeout(() => {
    if (set.prepareSearch()) prepareSearch(set);
  }, 20);
};

/** A list that is coming in. After the first fault the rest is thrown away. */
class Loading {
  readonly #parser = new ListParser();
  readonly #rows: Row[] = [];
  readonly #exact = new Map<number, Row>();
  #isBroken = false;

  /** How many rows have come, or null: it is no list. */
  push(bytes: Uint8Array): number | null {
    return this.#unlessBroken(() => {
      const { rows, exact } = this.#parser.push(bytes);
      const first = this.#rows.length;
      for (const [at, row] of exact) this.#exact.set(first + at, row);
      for (const row of rows) this.#rows.push(row);
      return this.#rows.length;
    });
  }

  end(): InMemoryRowSet | null {
    return this.#unlessBroken(() => {
      this.#parser.end();
      return new InMemoryRowSet(this.#rows, this.#exact);
    });
  }

  #unlessBroken<T>(action: () => T): T | null {
    if (this.#isBroken) return null;
    try {
      return action();
    } catch (error) {
      if (!(error instanceof NotAList)) throw error;
      this.#isBroken = true;
      return null;
    }
  }
}
