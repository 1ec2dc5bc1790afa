import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownFiles } from '../../../../electron/store/data-folder';
import { UpdateCheck } from '../../../../electron/store/update-check';
import { scratchFolders } from './scratch-folder';

const scratchFolder = scratchFolders();

const at = async (folder: string): Promise<number | null> => {
  const check = new UpdateCheck(folder);
  await check.load();
  return check.atMs;
};

describe('when newer versions were last looked for', () => {
  it('kept for the next start, in a file that "Forget everything" knows', async () => {
    const folder = scratchFolder();
    expect(await at(folder)).toBeNull();
    new UpdateCheck(folder).keep(1_764_061_200_000);
    await expect.poll(() => at(folder)).toBe(1_764_061_200_000);
    expect(await ownFiles(folder)).toEqual(['update-check.json']);
  });

  it('a file that holds something else: never looked', async () => {
    const folder = scratchFolder();
    writeFileSync(path.join(folder, 'update-check.json'), '{"at":1}');
    expect(await at(folder)).toBeNull();
  });
});
