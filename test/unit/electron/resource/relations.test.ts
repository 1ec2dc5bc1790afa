import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../../electron/base/clock';
import type { Wire } from '../../../../electron/contract/declare';
import type { Field } from '../../../../electron/contract/resource';
import { ok, type Result } from '../../../../electron/contract/result';
import type { Http, HttpAnswer } from '../../../../electron/http/http';
import { Catalogue } from '../../../../electron/resource/catalogue';
import { relatedRows, withRelated } from '../../../../electron/resource/relations';
import { Shelves } from '../../../../electron/resource/shelves';

const BASE = 'https://api.test/api/';
const signal = new AbortController().signal;

/** JSON by URL; what is missing is 404. */
const served = (pages: Readonly<Record<string, Wire>>) => {
  const asked: string[] = [];
  const http: Http = {
    send: async ({ url }): Promise<Result<HttpAnswer>> => {
      asked.push(url.slice(BASE.length));
      const page = pages[url.slice(BASE.length)];
      return ok({
        status: page === undefined ? 404 : 200,
        headers: { 'content-type': 'application/json' },
        setCookies: [],
        body: Buffer.from(JSON.stringify(page ?? { detail: 'Not found.' })),
        ...{ startedAtMs: 0, receivedAtMs: 0, tookMs: 0 },
      });
    },
  };
  return { http, asked, catalogue: new Catalogue(http, BASE) };
};

const root = {
  authors: 'http://inner:8000/api/authors/',
  categories: `${BASE}categories/`,
  elsewhere: 'https://api.test/other/',
};
const relation = (name: string, type: Field['type'] = 'relation'): Field => ({
  ...{ name, label: name, type, required: false, readOnly: false },
});

describe('the root of the API', () => {
  test('collections below the server address, whatever host it says', async () => {
    const { catalogue, asked } = served({ '': root });
    const named = [
      { name: 'authors', path: 'authors/' },
      { name: 'categories', path: 'categories/' },
    ];
    expect(await catalogue.collections()).toEqual({ ok: true, value: named });
    await catalogue.collections();
    expect(asked).toEqual(['']);
  });

  test('no root: the lists of the schema', async () => {
    const get = { get: { parameters: [] } };
    const { catalogue } = served({
      'openapi.json': { openapi: '3.1.0', paths: { '/api/books/': get, '/api/books/{id}/': get } },
    });
    expect(await catalogue.collections()).toMatchObject({ value: [{ name: 'books', path: 'books/' }] });
  });

  test('what is no address, in the root or in a schema, is none, and the rest is found', async () => {
    const { catalogue } = served({ '': { ...root, odd: `${BASE}http://[` } });
    expect(await catalogue.collectionNamed('author')).toBe(`${BASE}authors/`);
    const get = { get: { parameters: [] } };
    const listed = served({ 'openapi.json': { openapi: '3.1.0', paths: { 'http://[': get, '/api/authors/': get } } });
    expect(await listed.catalogue.collectionNamed('author')).toBe(`${BASE}authors/`);
  });

  test('thousands of collections are looked through once, not once for each of thousands of fields', async () => {
    const many = Object.fromEntries(Array.from({ length: 4_000 }, (_, at) => [`c${at}`, `${BASE}c${at}/`]));
    const fields = Array.from({ length: 4_000 }, (_, at) => relation(`c${at}_id`));
    const found = await withRelated(fields, [], served({ '': many }).catalogue);
    expect(found.at(-1)?.related).toBe(`${BASE}c3999/`);
  });

  test('neither: what the server said of the root', async () => {
    expect(await served({}).catalogue.collections()).toMatchObject({ error: { code: 'not-found' } });
  });
});

describe('where a relation points', () => {
  const related = async (field: Field, value: Wire) =>
    (await withRelated([field], [{ [field.name]: value }], served({ '': root }).catalogue))[0];

  test('by its name, in the singular or plural, with _id or without', async () => {
    for (const name of ['author', 'author_id', 'authors'])
      expect((await related(relation(name), 1))?.related).toBe(`${BASE}authors/`);
    expect((await related(relation('category'), 1))?.related).toBe(`${BASE}categories/`);
    expect((await related(relation('owner'), 1))?.related).toBeUndefined();
  });

  test('by the address in a row, without a look at the root', async () => {
    const { catalogue, asked } = served({ '': root });
    const [field] = await withRelated([relation('owner')], [{ owner: `${BASE}people/4/` }], catalogue);
    expect(field?.related).toBe(`${BASE}people/#url`);
    expect(asked).toEqual([]);
  });

  test('a field without any value: a relation if a collection has its name', async () => {
    expect(await related(relation('author', 'other'), null)).toMatchObject({
      type: 'relation',
      related: `${BASE}authors/`,
    });
    expect(await related(relation('authors', 'other'), [])).toMatchObject({ type: 'list', related: `${BASE}authors/` });
    expect(await related(relation('notes', 'other'), null)).toMatchObject({ type: 'other' });
  });
});

describe('rows to choose from', () => {
  const people = [
    { id: 1, url: `${BASE}people/1/`, nick: 'a', name: 'Ada' },
    { id: 2, url: `${BASE}people/2/`, nick: 'g', name: 'Grace' },
  ];
  const found = (url: string, search: string) => {
    const { http } = served({
      'people/': people,
      'people/?search=ra': { count: 2, next: null, previous: null, results: people },
    });
    const shelves = new Shelves({ httpFor: () => http, serverAddressOf: () => BASE, clock: systemClock });
    return relatedRows(shelves, { profileId: 'p', url: `${BASE}${url}`, search }, signal);
  };

  test('by key, named in words; a server that does not search is searched here', async () => {
    expect(await found('people/', '')).toMatchObject({
      value: [
        { key: '1', label: 'Ada' },
        { key: '2', label: 'Grace' },
      ],
    });
    expect(await found('people/', 'ra')).toMatchObject({ value: [{ key: '2', label: 'Grace' }] });
  });

  test('a field that holds addresses gets addresses', async () => {
    expect(await found('people/#url', 'ra')).toMatchObject({ value: [{ key: `${BASE}people/2/`, label: 'Grace' }] });
  });
});
