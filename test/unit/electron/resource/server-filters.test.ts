import { describe, expect, test } from 'vitest';
import type { Wire } from '../../../../electron/contract/declare';
import type { Field } from '../../../../electron/contract/resource';
import { localOffers, wholeDays } from '../../../../electron/resource/local-filters';
import { listedIn } from '../../../../electron/resource/open-api';
import { filtersOfOptions, filtersOfSchema, parametersOf } from '../../../../electron/resource/server-filters';

const field = (name: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  ...{ name, label: name, type, required: false, readOnly: false },
  ...more,
});
const query = (name: string, schema: object) => ({ in: 'query', name, schema });

/** As it comes: as JSON. */
const openApi: Wire = JSON.parse(
  JSON.stringify({
    openapi: '3.0.3',
    servers: [{ url: 'https://api.test/v1' }],
    paths: {
      '/books/': {
        parameters: [{ $ref: '#/components/parameters/Page' }],
        get: {
          parameters: [
            query('status', { type: 'string', enum: ['a', 'b'] }),
            query('price_min', { type: 'number' }),
            query('price_max', { type: 'number' }),
            query('created__gte', { type: 'string', format: 'date-time' }),
            query('title__icontains', { type: 'string' }),
            query('status__in', { type: 'array', items: { type: 'string' } }),
            query('author__name', { type: 'string' }),
            query('ordering', { type: 'array', items: { type: 'string', enum: ['id', '-id'] } }),
            { in: 'header', name: 'x', schema: { type: 'string' } },
          ],
        },
      },
      '/books/{id}/': { get: { parameters: [] } },
    },
    components: { parameters: { Page: query('page', { type: 'integer' }) } },
  }),
);

describe('a schema', () => {
  test('OpenAPI 3: the lists with their parameters, references followed, paths below the server', () => {
    const listed = listedIn(openApi);
    expect(listed?.map(({ path }) => path)).toEqual(['/v1/books/']);
    expect(listed?.[0]?.parameters.map(({ name }) => name)).toContain('page');
  });

  test('Swagger 2: type beside the name, base path', () => {
    const swagger = {
      swagger: '2.0',
      basePath: '/api',
      paths: { '/a/': { get: { parameters: [{ in: 'query', name: 'on', type: 'boolean' }] } } },
    };
    expect(listedIn(swagger)).toEqual([
      { path: '/api/a/', parameters: [{ name: 'on', type: 'boolean', choices: [] }] },
    ]);
  });

  test('anything else: none', () => {
    for (const other of [null, [], { paths: {} }, { openapi: '3.0.0' }]) expect(listedIn(other)).toBeNull();
  });

  test('offers: each field once, with the lookups and in words of its own; paging and order are none', () => {
    const fields = [field('status', 'choice', { label: 'State' }), field('price', 'decimal'), field('title', 'string')];
    const { offers, parameters } = filtersOfSchema(listedIn(openApi)?.[0]?.parameters ?? [], fields);
    expect(offers).toMatchObject([
      {
        field: 'status',
        label: 'State',
        kind: 'choice',
        lookups: ['exact'],
        choices: [{ value: 'a' }, { value: 'b' }],
      },
      { field: 'price', kind: 'number', lookups: ['gte', 'lte'] },
      { field: 'created', label: 'Created', kind: 'datetime', lookups: ['gte'] },
      { field: 'title', kind: 'text', lookups: ['icontains'] },
      { field: 'author__name', kind: 'text', lookups: ['exact'] },
    ]);
    expect(parameters.get('price')?.get('lte')).toBe('price_max');
  });
});

test('OPTIONS of a project’s own: names, or lookups by name', () => {
  const fields = [field('age', 'integer')];
  expect(filtersOfOptions({ filters: ['age'] }, fields)?.offers).toMatchObject([
    { field: 'age', kind: 'number', lookups: ['exact'] },
  ]);
  const byName = filtersOfOptions({ filterset_fields: { age: ['gte', 'lte', 'in'] } }, fields);
  expect(byName?.parameters.get('age')).toEqual(
    new Map([
      ['gte', 'age__gte'],
      ['lte', 'age__lte'],
    ]),
  );
  expect(filtersOfOptions({ name: 'List' }, fields)).toBeNull();
});

test('chips as parameters; one that the server would ignore is refused', () => {
  const known = filtersOfSchema([{ name: 'price_min', type: 'number', choices: [] }], []);
  const asked = parametersOf([{ field: 'price', lookup: 'gte', value: '5' }], known);
  expect(asked.ok && asked.value.toString()).toBe('price_min=5');
  expect(parametersOf([{ field: 'price', lookup: 'lte', value: '5' }], known)).toMatchObject({
    error: { code: 'bad-request' },
  });
});

test('here: by kind of field, and a day as an upper bound of a time includes that day', () => {
  const offers = localOffers([
    field('on', 'boolean'),
    field('at', 'datetime'),
    field('name', 'string'),
    field('x', 'nested'),
  ]);
  expect(offers.map(({ kind, lookups }) => [kind, ...lookups])).toEqual([
    ['boolean', 'exact'],
    ['datetime', 'gte', 'lte'],
    ['text', 'icontains', 'exact'],
  ]);
  const day = { field: 'at', lookup: 'lte', value: '2024-05-06' } as const;
  expect(wholeDays([day], offers)[0]?.value).toBe('2024-05-06T23:59:59.999999');
  expect(wholeDays([{ ...day, lookup: 'gte' }], offers)[0]?.value).toBe('2024-05-06');
});

describe('a schema that grows when it is read', () => {
  test('a parameter that many paths refer to: read once, its choices shared', () => {
    const choices = Array.from({ length: 1_000 }, (_, at) => `choice ${at}`);
    const paths = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, at) => [`/p${at}/`, { get: { parameters: [{ $ref: '#/shared' }] } }]),
    );
    const shared = query('kind', { enum: choices });
    const listed = listedIn(JSON.parse(JSON.stringify({ openapi: '3.1.0', paths, shared })));
    expect(new Set(listed?.map(({ parameters }) => parameters[0]?.choices)).size).toBe(1);
    expect(listed?.at(-1)?.parameters).toEqual([{ name: 'kind', type: 'choice', choices }]);
  });

  test('a base path that is none: not put before every path', () => {
    const paths = { '/books/': { get: {} } };
    const listed = listedIn({ openapi: '3.1.0', servers: [{ url: `/${'a'.repeat(500_000)}` }], paths });
    expect(listed).toEqual([{ path: '/books/', parameters: [] }]);
  });

  test('more filters, or choices, than a person could look through: the first ones, and a text to type', () => {
    const choices = Array.from({ length: 5_000 }, (_, at) => `choice ${at}`);
    const parameters = Array.from({ length: 2_000 }, (_, at) => ({ name: `f${at}`, type: 'choice' as const, choices }));
    const { offers } = filtersOfSchema(parameters, []);
    expect(offers).toHaveLength(500);
    expect(offers[0]).toEqual({ field: 'f0', label: 'F0', kind: 'text', lookups: ['exact'] });
  });
});
