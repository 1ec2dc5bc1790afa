import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { deleteFiles, ownFiles } from '../../../../electron/store/data-folder';
import { scratchFolders } from './scratch-folder';

const scratch = scratchFolders();

it('Latchkey’s files, what was set aside or cut off of them, diaries and crash reports; nothing else of the folder', async () => {
  const folder = scratch();
  const put = (name: string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), 'x');
  };
  const own = [
    ...[
      'profiles.json',
      'profiles.json.corrupt-2026',
      'settings.json.0123456789ab.tmp',
      'latchkey.log',
      'latchkey.log.1',
    ],
    ...['diary/p1.json', 'diary/deep/p2.json', 'Crashpad/pending/1.dmp'],
  ];
  const chromium = ['Preferences', 'Local State', 'Cache/data_0', 'Crashpad/settings.dat', 'IndexedDB/x.json'];
  for (const name of [...own, ...chromium]) put(name);
  expect([...(await ownFiles(folder))].sort()).toEqual([...own].sort());
  await deleteFiles(folder, [...own, 'never-there.json']);
  expect(await ownFiles(folder)).toEqual([]);
  expect(await ownFiles(path.join(folder, 'nowhere'))).toEqual([]);
});
