import type { Wire } from '../contract/declare';
import { isList, isRecord, type Members } from './wire';

/** A parameter of a list, as a schema describes it. */
export type Parameter = {
  readonly name: string;
  readonly type: 'boolean' | 'number' | 'date' | 'datetime' | 'choice' | 'text';
  readonly choices: readonly (string | number | boolean)[];
};

/** What a schema says of one path with GET; `path`: as the server has it, from its root. */
export type Listed = { readonly path: string; readonly parameters: readonly Parameter[] };

/** A path of a schema, placeholders as `{id}`, and what may be asked of it, in upper case. */
export type Operations = { readonly path: string; readonly methods: readonly string[] };

/** All that a schema names, in its order. Null: no schema. */
export const operationsIn = (schema: Wire): readonly Operations[] | null => {
  if (!isSchema(schema)) return null;
  const prefix = prefixOf(schema);
  const { paths } = schema;
  return Object.entries(isRecord(paths) ? paths : {}).flatMap(([path, operations]) => {
    const methods = isRecord(operations) ? Object.keys(operations).filter((name) => METHODS.has(name)) : [];
    return methods.length === 0
      ? []
      : [{ path: `${prefix}${path}`, methods: methods.map((name) => name.toUpperCase()) }];
  });
};

const METHODS: ReadonlySet<string> = new Set(['get', 'head', 'options', 'post', 'put', 'patch', 'delete']);

const isSchema = (schema: Wire): schema is Members =>
  isRecord(schema) &&
  isRecord(schema['paths']) &&
  (typeof schema['openapi'] === 'string' || typeof schema['swagger'] === 'string');

/** The schema's own paths with GET and without a placeholder: lists, and what else is read as a whole. Null: no schema. */
export const listedIn = (schema: Wire): readonly Listed[] | null => {
  if (!isSchema(schema)) return null;
  const prefix = prefixOf(schema);
  const { paths } = schema;
  const described = parametersOf(schema);
  return Object.entries(isRecord(paths) ? paths : {}).flatMap(([path, operations]) => {
    const get = isRecord(operations) ? operations['get'] : undefined;
    if (path.includes('{') || !isRecord(operations) || !isRecord(get)) return [];
    const told = [operations['parameters'], get['parameters']].filter(isList).flat();
    const parameters = told.map(described).filter((each) => each !== null);
    return [{ path: `${prefix}${path}`, parameters }];
  });
};

const LONGEST_BASE = 2_000;

/** Swagger 2 has a base path (drf-yasg), OpenAPI 3 servers; only their path counts. */
const prefixOf = (schema: Members): string => {
  const { basePath, servers } = schema;
  const server = isList(servers) && isRecord(servers[0]) ? servers[0]['url'] : undefined;
  const base = typeof basePath === 'string' ? basePath : typeof server === 'string' ? server : '';
  // it stands before every path: a very long one would be more than the memory holds
  if (base.length > LONGEST_BASE) return '';
  try {
    return new URL(base, 'http://schema.invalid/').pathname.replace(/\/$/, '');
  } catch {
    return '';
  }
};

/** One that many paths refer to is read once, with all its choices. */
const parametersOf = (schema: Members): ((told: Wire) => Parameter | null) => {
  const shared = new Map<string, Parameter | null>();
  return (told) => {
    const ref = isRecord(told) ? told['$ref'] : undefined;
    if (typeof ref !== 'string') return parameterOf(told);
    const known = shared.get(ref);
    if (known !== undefined) return known;
    const parameter = parameterOf(resolved(schema, told));
    shared.set(ref, parameter);
    return parameter;
  };
};

const resolved = (schema: Members, value: Wire): Wire => {
  const ref = isRecord(value) ? value['$ref'] : undefined;
  if (typeof ref !== 'string' || !ref.startsWith('#/')) return value;
  let at: Wire = schema;
  for (const part of ref.slice(2).split('/'))
    at = isRecord(at) ? at[part.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined;
  return at;
};

const isChoice = (value: Wire): value is string | number | boolean =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' || typeof value === 'boolean';

const parameterOf = (told: Wire): Parameter | null => {
  if (!isRecord(told) || told['in'] !== 'query' || typeof told['name'] !== 'string') return null;
  // OpenAPI 3 has the type in `schema`, Swagger 2 beside the name.
  const schema = isRecord(told['schema']) ? told['schema'] : told;
  const one = isRecord(schema['items']) ? schema['items'] : schema;
  const choices = isList(one['enum']) ? one['enum'].filter(isChoice) : [];
  return { name: told['name'], type: typeOf(one, choices.length > 0), choices };
};

const typeOf = ({ type, format }: Members, hasChoices: boolean): Parameter['type'] => {
  if (type === 'boolean') return 'boolean';
  if (hasChoices) return 'choice';
  if (type === 'integer' || type === 'number') return 'number';
  if (format === 'date') return 'date';
  return format === 'date-time' ? 'datetime' : 'text';
};
