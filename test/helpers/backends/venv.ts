import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder, hashOf } from './cache';
import { placeOnce } from './place-once';
import { pythonOrReason } from './python';

const run = promisify(execFile);

export const BACKENDS = resolve(__dirname, '../../backends');

export type Venv = { readonly python: string; readonly hash: string };

/**
 * The virtual environment of one pinned list, built once per list and Python version. Rejects with pip's last lines
 * when it cannot be built.
 */
export const ensureVenv = async (requirements: string): Promise<Venv> => {
  const python = pythonOrReason();
  if (!python.ok) throw new Error(python.reason);
  const list = join(BACKENDS, requirements);
  const pins = readFileSync(list, 'utf8')
    .split('\n')
    .filter((line) => /^\w/.test(line));
  const hash = hashOf(...pins, python.version);
  const place = await placeOnce(join(cacheFolder('venvs'), hash), async (folder) => {
    await run(python.executable, ['-m', 'venv', folder]);
    const pip = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--no-input', '--disable-pip-version-check'];
    await run(join(folder, 'bin', 'python'), [...pip, '-r', list], { maxBuffer: 16 * 1024 * 1024 });
    return folder;
  });
  return { python: join(place, 'bin', 'python'), hash };
};
