import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownFiles } from '../../../../electron/store/data-folder';
import { type BesidePlace, type Place, WindowPlace } from '../../../../electron/store/window-place';
import { scratchFolders } from './scratch-folder';

const scratchFolder = scratchFolders();
const place: Place = { x: -20, y: 40, width: 1000, height: 700, isMaximized: true };

const read = async (folder: string): Promise<Place | null> => {
  const file = new WindowPlace(folder);
  await file.load();
  return file.value;
};

describe('where the window was', () => {
  it('kept for the next start, the last word counts, in a file that "Forget everything" knows', async () => {
    const folder = scratchFolder();
    expect(await read(folder)).toBeNull();
    const file = new WindowPlace(folder);
    file.keep({ ...place, x: 0 }, []);
    file.keep(place, []);
    await file.flushed();
    expect(await read(folder)).toEqual(place);
    expect(await ownFiles(folder)).toEqual(['window.json']);
  });

  it('after "Forget everything": not written any more', async () => {
    const folder = scratchFolder();
    const file = new WindowPlace(folder);
    await file.forget();
    file.keep(place, []);
    await file.flushed();
    expect(await ownFiles(folder)).toEqual([]);
  });

  it('those beside the first: kept with their profiles, a handful of them, and gone with the next word', async () => {
    const folder = scratchFolder();
    const beside = ['ana', 'bob', 'eve', 'kim', 'lea', 'mia'].map(
      (profileId): BesidePlace => ({ ...place, profileId }),
    );
    const file = new WindowPlace(folder);
    file.keep(place, beside);
    await file.flushed();
    const again = new WindowPlace(folder);
    await again.load();
    expect([again.value, again.beside]).toEqual([place, beside.slice(0, 5)]);
    again.keep(null, []);
    await again.flushed();
    const last = new WindowPlace(folder);
    await last.load();
    expect([last.value, last.beside]).toEqual([place, []]);
  });

  it('a file of an older version: the first one where it was, none beside it', async () => {
    const folder = scratchFolder();
    writeFileSync(path.join(folder, 'window.json'), JSON.stringify(place));
    const file = new WindowPlace(folder);
    await file.load();
    expect([file.value, file.beside]).toEqual([place, []]);
  });

  it.each([
    '',
    'null',
    '{"x":0}',
    JSON.stringify({ ...place, width: 1e9 }),
    JSON.stringify({ ...place, beside: [{ profileId: 'ana' }] }),
  ])('a file with %s: as the first time', async (text) => {
    const folder = scratchFolder();
    writeFileSync(path.join(folder, 'window.json'), text);
    expect(await read(folder)).toBeNull();
  });
});
