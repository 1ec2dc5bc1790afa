import type { Ordering } from '../contract/resource';
import type { Collection } from './collection';
import { envelopeOf } from './pagination/envelope';
import type { Envelope, PageStyle } from './pagination/style';

/** What the server does for a paged list; whole lists are searched and ordered here. */
export type Abilities = { readonly order: 'server' | 'none'; readonly search: 'server' | 'none' };

export type Wanted = {
  readonly search: string;
  readonly ordering: Ordering | null;
  /** Of the server's own filters. */
  readonly parameters: URLSearchParams;
};

/** Rows that hold this are none, so a server that still answers rows does not search. */
export const NOBODY = 'qzvxjkwq-latchkey-probe-wqkjxvzq';

const orderField = (first: Envelope): string | null => {
  const names = Object.keys(first.rows[0] ?? {});
  return names.includes('id') ? 'id' : (names[0] ?? null);
};

/**
 * Asks for what cannot be read anywhere: DRF ignores parameters that it does not know (rest_framework/filters.py), so
 * whether it searches and orders shows only in the rows. A search for nobody must leave none, and of an order up and
 * down one must change the first row.
 */
export const probeAbilities = async (
  collection: Collection,
  style: PageStyle,
  first: Envelope,
  signal: AbortSignal,
): Promise<Abilities> => {
  const ask = async (name: string, value: string): Promise<Envelope | null> => {
    const query = new URLSearchParams([[name, value]]);
    // one row is enough where the size may be chosen
    if (style.kind === 'limit-offset') query.set('limit', '1');
    const got = await collection.getJson(query, signal);
    return got.ok ? envelopeOf(got.value) : null;
  };
  const searches = async (): Promise<boolean> => (await ask('search', NOBODY))?.rows.length === 0;
  const orders = async (): Promise<boolean> => {
    const field = orderField(first);
    if (field === null) return false;
    const isOther = ({ rows }: Envelope): boolean =>
      rows.length > 0 && JSON.stringify(rows[0]) !== JSON.stringify(first.rows[0]);
    const down = await ask('ordering', `-${field}`);
    if (!down) return false;
    if (isOther(down)) return true;
    const up = await ask('ordering', field);
    return up !== null && isOther(up);
  };
  const [search, order] = await Promise.all([searches(), orders()]);
  return { search: search ? 'server' : 'none', order: order ? 'server' : 'none' };
};

/** The parameters of DRF's SearchFilter and OrderingFilter for what the server can, and those of filters. */
export const queryOf = (abilities: Abilities, { search, ordering, parameters }: Wanted): URLSearchParams => {
  const query = new URLSearchParams(parameters);
  if (abilities.search === 'server' && search !== '') query.set('search', search);
  if (abilities.order === 'server' && ordering)
    query.set('ordering', `${ordering.descending ? '-' : ''}${ordering.field}`);
  return query;
};
