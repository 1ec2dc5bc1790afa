import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { note } from '../entry';
import { lastLine, type Run } from '../shell';
import { readStamp, removeStamp, writeStamp } from './stamp';

export type Official = { readonly dist: string; readonly executable: string };
export type OfficialOptions = {
  /** The `electron` package in node_modules. */
  readonly packageDirectory: string;
  readonly version: string;
  readonly cache: string;
  readonly run: Run;
  readonly nowMs: number;
  /** Try although an attempt failed lately. */
  readonly insist: boolean;
};

const LIMIT_MS = 180_000;
const FAILURE_COUNTS_MS = 24 * 3_600_000;

/**
 * The official Electron of the pinned version: as installed, else by its own install script. Null when it cannot be had;
 * that is remembered for a day, so that the next starts lose no time.
 */
export const officialElectron = (options: OfficialOptions): Official | null => {
  const installed = findInstalled(options.packageDirectory, options.version);
  if (installed !== null) return installed;
  const stamp = path.join(options.cache, `official-${options.version}-failed.json`);
  const failedAtMs = readStamp(stamp)?.failedAtMs;
  const recent = typeof failedAtMs === 'number' && Math.abs(options.nowMs - failedAtMs) < FAILURE_COUNTS_MS;
  if (recent && !options.insist) return null;

  note(`Obtaining Electron ${options.version} (official) …`);
  const ran = options.run(process.execPath, [path.join(options.packageDirectory, 'install.js')], {
    timeoutMs: LIMIT_MS,
  });
  const fresh = findInstalled(options.packageDirectory, options.version);
  if (fresh === null) {
    note(`Official Electron ${options.version} cannot be had now (${firstLine(ran.stderr) ?? lastLine(ran)}).`);
    writeStamp(stamp, { failedAtMs: options.nowMs });
  } else removeStamp(stamp);
  return fresh;
};

/** The package writes `path.txt` and `dist/version` last, see electron/install.js. */
const findInstalled = (directory: string, version: string): Official | null => {
  const dist = path.join(directory, 'dist');
  try {
    if (readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '') !== version) return null;
    const executable = path.join(dist, readFileSync(path.join(directory, 'path.txt'), 'utf8'));
    return existsSync(executable) ? { dist, executable } : null;
  } catch {
    return null;
  }
};

const firstLine = (text: string): string | undefined =>
  text
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '');
