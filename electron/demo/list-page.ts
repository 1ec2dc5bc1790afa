import { type Answer, jsonText, textAnswer, type ViewHeaders } from './answers';
import { rowText } from './list-answer';
import { queriedIds, type RowQuery } from './row-query';
import type { RowStore } from './row-store';

const DEFAULT_LIMIT = 100;
const MOST_LIMIT = 1_000;

type Asked = { readonly url: URL; readonly query: RowQuery };

/** Ids in the order of a query; kept for the next page of the same one, as a database would keep its index. */
type Kept = { readonly key: string; readonly ids: readonly number[] };

/** The same rows by LimitOffsetPagination (rest_framework/pagination.py), `max_limit` 1000. */
export const pagedList = (store: RowStore) => {
  let kept: Kept | null = null;

  const orderedIds = async ({ url, query }: Asked): Promise<readonly number[]> => {
    const { searchParams } = url;
    const key = JSON.stringify([searchParams.get('search'), searchParams.get('ordering'), store.changes]);
    if (kept?.key !== key) kept = { key, ids: [...(await queriedIds(store, query))] };
    return kept.ids;
  };

  return async (view: ViewHeaders, asked: Asked): Promise<Answer> => {
    const { url, query } = asked;
    const limit = whole(url, 'limit', DEFAULT_LIMIT, MOST_LIMIT) || DEFAULT_LIMIT;
    const offset = whole(url, 'offset', 0, Number.MAX_SAFE_INTEGER);
    const isPlain = query.terms.length === 0 && query.order.length === 0;
    const all = isPlain ? null : await orderedIds(asked);
    const count = all ? all.length : store.count;
    const ids = all ? all.slice(offset, offset + limit) : plainIds(store, offset, Math.min(limit, count - offset));
    const rows = ids.flatMap((id) => store.get(id) ?? []).map(rowText);
    const next = offset + limit < count ? linkTo(url, limit, offset + limit) : null;
    const previous = offset > 0 ? linkTo(url, limit, Math.max(0, offset - limit)) : null;
    const links = `"count":${count},"next":${jsonText(next)},"previous":${jsonText(previous)}`;
    return textAnswer(view, 200, `{${links},"results":[${rows.join(',')}]}`);
  };
};

const whole = ({ searchParams }: URL, name: string, otherwise: number, most: number): number => {
  const text = searchParams.get(name) ?? '';
  return /^\d{1,15}$/.test(text) ? Math.min(Number(text), most) : otherwise;
};

/** Without walking through a million rows: only those that were removed are counted. */
const plainIds = (store: RowStore, offset: number, count: number): readonly number[] => {
  const ids: number[] = [];
  let id = offset + 1;
  for (const gone of store.removed) if (gone <= id) id += 1;
  for (; ids.length < count && id <= store.lastId; id += 1) if (!store.removed.includes(id)) ids.push(id);
  return ids;
};

const linkTo = (url: URL, limit: number, offset: number): string => {
  const link = new URL(url);
  link.searchParams.set('limit', String(limit));
  if (offset > 0) link.searchParams.set('offset', String(offset));
  else link.searchParams.delete('offset');
  return link.href;
};
