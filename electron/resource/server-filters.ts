import type { Wire } from '../contract/declare';
import type { Field, Filter, FilterLookup, FilterOffer } from '../contract/resource';
import { failed, failure, ok, type Result } from '../contract/result';
import { labelOf } from './metadata';
import type { Parameter } from './open-api';
import { isList, isRecord } from './wire';

/** What a server filters by, and the parameter of each lookup. */
export type ServerFilters = {
  readonly offers: readonly FilterOffer[];
  /** By field, then by lookup. */
  readonly parameters: ReadonlyMap<string, ReadonlyMap<FilterLookup, string>>;
};

export const noFilters: ServerFilters = { offers: [], parameters: new Map() };

/** Of paging, search and order (rest_framework/pagination.py, filters.py), and of the format. */
const OTHER_NAMES = new Set([
  'page',
  'page_size',
  'limit',
  'offset',
  'cursor',
  'search',
  'ordering',
  'format',
  'o',
  'q',
]);

/** Endings of django-filter's names: lookups, and the ones of its range filters (django_filters/widgets.py). */
const ENDINGS: readonly (readonly [string, FilterLookup])[] = [
  ['__gte', 'gte'],
  ['__lte', 'lte'],
  ['__icontains', 'icontains'],
  ['__exact', 'exact'],
  ['_min', 'gte'],
  ['_max', 'lte'],
  ['_after', 'gte'],
  ['_before', 'lte'],
];

const OTHER_LOOKUPS = new Set([
  'in',
  'isnull',
  'range',
  'gt',
  'lt',
  'contains',
  'startswith',
  'istartswith',
  'endswith',
  'iendswith',
  'iexact',
  'regex',
  'iregex',
  'year',
  'month',
  'day',
  'date',
]);

const LOOKUP_ORDER: readonly FilterLookup[] = ['exact', 'icontains', 'gte', 'lte'];

type Told = {
  readonly field: string;
  readonly lookup: FilterLookup;
  readonly parameter: string;
  readonly about: Parameter | null;
};

/** From a schema's parameters of the list. Lookups that are not offered here (`__in`, `__isnull`) are left out. */
export const filtersOfSchema = (parameters: readonly Parameter[], fields: readonly Field[]): ServerFilters => {
  const names = new Set(fields.map(({ name }) => name));
  const told = parameters.flatMap((about): readonly Told[] => {
    const { name } = about;
    if (OTHER_NAMES.has(name)) return [];
    if (names.has(name)) return [{ field: name, lookup: 'exact', parameter: name, about }];
    const ending = ENDINGS.find(([end]) => name.endsWith(end));
    if (ending) return [{ field: name.slice(0, -ending[0].length), lookup: ending[1], parameter: name, about }];
    // A way through a relation (`author__name`) is a filter of its own; a lookup that is not offered here is none.
    const isLookup = OTHER_LOOKUPS.has(/__([a-z]+)$/.exec(name)?.[1] ?? '');
    return isLookup ? [] : [{ field: name, lookup: 'exact', parameter: name, about }];
  });
  return gathered(told, fields);
};

/**
 * From OPTIONS of a view with metadata of its own: `filters`, `filter_fields` or `filterset_fields`, a list of names or an
 * object of lookups by name, as django-filter takes both.
 */
export const filtersOfOptions = (options: Wire, fields: readonly Field[]): ServerFilters | null => {
  if (!isRecord(options)) return null;
  const given = [options['filters'], options['filterset_fields'], options['filter_fields']].find(
    (each) => isList(each) || isRecord(each),
  );
  if (given === undefined) return null;
  const entries: readonly (readonly [string, Wire])[] = isList(given)
    ? given.flatMap((name) => (typeof name === 'string' ? [[name, null] as const] : []))
    : isRecord(given)
      ? Object.entries(given)
      : [];
  const told = entries.flatMap(([field, lookups]): readonly Told[] => {
    const wanted = isList(lookups) ? lookups : ['exact'];
    return LOOKUP_ORDER.filter((lookup) => wanted.includes(lookup)).map((lookup) => ({
      ...{ field, lookup, about: null },
      parameter: lookup === 'exact' ? field : `${field}__${lookup}`,
    }));
  });
  return told.length > 0 ? gathered(told, fields) : null;
};

/** Fields of which a probe has shown that `field=value` is heeded. */
export const filtersOfProbes = (fields: readonly Field[]): ServerFilters =>
  gathered(
    fields.map(({ name }) => ({ field: name, lookup: 'exact', parameter: name, about: null })),
    fields,
  );

/** More are no help to a person; from them the window would get a copy of each, and one enumeration may serve many. */
const MOST_OFFERS = 500;
const MOST_CHOICES = 1_000;

const gathered = (told: readonly Told[], fields: readonly Field[]): ServerFilters => {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const parameters = new Map<string, Map<FilterLookup, string>>();
  const abouts = new Map<string, Parameter>();
  for (const { field, lookup, parameter, about } of told) {
    const lookups = parameters.get(field) ?? new Map<FilterLookup, string>();
    if (!lookups.has(lookup)) lookups.set(lookup, parameter);
    parameters.set(field, lookups);
    if (about && (lookup === 'exact' || !abouts.has(field))) abouts.set(field, about);
  }
  const offers = [...parameters].slice(0, MOST_OFFERS).map(([name, lookups]) =>
    offerOf(
      name,
      LOOKUP_ORDER.filter((lookup) => lookups.has(lookup)),
      byName.get(name),
      abouts.get(name),
    ),
  );
  return { offers, parameters };
};

const offerOf = (
  name: string,
  lookups: readonly FilterLookup[],
  field: Field | undefined,
  about: Parameter | undefined,
): FilterOffer => {
  const told = about && about.choices.length <= MOST_CHOICES ? about.choices : [];
  const choices = field?.choices ?? told.map((value) => ({ value, label: String(value) }));
  const kind = choices.length > 0 ? 'choice' : ((field && kindOf(field)) ?? about?.type ?? 'text');
  return {
    ...{ field: name, label: field?.label ?? labelOf(name), lookups },
    kind: kind === 'choice' && choices.length === 0 ? 'text' : kind,
    ...(kind === 'choice' && choices.length > 0 ? { choices } : {}),
  };
};

/** Null: nothing that could be compared. */
export const kindOf = ({ type, choices }: Field): FilterOffer['kind'] | null => {
  if (choices && choices.length > 0) return 'choice';
  switch (type) {
    case 'boolean':
    case 'date':
    case 'datetime':
      return type;
    case 'integer':
    case 'float':
    case 'decimal':
      return 'number';
    case 'string':
    case 'email':
    case 'url':
    case 'choice':
    case 'relation':
      return 'text';
    default:
      return null;
  }
};

/** The parameters of chips. `bad-request` for one that the server does not have: it would be ignored without a word. */
export const parametersOf = (filters: readonly Filter[], known: ServerFilters): Result<URLSearchParams> => {
  const query = new URLSearchParams();
  for (const { field, lookup, value } of filters) {
    const parameter = known.parameters.get(field)?.get(lookup);
    if (parameter === undefined)
      return failed(failure('bad-request', `The server does not filter ${field} by ${lookup}.`));
    query.append(parameter, value);
  }
  return ok(query);
};
