import { describe, expect, test } from 'vitest';
import type { Row } from '../../../../electron/contract/resource';
import { failed, failure, ok, type Result } from '../../../../electron/contract/result';
import type { Http } from '../../../../electron/http/http';
import { Collection } from '../../../../electron/resource/collection';
import { Import } from '../../../../electron/resource/import';
import { ErrorsFile } from '../../../../electron/resource/import-errors';
import { Imports } from '../../../../electron/resource/imports';
import { metadataOf } from '../../../../electron/resource/metadata';
import type { RowFiles, Written } from '../../../../electron/rows/row-files';
import { ManualClock } from '../../../helpers/manual-clock';

const shape = { format: 'csv', delimiter: ',', columns: ['name'] } as const;
const written: Written = { position: { rows: 1, bytes: 1, columns: null }, leftOut: [] };
const none = async (): Promise<void> => {};

type Disk = { isFull: boolean; readonly rows: Row[]; names: readonly string[] };

/** A disk that takes rows, or is full; two rows of one cell to read. */
const stage = () => {
  const disk: Disk = { isFull: false, rows: [], names: [] };
  const take = async (rows: readonly Row[]): Promise<Result<Written>> => {
    if (disk.isFull) return failed(failure('disk', '', { reason: 'ENOSPC' }));
    disk.rows.push(...rows);
    return ok(written);
  };
  const finish = async () => ok(written);
  const files: RowFiles = {
    write: async ({ names }) => {
      disk.names = names;
      return ok({ opened: written, page: finish, query: finish, rows: take, finish, pause: none, discard: none });
    },
    removePart: none,
    inspect: async () => ok({ ...shape, sample: [], rows: 2, hasGuards: false }),
    check: async () => ok({ rows: 2, faultyRows: 0, problems: [] }),
    read: async () => {
      const rows = [1, 2].map((row) => ({ row, cells: [`n${row}`], values: { name: `n${row}` }, problems: [] }));
      return ok({ next: async () => ok(rows.splice(0)), close: () => {} });
    },
    openPage: async () => failed(failure('gone', '')),
  };
  const posted: string[] = [];
  const send: Http['send'] = async ({ method }) => {
    posted.push(method);
    const body = new TextEncoder().encode('{"name":["No."]}');
    const headers = { 'content-type': 'application/json' };
    return ok({ status: 400, headers, setCookies: [], body, startedAtMs: 0, receivedAtMs: 0, tookMs: 0 });
  };
  const needs = { files, clock: new ManualClock(), random: () => 0, onChange: () => {}, keep: none };
  return { disk, files, posted, needs, collection: new Collection({ send }, 'http://127.0.0.1/api/rows/') };
};

describe('the file of errors', () => {
  const told = async (columns: readonly string[], cells: readonly string[]) => {
    const { disk, files } = stage();
    const errors = new ErrorsFile(files, { file: '/a.csv', shape: { ...shape, columns } });
    await errors.add({ row: 7, cells, values: {}, problems: [] }, { kind: 'refused', words: 'bad' });
    return { names: disk.names, row: disk.rows[0] };
  };

  test('a file with a column that is called as one of its own, or two of one name: each cell is in it', async () => {
    expect(await told(['id', 'problem', 'id'], ['1', 'no water', '2'])).toEqual({
      names: ['id', 'problem', 'id 2', 'row', 'outcome', 'problem 2'],
      row: { id: '1', problem: 'no water', 'id 2': '2', row: 7, outcome: 'refused', 'problem 2': 'bad' },
    });
  });

  test('a file of errors that was mended: what it was told before is told anew', async () => {
    const mended = await told(['id', 'row', 'outcome', 'problem'], ['1', '3', 'refused', 'old']);
    expect(mended).toEqual({
      names: ['id', 'row', 'outcome', 'problem'],
      row: { id: '1', row: 7, outcome: 'refused', problem: 'bad' },
    });
  });

  test('the disk is full: a refused row is not settled before it is told of, and is told once there is room', async () => {
    const { disk, needs, posted, collection } = stage();
    const order = { transferId: 't', profileId: 'p', name: 'rows', collection, file: '/a.csv', shape, rows: 2 };
    const making = { isText: true, undoGuard: false, fill: [], columns: 1 };
    const madeOf = { path: 'rows/', bytes: 1, changedAtMs: 1, mapping: { columns: [], undoGuard: false } };
    const transfer = new Import(needs, { ...order, making, madeOf, skipFaulty: false });
    disk.isFull = true;
    await transfer.run();
    expect(transfer.view).toMatchObject({ state: { kind: 'paused' }, done: 0, refused: 0 });
    disk.isFull = false;
    await transfer.run();
    expect(transfer.view).toMatchObject({ state: { kind: 'done' }, done: 2, refused: 2 });
    expect(disk.rows.map(({ name }) => name).sort()).toEqual(['n1', 'n2']);
    expect(posted.length).toBeGreaterThan(2);
  });

  test('two imports that would write the same one: the second waits for the first, and can be begun then', async () => {
    const { needs, files, collection } = stage();
    const metadata = metadataOf({ actions: { POST: { name: { type: 'string' } } } });
    let isTaken = true;
    const begun: string[] = [];
    const imports = new Imports({
      browsers: { forImport: async () => ok({ collection, metadata }) },
      ...{ files, writesOf: () => 'allowed', newId: () => 'id', transferNeeds: () => needs },
      isTaken: (file) => isTaken && file.endsWith('.errors.csv'),
      begin: (transferId) => void begun.push(transferId),
    });
    const opened = await imports.open({ profileId: 'p', path: 'rows/' }, __filename, new AbortController().signal);
    const importId = opened.ok ? opened.value.importId : '';
    const asked = { importId, columns: [], undoGuard: false, skipFaulty: false, confirmed: false };
    expect(imports.start(asked)).toMatchObject({ ok: false, error: { code: 'disk', reason: 'EBUSY' } });
    isTaken = false;
    expect(imports.start(asked).ok).toBe(true);
    expect(begun).toEqual(['id']);
  });
});
