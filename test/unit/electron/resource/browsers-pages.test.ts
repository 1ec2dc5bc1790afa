import { describe, expect, test } from 'vitest';
import type { OpenedSource } from '../../../../electron/contract/resource';
import { ManualClock } from '../../../helpers/manual-clock';
import { browse, by, ids, valued } from './browsers-stage';

describe('pages', () => {
  const everyRow = async (
    { open, read }: Awaited<ReturnType<typeof browse>>,
    opened: OpenedSource,
  ): Promise<readonly unknown[]> => {
    void open;
    const seen: unknown[] = [];
    for (let from = 0; from < 1_000; ) {
      const page = valued(await read(opened.sourceId, from, 25));
      if (page.rows.length === 0) break;
      seen.push(...ids(page));
      from += page.rows.length;
    }
    return seen;
  };

  for (const paging of ['page-number', 'limit-offset', 'cursor'] as const)
    test(`${paging}: recognised by its links, each row read once in order`, async () => {
      const stage = await browse({ paging, rows: 57 });
      const opened = valued(await stage.open());
      expect(opened.style).toEqual({ kind: paging, pageSize: 10 });
      expect(opened.total).toBe(paging === 'cursor' ? null : 57);
      expect(await everyRow(stage, opened)).toEqual(Array.from({ length: 57 }, (_, index) => index + 1));
      expect(valued(await stage.read(opened.sourceId, 50, 10)).total).toBe(57);
    });

  test('a range across pages: only those pages are asked', async () => {
    const { open, read, server } = await browse({ paging: 'page-number', rows: 500 });
    const { sourceId } = valued(await open());
    const before = server.gets().length;
    expect(ids(valued(await read(sourceId, 95, 10)))).toEqual([96, 97, 98, 99, 100, 101, 102, 103, 104, 105]);
    expect(server.gets().slice(before)).toEqual(['GET /api/subscribers/?page=10', 'GET /api/subscribers/?page=11']);
  });

  test('links with another origin: only their query is used', async () => {
    const { open, read, server } = await browse({ paging: 'cursor', rows: 40, linkOrigin: 'http://evil.example' });
    const { sourceId } = valued(await open());
    expect(ids(valued(await read(sourceId, 10, 3)))).toEqual([11, 12, 13]);
    expect(server.gets().some((line) => line.includes('cursor='))).toBe(true);
  });

  test('server that searches and orders: both by the server, in each page', async () => {
    const { open, read } = await browse({ paging: 'limit-offset', rows: 300, searches: true, orders: true });
    const plain = valued(await open());
    expect(plain).toMatchObject({ search: 'server', order: 'server' });
    const found = valued(await open({ search: 'user2', ordering: by('id', true) }));
    expect(found.total).toBe(111);
    expect(ids(found.first).slice(0, 3)).toEqual([299, 298, 297]);
    expect(ids(valued(await read(found.sourceId, 109, 5)))).toEqual([20, 2]);
  });

  test('server that ignores both parameters: none, and said so', async () => {
    const { open, server } = await browse({ paging: 'page-number', rows: 300 });
    expect(valued(await open())).toMatchObject({ search: 'none', order: 'none' });
    const before = server.gets().length;
    valued(await open());
    expect(server.gets().length - before).toBe(1);
  });

  test('opened with a search before anything is known: the rows are the searched ones', async () => {
    const { open } = await browse({ paging: 'page-number', rows: 300, searches: true });
    expect(valued(await open({ search: 'user30' })).total).toBe(2);
  });

  test('a search that leaves one page: still searched by the server', async () => {
    const { open } = await browse({ paging: 'page-number', rows: 300, searches: true });
    valued(await open());
    const found = valued(await open({ search: 'user299' }));
    expect(found).toMatchObject({ search: 'server', total: 1 });
    expect(valued(await open()).total).toBe(300);
  });

  test('one page that holds all: as good as a whole list', async () => {
    const { open, server } = await browse({ paging: 'page-number', rows: 7 });
    expect(valued(await open())).toMatchObject({
      style: { kind: 'page-number', pageSize: null },
      order: 'local',
      total: 7,
    });
    expect(ids(valued(await open({ ordering: by('id', true) })).first)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(server.gets()).toHaveLength(1);
  });

  test('rows deleted meanwhile, the page is not there any more: no rows and a smaller total', async () => {
    let isShort = false;
    const { open, read } = await browse({
      paging: 'page-number',
      rows: 100,
      instead: (request, response) => {
        if (!isShort || !request.url?.includes('page=9')) return false;
        response.writeHead(404, { 'content-type': 'application/json' }).end('{"detail":"Invalid page."}');
        return true;
      },
    });
    const { sourceId } = valued(await open());
    isShort = true;
    expect(valued(await read(sourceId, 80, 10))).toMatchObject({ rows: [], total: 80 });
  });
});

describe('what the server says instead of rows', () => {
  const answering = (status: number, type: string, body: string) =>
    browse({
      paging: 'whole',
      rows: 1,
      instead: (request, response) => {
        if (request.method !== 'GET') return false;
        response.writeHead(status, { 'content-type': type }).end(body);
        return true;
      },
    });
  const cases = [
    [403, 'application/json', '{"detail":"No."}', 'forbidden'],
    [404, 'text/html', '<h1>Not Found</h1>', 'not-found'],
    [502, 'text/html', 'Bad Gateway', 'server-failed'],
    [200, 'text/html', '<html>', 'not-json'],
    [200, 'application/json', '{"a":', 'malformed-answer'],
    [200, 'application/json', '{"detail":"none"}', 'malformed-answer'],
  ] as const;
  for (const [status, type, body, code] of cases)
    test(`${status} ${type} ${body}: ${code}`, async () => {
      const { open } = await answering(status, type, body);
      expect(await open()).toMatchObject({ ok: false, error: { code } });
    });

  test('OPTIONS fails: rows all the same, columns from the data', async () => {
    const { open } = await browse({ paging: 'whole', rows: 5, options: null });
    const { fields, can } = valued(await open());
    expect(fields.map(({ label, type }) => [label, type])).toEqual([
      ['ID', 'integer'],
      ['Name', 'string'],
      ['Age', 'integer'],
      ['Email', 'email'],
    ]);
    expect(can.create).toBe(false);
  });

  test('OPTIONS never answers: the rows wait for it a second at most', async () => {
    const { open } = await browse({
      paging: 'whole',
      rows: 5,
      instead: (request) => request.method === 'OPTIONS',
    });
    const startedMs = performance.now();
    expect(valued(await open()).total).toBe(5);
    expect(performance.now() - startedMs).toBeLessThan(2_500);
  });

  test('OPTIONS: fields with their limits, asked once a collection', async () => {
    const { open, server } = await browse({ paging: 'whole', rows: 5 });
    const { fields, can } = valued(await open());
    expect(fields[1]).toEqual({
      name: 'name',
      label: 'Name',
      type: 'string',
      required: true,
      readOnly: false,
      maxLength: 120,
    });
    expect(can.create).toBe(true);
    valued(await open({ search: 'a' }));
    expect(server.requests.filter((line) => line.startsWith('OPTIONS'))).toHaveLength(1);
  });

  test('loaded anew: rows alone for a while, as a table that does so by itself asks often; then OPTIONS again', async () => {
    const clock = new ManualClock();
    const { open, server } = await browse({ paging: 'whole', rows: 5 }, { clock });
    const asked = () => server.requests.map((line) => line.split(' ', 1)[0]);
    valued(await open());
    clock.passMs(29_000);
    expect(valued(await open({ fresh: true })).can.create).toBe(true);
    expect([...asked()].sort()).toEqual(['GET', 'GET', 'OPTIONS']);
    clock.passMs(2_000);
    expect(valued(await open({ fresh: true })).can.create).toBe(true);
    expect(asked().filter((method) => method === 'OPTIONS')).toHaveLength(2);
  });
});
