import { describe, expect, test } from 'vitest';
import type { OpenedSource, UnreadSource } from '../../../../electron/contract/resource';
import { browse, by, ids, valued } from './browsers-stage';

const listOf = (opened: OpenedSource | UnreadSource): string =>
  'list' in opened ? new TextDecoder().decode(opened.list) : expect.unreachable('it was read');

const brokenAtItsEnd: Parameters<typeof browse>[0] = {
  ...{ paging: 'whole', rows: 0 },
  instead: (_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(`[${'{"id":1},'.repeat(150)}{"id":`);
    return true;
  },
};

describe('a bare list as it came', () => {
  test('above 100 rows: as the server wrote it, with the columns that its first rows tell', async () => {
    const { openAsItCame } = await browse({ paging: 'whole', rows: 300 });
    const opened = valued(await openAsItCame({ count: 20 }));
    expect(opened).toMatchObject({ style: { kind: 'whole', pageSize: null }, order: 'local', keyField: 'id' });
    expect(opened.fields.map(({ name }) => name)).toEqual(['id', 'name', 'age', 'email']);
    expect(JSON.parse(listOf(opened))).toHaveLength(300);
  });

  test('is read here as soon as it is searched, ordered, scrolled or filtered, without another request', async () => {
    const { openAsItCame, read, server } = await browse({ paging: 'whole', rows: 300 });
    const { sourceId } = valued(await openAsItCame());
    expect(listOf(valued(await openAsItCame()))).toContain('"id":300');
    expect(ids(valued(await read(sourceId, 298, 10)))).toEqual([299, 300]);
    for (const more of [
      { search: 'user30' },
      { ordering: by('id', true) },
      { filters: [{ field: 'id', lookup: 'gte', value: '300' } as const] },
    ]) {
      const opened = valued(await openAsItCame(more));
      expect('list' in opened ? null : ids(opened.first).at(0)).toBe(more.search ? 30 : 300);
    }
    expect(server.gets()).toHaveLength(1);
  });

  test('few rows, and a page: they are read', async () => {
    const few = await browse({ paging: 'whole', rows: 100 });
    expect('list' in valued(await few.openAsItCame())).toBe(false);
    await few.server.close();
    const paged = await browse({ paging: 'page-number', rows: 300, pageSize: 150 });
    expect('list' in valued(await paged.openAsItCame())).toBe(false);
  });

  test('a write: the next opening has it', async () => {
    const { browsers, openAsItCame } = await browse({ paging: 'whole', rows: 300 });
    valued(await openAsItCame());
    const shelf = valued(browsers.shelves.of({ profileId: 'p1', path: 'subscribers/' }));
    await shelf.wrote('1', { id: 1, name: 'New' });
    const opened = valued(await openAsItCame());
    expect(opened).toMatchObject({ total: 300, first: { rows: { 0: { id: 1, name: 'New' } } } });
  });

  test('a file of it: as many rows as there are', async () => {
    const { browsers, openAsItCame } = await browse({ paging: 'whole', rows: 300 });
    const { sourceId } = valued(await openAsItCame());
    expect(valued(browsers.rowsForFile({ profileId: 'p1', sourceId })).rows.total).toBe(300);
  });

  test('broken at its end: malformed-answer for whoever reads it, and the next opening asks the server', async () => {
    const { open, openAsItCame, read, browsers, server } = await browse(brokenAtItsEnd);
    const broken = { ok: false, error: { code: 'malformed-answer' } };
    expect(await open()).toMatchObject(broken);
    const { sourceId } = valued(await openAsItCame());
    expect(await read(sourceId, 0, 10)).toMatchObject(broken);
    browsers.close({ sourceId });
    expect(listOf(valued(await openAsItCame()))).toContain('"id":1');
    expect(server.gets()).toHaveLength(3);
  });
});
