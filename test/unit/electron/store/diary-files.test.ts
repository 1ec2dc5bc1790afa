import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DiaryFiles } from '../../../../electron/store/diary-files';
import { scratchFolders } from './scratch-folder';

const scratch = scratchFolders();

const files = (folder = scratch()) => ({ folder, diaries: new DiaryFiles({ folder }) });
const entry = (atMs: number) => ({ atMs, event: 'renewed' });

describe('diary files', () => {
  it('what was saved: read by the next start, in a file that only its owner reads', async () => {
    const { folder, diaries } = files();
    diaries.save('p1', [entry(1)]);
    await diaries.flushed();
    expect(files(folder).diaries.load('p1')).toEqual([entry(1)]);
    const file = path.join(folder, 'diary', 'p1.json');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('none, garbled, or a folder in its place: null, and no throw', () => {
    const { folder, diaries } = files();
    expect(diaries.load('p1')).toBeNull();
    mkdirSync(path.join(folder, 'diary', 'folder.json'), { recursive: true });
    writeFileSync(path.join(folder, 'diary', 'p1.json'), '[{"atMs":');
    expect([diaries.load('p1'), diaries.load('folder')]).toEqual([null, null]);
  });

  it('100 entries while one is being written: the last state is on disk', async () => {
    const { folder, diaries } = files();
    for (let count = 1; count <= 100; count += 1)
      diaries.save(
        'p1',
        Array.from({ length: count }, () => entry(count)),
      );
    await diaries.flushed();
    expect(files(folder).diaries.load('p1')).toHaveLength(100);
    expect(readdirSync(path.join(folder, 'diary'))).toEqual(['p1.json']);
  });

  it('two profiles: a file each', async () => {
    const { folder, diaries } = files();
    diaries.save('p1', [entry(1)]);
    diaries.save('p2', [entry(2)]);
    await diaries.flushed();
    expect(readFileSync(path.join(folder, 'diary', 'p2.json'), 'utf8')).toContain('"atMs":2');
    expect(files(folder).diaries.load('p1')).toEqual([entry(1)]);
  });

  it('erased while it is being written: the write does not bring it back', async () => {
    const { folder, diaries } = files();
    diaries.save('p1', [entry(1)]);
    diaries.save('p1', [entry(2)]);
    diaries.erase('p1');
    await diaries.flushed();
    expect(existsSync(path.join(folder, 'diary', 'p1.json'))).toBe(false);
  });

  it('erased, then written anew: the new one stays', async () => {
    const { folder, diaries } = files();
    diaries.save('p1', [entry(1)]);
    diaries.erase('p1');
    diaries.save('p1', [entry(2)]);
    await diaries.flushed();
    expect(files(folder).diaries.load('p1')).toEqual([entry(2)]);
  });

  it('the end of the app waits for an erasure too', async () => {
    const { folder, diaries } = files();
    diaries.save('p1', [entry(1)]);
    await diaries.flushed();
    diaries.erase('p1');
    await diaries.flushed();
    expect(existsSync(path.join(folder, 'diary', 'p1.json'))).toBe(false);
  });

  it('an id with slashes and dots: a file in the folder all the same', async () => {
    const { folder, diaries } = files();
    diaries.save('../../escape', [entry(1)]);
    await diaries.flushed();
    expect(readdirSync(folder)).toEqual(['diary']);
    expect(readdirSync(path.join(folder, 'diary'))).toHaveLength(1);
  });

  it('[14] a disk that takes nothing: done without, and nothing is thrown', async () => {
    const folder = scratch();
    // A file where the folder should be: fails for root as well, whom no mode keeps out.
    writeFileSync(path.join(folder, 'diary'), '');
    chmodSync(folder, 0o500);
    const { diaries } = files(folder);
    diaries.save('p1', [entry(1)]);
    diaries.erase('p1');
    diaries.save('p1', [entry(2)]);
    await diaries.flushed();
    expect(diaries.load('p1')).toBeNull();
    chmodSync(folder, 0o700);
  });
});
