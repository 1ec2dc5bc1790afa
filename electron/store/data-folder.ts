import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/** Top level: what Latchkey writes there ends so, also what was set aside or cut off; Chromium's files have no such end. */
const OWN = /\.(json|log)(\.|$)/;
/** Diaries, composed requests, and answers too large for memory. */
const FOLDERS = ['diary', 'compose', 'answers'];
/** Chromium makes the folder; reports of crashes may hold memory. */
const CRASHES = 'Crashpad';

/** Files of Latchkey in its data folder, and reports of crashes, relative to it. */
export const ownFiles = async (folder: string): Promise<readonly string[]> => {
  const top = (await readdir(folder).catch(() => [])).filter((name) => OWN.test(name));
  const below = (await Promise.all(FOLDERS.map((name) => filesBelow(folder, name)))).flat();
  const crashes = (await filesBelow(folder, CRASHES)).filter((name) => name.endsWith('.dmp'));
  return [...top, ...below, ...crashes];
};

/** What cannot be deleted is still there when `ownFiles` is asked again. */
export const deleteFiles = async (folder: string, files: readonly string[]): Promise<void> => {
  await Promise.all(files.map((file) => rm(path.join(folder, file), { force: true }).catch(() => {})));
};

const filesBelow = async (folder: string, below: string): Promise<readonly string[]> => {
  const entries = await readdir(path.join(folder, below), { withFileTypes: true }).catch(() => []);
  const found = entries.map((entry) => {
    const name = path.join(below, entry.name);
    return entry.isDirectory() ? filesBelow(folder, name) : Promise.resolve([name]);
  });
  return (await Promise.all(found)).flat();
};
