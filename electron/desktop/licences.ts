import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { Licence } from '../contract/licences';

const list = v.array(v.object({ name: v.string(), version: v.string(), licence: v.string(), text: v.string() }));

/** What the build left beside the bundle of the app in `appFolder`; nothing where it did not. */
export const readLicences = async (appFolder: string): Promise<readonly Licence[]> => {
  try {
    return v.parse(list, JSON.parse(await readFile(path.join(appFolder, 'out', 'licences.json'), 'utf8')));
  } catch {
    return [];
  }
};
