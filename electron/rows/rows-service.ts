import * as v from 'valibot';
import type { Served } from '../child/serve-calls';
import { orderingSchema } from '../contract/resource';
import { parseRows } from './array-parser';
import { InMemoryRowSet } from './in-memory-row-set';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const loadArgs = v.strictObject({ setId: count, bytes: v.instance(Uint8Array) });
const queryArgs = v.strictObject({
  setId: count,
  queryId: count,
  search: v.string(),
  ordering: v.nullable(orderingSchema),
});
const rangeArgs = v.strictObject({ queryId: count, from: count, count });
const setArgs = v.strictObject({ setId: count });
const queryOnlyArgs = v.strictObject({ queryId: count });

/** What the rows process does for main: sets and queries by number. A list that cannot be parsed is null. */
export const rowsService = (): Served => {
  const sets = new Map<number, InMemoryRowSet>();
  const queries = new Map<number, ReturnType<InMemoryRowSet['queryNow']>>();

  /** In slices, so that a range that is asked for meanwhile is answered between them. */
  const prepareSearch = (set: InMemoryRowSet): void => {
    setTimeout(() => {
      if (set.prepareSearch()) prepareSearch(set);
    }, 20);
  };

  return {
    load: (args) => {
      const { setId, bytes } = v.parse(loadArgs, args);
      const rows = parseRows(bytes);
      if (!rows.ok) return null;
      const set = new InMemoryRowSet(rows.value);
      sets.set(setId, set);
      prepareSearch(set);
      return { total: set.total, names: set.names };
    },
    query: (args) => {
      const { setId, queryId, search, ordering } = v.parse(queryArgs, args);
      const set = sets.get(setId);
      if (!set) throw new Error('no such set');
      const query = set.queryNow({ search, ordering });
      queries.set(queryId, query);
      return { total: query.total };
    },
    range: (args) => {
      const { queryId, from, count: most } = v.parse(rangeArgs, args);
      const query = queries.get(queryId);
      // asked of a process that was started after the one that knew it
      if (!query) throw new Error('no such query');
      return query.rangeNow(from, most);
    },
    'close-query': (args) => queries.delete(v.parse(queryOnlyArgs, args).queryId),
    'close-set': (args) => {
      const { setId } = v.parse(setArgs, args);
      sets.get(setId)?.close();
      return sets.delete(setId);
    },
  };
};
