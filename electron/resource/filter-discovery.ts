import type { Wire } from '../contract/declare';
import type { Field } from '../contract/resource';
import { NOBODY } from './abilities';
import type { Listed } from './open-api';
import { envelopeOf } from './pagination/envelope';
import type { Envelope } from './pagination/style';
import { filtersOfOptions, filtersOfProbes, filtersOfSchema, noFilters, type ServerFilters } from './server-filters';
import type { Shelf } from './shelves';
import { isList, isRecord } from './wire';

/** More would keep the server busy for chips that nobody may want. */
const MOST_PROBED = 12;

/** The first page without any parameter: what an answer to a probe is compared with. */
export type Unfiltered = { readonly first: Envelope; readonly isLimited: boolean };

/**
 * What a paged list can be filtered by: as OPTIONS says where the view has such metadata, as the schema says, else by
 * asking. DRF ignores parameters that it does not know (drf-wire.md C.3), so only a value that cannot be shows it: it
 * must be refused, or leave no row.
 */
export const discoverFilters = async (
  shelf: Shelf,
  fields: readonly Field[],
  unfiltered: Unfiltered,
): Promise<ServerFilters> => {
  const told = await shelf.told();
  const listed = ofPath(await shelf.catalogue.schema(), shelf.url);
  shelf.orderingFields = orderingFieldsOf(told?.answer ?? null, listed);
  const byOptions = told && filtersOfOptions(told.answer, fields);
  if (byOptions) return byOptions;
  if (listed) return filtersOfSchema(listed.parameters, fields);
  const heeded: Field[] = [];
  for (const field of fields.filter(isProbed).slice(0, MOST_PROBED))
    if (await isHeeded(shelf, field, unfiltered)) heeded.push(field);
  return heeded.length > 0 ? filtersOfProbes(heeded) : noFilters;
};

/** Null: the server does not say what it orders by. */
const orderingFieldsOf = (options: Wire, listed: Listed | null): readonly string[] | null => {
  const named = isRecord(options) ? options['ordering_fields'] : undefined;
  if (isList(named)) return named.filter((name) => typeof name === 'string');
  const choices = listed?.parameters.find(({ name }) => name === 'ordering')?.choices ?? [];
  return choices.length > 0 ? [...new Set(choices.map((choice) => String(choice).replace(/^-/, '')))] : null;
};

const ofPath = (schema: readonly Listed[] | null, url: string): Listed | null => {
  const plain = (path: string): string => path.replace(/\/$/, '');
  const wanted = plain(new URL(url).pathname);
  // Behind a proxy the schema's paths may lack what comes before them.
  return (
    schema?.find(({ path }) => plain(path) === wanted) ??
    schema?.find(({ path }) => path !== '/' && wanted.endsWith(plain(path))) ??
    null
  );
};

const isProbed = ({ type, choices }: Field): boolean => type === 'boolean' || (choices?.length ?? 0) > 0;

const isHeeded = async (shelf: Shelf, { name, type }: Field, unfiltered: Unfiltered): Promise<boolean> => {
  if (type !== 'boolean') return isOther(await asked(shelf, name, NOBODY, unfiltered), unfiltered);
  // What cannot be a boolean is taken for "unknown" (django_filters/widgets.py), so both values are asked for: together
  // they leave fewer rows than twice all.
  if (isOther(await asked(shelf, name, 'true', unfiltered), unfiltered)) return true;
  return isOther(await asked(shelf, name, 'false', unfiltered), unfiltered);
};

/** A page, `refused` for a 400, or null where nothing can be told. */
const asked = async (
  shelf: Shelf,
  name: string,
  value: string,
  { isLimited }: Unfiltered,
): Promise<Envelope | 'refused' | null> => {
  const query = new URLSearchParams([[name, value]]);
  if (isLimited) query.set('limit', '1');
  const got = await shelf.collection.getJson(query, new AbortController().signal);
  if (!got.ok) return got.error.server?.status === 400 ? 'refused' : null;
  return envelopeOf(got.value);
};

const isOther = (answer: Envelope | 'refused' | null, { first }: Unfiltered): boolean => {
  if (answer === null || answer === 'refused') return answer === 'refused';
  if (answer.count !== null && first.count !== null) return answer.count !== first.count;
  return answer.rows.length === 0 || JSON.stringify(answer.rows[0]) !== JSON.stringify(first.rows[0]);
};
