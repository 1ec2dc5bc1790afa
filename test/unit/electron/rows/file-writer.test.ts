import files, { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FileWriter } from '../../../../electron/rows/file-writer';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'latchkey-writer-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (file: string) =>
  FileWriter.open({
    file,
    how: { format: 'csv', columns: null, guardFormulas: false, byteOrderMark: false },
    names: ['name', 'age'],
    position: { rows: 0, bytes: 0, columns: null },
  });

it('rows that come at once stand one after the other, under one head', async () => {
  const file = path.join(folder, 'rows.csv');
  const writer = await open(file);
  await Promise.all([
    writer.take([{ name: 'Broken', age: 31 }]),
    writer.take([{ name: 'Ada', age: 36 }]),
    writer.take([{ name: 'A longer name than the others', age: 7 }]),
  ]);
  await writer.finish();
  expect((await readFile(file, 'utf8')).split('\r\n')).toEqual([
    'name,age',
    'Broken,31',
    'Ada,36',
    'A longer name than the others,7',
    '',
  ]);
});

it('a position is told of what is on disk, so that it can be gone on with', async () => {
  const file = path.join(folder, 'rows.csv');
  const writer = await open(file);
  await writer.take([{ name: 'Ada', age: 36 }]);
  const { position } = writer;
  await writer.pause();
  const again = await FileWriter.open({
    file,
    how: { format: 'csv', columns: null, guardFormulas: false, byteOrderMark: false },
    ...{ names: [], position },
  });
  await again.take([{ name: 'Linus', age: 20 }]);
  await again.finish();
  expect(await readFile(file, 'utf8')).toBe('name,age\r\nAda,36\r\nLinus,20\r\n');
});

it('the disk is full at the very end: the file is let go of, so that it can be gone on with', async () => {
  const probe = await files.open(path.join(folder, 'probe'), 'w');
  const handles = Object.getPrototypeOf(probe);
  await probe.close();
  const writer = await open(path.join(folder, 'rows.csv'));
  const full = vi.spyOn(handles, 'write').mockRejectedValue(Object.assign(new Error('full'), { code: 'ENOSPC' }));
  // the last thing before a handle is closed
  const flushed = vi.spyOn(handles, 'sync');
  try {
    await expect(writer.finish()).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(flushed).toHaveBeenCalledTimes(1);
  } finally {
    full.mockRestore();
    flushed.mockRestore();
  }
});
