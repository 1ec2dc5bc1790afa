import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { CommandError, exitCodes, note } from '../entry';
import { root } from '../root';
import { run } from '../shell';
import { cacheDirectory } from './cache';
import { devDist } from './dev-dist';
import { fallbackDist, hasFallback } from './fallback';
import { fallbackPins } from './fallback-pins';
import { officialElectron } from './official';

export type Runtime = {
  readonly kind: 'override' | 'official' | 'fallback';
  readonly version: string;
  /** Starts `<executable> <application directory>`. */
  readonly executable: string;
  /** Electron's own files and nothing else: what a packager takes. */
  readonly cleanDist: string;
};

const executables: Readonly<Record<string, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/**
 * Finds or obtains the Electron that runs here and says on standard error which one it is. In this order:
 * ELECTRON_OVERRIDE_DIST_PATH, the official pinned one, on linux-x64 the fallback for development and tests.
 * Throws `CommandError` (noRuntime, download, hash).
 */
export const provision = async (): Promise<Runtime> => {
  const runtime = overriddenRuntime() ?? officialRuntime() ?? (await fallbackRuntime());
  const remark =
    runtime.kind === 'fallback' ? 'fallback for development and tests, not a supported release runtime' : runtime.kind;
  note(`Runtime: Electron ${runtime.version} (${remark})`);
  return runtime;
};

const overriddenRuntime = (): Runtime | null => {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!dist) return null;
  try {
    const version = readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
    const executable = path.join(dist, executables[process.platform] ?? 'electron');
    return { kind: 'override', version, executable, cleanDist: dist };
  } catch {
    throw new CommandError('ELECTRON_OVERRIDE_DIST_PATH names no Electron distribution.', exitCodes.noRuntime);
  }
};

const officialRuntime = (): Runtime | null => {
  const { directory, version } = electronPackage();
  const found = officialElectron({
    packageDirectory: directory,
    version,
    cache: cacheDirectory(),
    run,
    nowMs: Date.now(),
    insist: process.env.LATCHKEY_TRY_OFFICIAL === '1' || !hasFallback(),
  });
  return found && { kind: 'official', version, executable: found.executable, cleanDist: found.dist };
};

const fallbackRuntime = async (): Promise<Runtime> => {
  if (!hasFallback())
    throw new CommandError(
      `Electron could not be downloaded, and there is no fallback for ${process.platform}-${process.arch}.`,
      exitCodes.noRuntime,
    );
  const cache = cacheDirectory();
  const cleanDist = fallbackDist(cache, run, process.getuid?.() === 0);
  const dist = await devDist(cache, cleanDist);
  return { kind: 'fallback', version: fallbackPins.electron, executable: path.join(dist, 'electron'), cleanDist };
};

const electronPackage = (): { readonly directory: string; readonly version: string } => {
  const file = createRequire(path.join(root, 'package.json')).resolve('electron/package.json');
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof parsed !== 'object' || parsed === null || !('version' in parsed) || typeof parsed.version !== 'string')
    throw new Error('electron/package.json has no version');
  return { directory: path.dirname(file), version: parsed.version };
};
