import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder, hashOf } from './cache';
import { pythonOrReason } from './python';

const run = promisify(execFile);

export const BACKENDS = resolve(__dirname, '../../backends');

export type Venv = { readonly python: string; readonly hash: string };

/**
 * The virtual environment of one pinned list, built once per list and Python version. Built beside its place and
 * renamed into it, so a half-built one is never used and of two runs that build at once the second discards its own.
 * Rejects with pip's last lines when it cannot be built.
 */
export const ensureVenv = async (requirements: string): Promise<Venv> => {
  const python = pythonOrReason();
  if (!python.ok) throw new Error(python.reason);
  const list = join(BACKENDS, requirements);
  const hash = hashOf(readFileSync(list, 'utf8'), python.version);
  const place = join(cacheFolder('venvs'), hash);
  if (!existsSync(place)) await build(python.executable, list, place);
  return { python: join(place, 'bin', 'python'), hash };
};

const build = async (executable: string, list: string, place: string): Promise<void> => {
  const building = await mkdtemp(`${place}.building-`);
  try {
    await run(executable, ['-m', 'venv', building]);
    const pip = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--no-input', '--disable-pip-version-check'];
    await run(join(building, 'bin', 'python'), [...pip, '-r', list], { maxBuffer: 16 * 1024 * 1024 });
    await rename(building, place).catch((error: unknown) => {
      if (!existsSync(place)) throw error;
    });
  } finally {
    await rm(building, { recursive: true, force: true });
  }
};
