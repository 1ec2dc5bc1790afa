import { describe, expect, test } from 'vitest';
import type { OpenedSource } from '../../../../electron/contract/resource';
import { ok, type Result } from '../../../../electron/contract/result';
import type { Http } from '../../../../electron/http/http';
import { parseRows } from '../../../../electron/rows/array-parser';
import { InMemoryRowSet } from '../../../../electron/rows/in-memory-row-set';
import { type RowSet, RowsGone } from '../../../../electron/rows/row-set';
import type { OpenRows } from '../../../../electron/rows/rows-client';
import { browse, by, ids, valued } from './browsers-stage';

/** A rows process that reads what it was fed in one. */
const rowsProcess =
  (read: (bytes: Uint8Array) => Promise<Result<RowSet>>): OpenRows =>
  () => {
    const pieces: Uint8Array[] = [];
    return {
      rows: 0,
      write: async (bytes) => pieces.push(bytes) > 0,
      end: () => read(Buffer.concat(pieces)),
      abort: () => {},
    };
  };

describe('a bare list', () => {
  test('is whole: searched and ordered here, without another request', async () => {
    const { open, server } = await browse({ paging: 'whole', rows: 300 });
    const first = valued(await open());
    expect(first).toMatchObject({
      style: { kind: 'whole', pageSize: null },
      order: 'local',
      search: 'local',
      total: 300,
    });
    expect(first.first.rows).toHaveLength(100);
    const found = valued(await open({ search: 'USER29', ordering: by('id', true) }));
    expect(ids(found.first)).toEqual([299, 298, 297, 296, 295, 294, 293, 292, 291, 290, 29]);
    expect(found.total).toBe(11);
    expect(server.gets()).toHaveLength(1);
  });

  test('fresh: the server is asked again, and the older source is still readable', async () => {
    const { open, read, server } = await browse({ paging: 'whole', rows: 30 });
    const first = valued(await open());
    valued(await open({ fresh: true }));
    expect(server.gets()).toHaveLength(2);
    expect(ids(valued(await read(first.sourceId, 28, 10)))).toEqual([29, 30]);
  });

  test('all its sources closed: the next opening asks the server', async () => {
    const { open, browsers, server } = await browse({ paging: 'whole', rows: 30 });
    const { sourceId } = valued(await open());
    browsers.close({ sourceId });
    valued(await open());
    expect(server.gets()).toHaveLength(2);
  });

  test('above 0.5 MB: goes to the rows process as it comes', async () => {
    const seen: number[] = [];
    const openRows = rowsProcess(async (bytes) => {
      seen.push(bytes.length);
      const rows = parseRows(bytes);
      return rows.ok ? ok(new InMemoryRowSet(rows.value)) : rows;
    });
    const { open } = await browse({ paging: 'whole', rows: 9_000 }, { openRows });
    expect(valued(await open()).total).toBe(9_000);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toBeGreaterThan(500_000);
  });

  test('the rows process ended: gone, and the next opening asks the server', async () => {
    let isAlive = true;
    const openRows = rowsProcess(async (bytes) => {
      const rows = parseRows(bytes);
      if (!rows.ok) return rows;
      const set = new InMemoryRowSet(rows.value);
      const query = async (wanted: Parameters<InMemoryRowSet['query']>[0]) => {
        if (!isAlive) throw new RowsGone();
        return set.queryNow(wanted);
      };
      return ok({
        ...{ total: set.total, names: set.names, query },
        patch: (change) => set.patch(change),
        close: () => set.close(),
      });
    });
    const { open, server } = await browse({ paging: 'whole', rows: 9_000 }, { openRows });
    valued(await open());
    isAlive = false;
    expect(await open({ search: 'x' })).toMatchObject({ ok: false, error: { code: 'gone' } });
    isAlive = true;
    valued(await open());
    expect(server.gets()).toHaveLength(2);
  });

  test('empty: no rows, fields from OPTIONS', async () => {
    const { open } = await browse({ paging: 'whole', rows: 0 });
    const opened = valued(await open());
    expect(opened.total).toBe(0);
    expect(opened.fields.map(({ label }) => label)).toEqual(['ID', 'Name', 'Age', 'Email']);
  });
});

describe('bounds', () => {
  test('a path to another server: foreign-origin, nothing is sent', async () => {
    const { open, server } = await browse({ paging: 'whole', rows: 5 });
    expect(await open({ path: 'http://127.0.0.1:9/api/' })).toMatchObject({
      ok: false,
      error: { code: 'foreign-origin' },
    });
    expect(await open({ path: '../../secret/' })).toMatchObject({ ok: false, error: { code: 'bad-address' } });
    expect(server.requests).toEqual([]);
  });

  test('signed out: not-signed-in', async () => {
    const { open } = await browse({ paging: 'whole', rows: 5 }, { client: null });
    expect(await open()).toMatchObject({ ok: false, error: { code: 'not-signed-in' } });
  });

  test('more than 8 sources of a profile: the oldest is gone', async () => {
    const { open, read } = await browse({ paging: 'whole', rows: 5 });
    const opened: OpenedSource[] = [];
    for (let index = 0; index < 9; index += 1) opened.push(valued(await open()));
    expect(await read(opened[0]?.sourceId ?? '', 0, 1)).toMatchObject({ ok: false, error: { code: 'gone' } });
    expect((await read(opened[1]?.sourceId ?? '', 0, 1)).ok).toBe(true);
  });

  test('a profile closed: its sources are gone, those of others are not', async () => {
    const { open, read, browsers } = await browse({ paging: 'whole', rows: 5 });
    const one = valued(await open());
    const two = valued(await open({ profileId: 'p2' }));
    browsers.closeProfile('p1');
    expect(await read(one.sourceId, 0, 1)).toMatchObject({ ok: false, error: { code: 'gone' } });
    expect((await read(two.sourceId, 0, 1)).ok).toBe(true);
  });

  test.each([
    ['a list', '[{"id":1}]'],
    ['pages', '{"count":9,"next":"?page=2","previous":null,"results":[{"id":1}]}'],
  ])('signed out while %s is being opened: nothing of what the profile saw is at hand', async (_what, text) => {
    let isAsked = (): void => {};
    let explain = (): void => {};
    const asked = new Promise<void>((resolve) => {
      isAsked = resolve;
    });
    const explained = new Promise<void>((resolve) => {
      explain = resolve;
    });
    const client: Http = {
      send: async ({ method }) => {
        // the rows are here, and wait for what explains them
        if (method === 'OPTIONS') isAsked();
        if (method === 'OPTIONS') await explained;
        const headers = { 'content-type': 'application/json' };
        const body = Buffer.from(text);
        return ok({ status: 200, headers, setCookies: [], body, startedAtMs: 0, receivedAtMs: 0, tookMs: 0 });
      },
    };
    const { open, browsers } = await browse({ paging: 'whole', rows: 0 }, { client });
    const opening = open();
    await asked;
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
    browsers.closeProfile('p1');
    explain();
    expect(await opening).toMatchObject({ ok: false, error: { code: 'not-signed-in' } });
  });

  test('cancelled while the server is slow: cancelled', async () => {
    const { browsers } = await browse({ paging: 'whole', rows: 5, instead: (request) => request.method === 'GET' });
    const abort = new AbortController();
    const asked = { profileId: 'p1', path: 'subscribers/', search: '', ordering: null, fresh: false, count: 10 };
    const opening = browsers.open(asked, abort.signal);
    setTimeout(() => abort.abort(), 50);
    expect(await opening).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});
