// Long: all of it is asked of one Django, which is started once.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Wire } from '../../electron/contract/declare';
import type { Values } from '../../electron/contract/edits';
import type { Filter, Row } from '../../electron/contract/resource';
import type { Result } from '../../electron/contract/result';
import { type Backend, startBackend } from '../helpers/backends';
import { describeWithPython } from '../helpers/backends/describe-with-python';
import { startFaultProxy } from '../helpers/fault-proxy';
import { type RealServices, realServices, signedInAt } from '../helpers/real-services';

const signal = new AbortController().signal;
const PATH = 'articles/';

const valued = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** The least GIF there is. */
const GIF = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64');

describeWithPython('edits against Django', () => {
  let backend: Backend;
  let real: RealServices;
  let writer: string;
  let reader: string;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'latchkey-edits-'));

  beforeAll(async () => {
    backend = await startBackend('simplejwt', { rows: 20 });
    real = realServices();
    await real.services.start();
    writer = await signedInAt(real, backend.url, backend);
    reader = await signedInAt(real, backend.url, { username: backend.readOnlyUsername, password: backend.password });
  });

  afterAll(async () => {
    await real?.close();
    await backend?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (list = PATH, filters: readonly Filter[] = [], profileId = writer) =>
    real.services.browsers.open(
      { profileId, path: list, search: '', ordering: null, fresh: true, count: 100, filters: [...filters] },
      signal,
    );
  const row = (key: string, profileId = writer, list = PATH) =>
    real.services.edits.row({ profileId, path: list, key }, signal);
  const change = (key: string, base: Row | null, values: Values, more: { overwrite?: boolean; list?: string } = {}) => {
    const { overwrite = false, list = PATH } = more;
    const asked = { profileId: writer, path: list, key, base: base && { ...base }, values: { ...values } };
    return real.services.edits.change({ ...asked, overwrite, confirmed: false });
  };
  const create = (values: Values, profileId = writer) =>
    real.services.edits.create({ profileId, path: PATH, values: { ...values }, confirmed: false });
  const remove = (key: string, profileId = writer) =>
    real.services.edits.remove({ profileId, path: PATH, key, confirmed: false });
  const fresh = async (key: string): Promise<Row> => valued(await row(key)).row;
  const article = (more: Readonly<Record<string, Wire>> = {}): Values => ({
    ...{ title: 'Fresh', author: 1, price: '12.30', address: { street: '', city: 'Ulm' } },
    ...more,
  });
  const chosen = async (name: string, bytes: Buffer): Promise<Wire> => {
    writeFileSync(path.join(folder, name), bytes);
    return { file: valued(await real.services.chosenFiles.add(path.join(folder, name))).fileId };
  };

  it('a list: each field as DRF describes it, relations with their collection, filters that the server heeds', async () => {
    const opened = valued(await open());
    expect(opened).toMatchObject({ keyField: 'id', filtering: 'server', total: 60, can: { create: true } });
    const by = Object.fromEntries(opened.fields.map((field) => [field.name, field]));
    expect(by['title']).toMatchObject({ type: 'string', label: 'Headline', helpText: 'Shown on the front page' });
    expect(by['author']).toMatchObject({ type: 'relation', related: `${backend.url}authors/` });
    expect(by['status']).toMatchObject({ type: 'choice' });
    expect(by['languages']).toMatchObject({ type: 'multiple-choice' });
    expect(by['price']).toMatchObject({ type: 'decimal', decimalPlaces: 2 });
    expect(by['address']).toMatchObject({
      type: 'nested',
      children: [{ name: 'street' }, { name: 'city', maxLength: 10 }],
    });
    expect([by['attachment']?.type, by['cover']?.type]).toEqual(['file', 'image']);
    expect(by['published']).toMatchObject({ type: 'date', nullable: true });
    expect(opened.filters.map(({ field, kind }) => [field, kind])).toEqual([
      ['status', 'choice'],
      ['featured', 'boolean'],
    ]);
    expect(opened.first.rows[0]).toMatchObject({ copies: '9007199254740993', price: '1.50' });
  });

  it('a chip: the server filters, also when the list was not open before', async () => {
    const live = valued(await open(PATH, [{ field: 'status', lookup: 'exact', value: 'live' }]));
    expect(live.total).toBe(20);
    expect(live.first.rows.every(({ status }) => status === 'live')).toBe(true);
    expect(await open(PATH, [{ field: 'title', lookup: 'exact', value: 'x' }])).toMatchObject({
      ok: false,
      error: { code: 'bad-request' },
    });
  });

  it('a whole list: filtered here, and said so', async () => {
    const opened = valued(await open('authors/', [{ field: 'name', lookup: 'icontains', value: 'GRA' }]));
    expect(opened).toMatchObject({ filtering: 'local', total: 1, first: { rows: [{ name: 'Grace' }] } });
  });

  it('create: the new row, decimals and long integers exact', async () => {
    const made = valued(await create(article({ price: '99.90', copies: '9007199254740995', reviewers: [1, 2] })));
    expect(made).toMatchObject({ title: 'Fresh', price: '99.90', copies: '9007199254740995', reviewers: [1, 2] });
    expect(await fresh(String(made['id']))).toEqual(made);
  });

  it('refused fields: each with the server’s words, nested ones by their path, those of the whole row apart', async () => {
    const values = article({ title: '', price: 'x', address: { city: 'Much too long for it' } });
    const refused = await create(values);
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-fields', server: { status: 400 } } });
    const fields = refused.ok ? {} : refused.error.fields;
    expect(Object.keys(fields ?? {}).sort()).toEqual(['address.city', 'price', 'title']);
    expect(await create(article({ status: 'gone', featured: true }))).toMatchObject({
      error: { fields: { non_field_errors: ['A withdrawn article cannot be featured.'] } },
    });
  });

  it('change: only what was changed is sent, and a row changed elsewhere in another field is no conflict', async () => {
    const base = await fresh('5');
    valued(await change('5', base, { copies: 500 }));
    const changed = valued(await change('5', base, { title: 'Renamed' }));
    expect(changed).toMatchObject({ title: 'Renamed', copies: 500 });
  });

  it('the same field changed elsewhere: a conflict with the row as it is, and overwriting sends it', async () => {
    const base = await fresh('6');
    valued(await change('6', base, { title: 'Theirs' }));
    expect(await change('6', base, { title: 'Mine' })).toMatchObject({
      ok: false,
      error: { code: 'conflict', reason: 'title', current: { id: 6, title: 'Theirs' } },
    });
    expect(valued(await change('6', base, { title: 'Mine' }, { overwrite: true }))).toMatchObject({ title: 'Mine' });
  });

  it('changed elsewhere after the last look: where the server tags rows, it refuses, and the conflict shows both', async () => {
    const proxy = await startFaultProxy(backend.url);
    try {
      const profileId = await signedInAt(real, proxy.url, backend);
      const at = { profileId, path: 'tagged/', key: '12' };
      const { row: base, etag } = valued(await real.services.edits.row(at, signal));
      expect(etag).toMatch(/^"[0-9a-f]{16}"$/);
      const mine = (overwrite: boolean, values: Values = { title: 'Mine' }) =>
        real.services.edits.change({ ...at, base: { ...base }, values: { ...values }, overwrite, confirmed: false });
      expect(valued(await mine(false, { copies: 7 }))).toMatchObject({ copies: 7 });
      proxy.on({ method: 'PATCH', path: '/api/tagged/12/', times: 1, fault: { kind: 'delay', ms: 1_500 } });
      proxy.forget();
      const late = mine(false);
      await expect.poll(() => proxy.count('PATCH', '/api/tagged/12/'), { timeout: 5_000 }).toBe(1);
      valued(await change('12', null, { title: 'Theirs' }));
      expect(await late).toMatchObject({ error: { code: 'conflict', reason: 'title', current: { title: 'Theirs' } } });
      expect(await fresh('12')).toMatchObject({ title: 'Theirs' });
      expect(valued(await mine(true))).toMatchObject({ title: 'Mine' });
    } finally {
      await proxy.stop();
    }
  });

  it('a server with a schema: filters and their lookups as drf-spectacular tells them', async () => {
    const profileId = await signedInAt(real, `${backend.origin}/described/`, backend);
    const offered = async () => {
      const { filters } = valued(await open(PATH, [], profileId));
      return Object.fromEntries(filters.map(({ field, kind, lookups }) => [field, [kind, ...lookups]]));
    };
    // rows do not wait for a slow schema
    await expect.poll(offered, { timeout: 10_000 }).toEqual({
      status: ['choice', 'exact'],
      featured: ['boolean', 'exact'],
      price: ['number', 'gte', 'lte'],
    });
    const dear = valued(await open(PATH, [{ field: 'price', lookup: 'gte', value: '50.5' }], profileId));
    expect(dear.first.rows.every(({ price }) => Number(price) >= 50.5)).toBe(true);
    expect(dear.total).toBeGreaterThan(0);
    expect(dear.total).toBeLessThan(valued(await open(PATH, [], profileId)).total ?? 0);
  });

  it('deleted elsewhere: not-found, for a change as for another deletion', async () => {
    const base = await fresh('7');
    valued(await remove('7'));
    expect(await change('7', base, { title: 'Late' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await remove('7')).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('a view without PATCH: PUT with all that can be written', async () => {
    const base = await fresh('11');
    const put = valued(await change('11', base, { title: 'By PUT' }, { list: 'put-only/' }));
    expect(put).toEqual({ ...base, title: 'By PUT' });
    expect(valued(await row('11', writer, 'put-only/')).can).toEqual({ change: true, remove: false });
  });

  it('a file and an image go as a form together with the rest, and come back whole', async () => {
    const bytes = Buffer.alloc(3_000_000, 'latchkey ');
    const values = {
      title: 'Ünïcode “quoted”',
      attachment: await chosen('a "b".txt', bytes),
      cover: await chosen('c.gif', GIF),
    };
    const changed = valued(await change('9', await fresh('9'), { ...values, address: { street: 'A', city: 'B' } }));
    expect(changed).toMatchObject({ title: 'Ünïcode “quoted”', address: { street: 'A', city: 'B' } });
    expect(changed['attachment']).toMatch(/^http:.*\/media\/attachments\/.*\.txt$/);
    const saved = await fetch(String(changed['attachment']));
    expect(Buffer.from(await saved.arrayBuffer()).equals(bytes)).toBe(true);
    expect(await create(article({ cover: await chosen('no-image.gif', Buffer.from('text')) }))).toMatchObject({
      error: { code: 'invalid-fields', fields: { cover: [expect.stringContaining('image')] } },
    });
    expect(await create(article({ cover: { file: 'file-00000000-0000-0000-0000-000000000000' } }))).toMatchObject({
      error: { code: 'bad-file' },
    });
  });

  it('a user who only reads: fields read-only, nothing to be changed or removed, and a write is 403 in the server’s words', async () => {
    const detail = valued(await row('1', reader));
    expect(detail.can).toEqual({ change: false, remove: false });
    expect(detail.fields.every(({ readOnly }) => readOnly)).toBe(true);
    expect(valued(await open(PATH, [], reader)).can.create).toBe(false);
    for (const refused of [await create(article(), reader), await remove('1', reader)])
      expect(refused).toMatchObject({
        error: { code: 'forbidden', server: { status: 403, words: expect.stringContaining('permission') } },
      });
  });

  it('the write mode of the profile: nothing leaves', async () => {
    const before = await fresh('10');
    for (const [writes, code] of [
      ['read-only', 'read-only'],
      ['confirm', 'not-confirmed'],
    ] as const) {
      valued(await real.services.editing.update(writer, { writes }));
      expect(await change('10', before, { title: 'No' })).toMatchObject({ error: { code } });
      expect(await remove('10')).toMatchObject({ error: { code } });
    }
    valued(await real.services.editing.update(writer, { writes: 'allowed' }));
    expect(await fresh('10')).toEqual(before);
  });

  it('a relation: rows of its collection by a search', async () => {
    const url = `${backend.url}authors/`;
    const related = (search: string) => real.services.edits.related({ profileId: writer, url, search }, signal);
    expect(valued(await related('hed'))).toEqual([{ key: '3', label: 'Hedy' }]);
    expect(valued(await related(''))).toHaveLength(3);
  });

  it('the root: the collections by name', async () => {
    expect(valued(await real.services.edits.root(writer)).map(({ path: at }) => at)).toEqual(
      expect.arrayContaining(['subscribers/', 'authors/', 'articles/']),
    );
  });

  it('a whole list at hand follows each write, in every order that it is shown in', async () => {
    const asked = { profileId: writer, path: 'authors/', search: '', fresh: false, count: 10 };
    const ordering = { field: 'name', descending: true };
    const opened = valued(await real.services.browsers.open({ ...asked, ordering, filters: [] }, signal));
    const read = async () =>
      valued(await real.services.browsers.read({ sourceId: opened.sourceId, from: 0, count: 10 }, signal));
    const of = { profileId: writer, path: 'authors/', confirmed: false };
    const made = valued(await real.services.edits.create({ ...of, values: { name: 'Barbara' } }));
    expect((await read()).rows.map(({ name }) => name)).toEqual(['Hedy', 'Grace', 'Barbara', 'Ada']);
    const key = String(made['id']);
    await real.services.edits.change({ ...of, key, base: made, values: { name: 'Zoe' }, overwrite: false });
    expect((await read()).rows.map(({ name }) => name)).toEqual(['Zoe', 'Hedy', 'Grace', 'Ada']);
    await real.services.edits.remove({ ...of, key });
    expect(await read()).toMatchObject({ total: 3, rows: [{ name: 'Hedy' }, { name: 'Grace' }, { name: 'Ada' }] });
  });
});
