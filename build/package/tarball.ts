import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What packages of other kinds left in the folder for their own updates and their own system. */
const OF_PACKAGES = ['app-update.yml', 'package-type', 'apparmor-profile'];

/**
 * The unpacked application as `<name>/…` in `output`. Order, owner and time are fixed (`epoch`, s), so that the same
 * folder gives the same bytes; electron-builder's own archive would carry the times of this build.
 */
export const tarball = (unpacked: string, name: string, output: string, epoch: number, level: string): void => {
  const place = mkdtempSync(path.join(tmpdir(), 'latchkey-tar-'));
  try {
    const folder = path.join(place, name);
    cpSync(unpacked, folder, { recursive: true });
    for (const file of OF_PACKAGES) rmSync(path.join(folder, 'resources', file), { force: true });
    const fixed = [
      '--sort=name',
      `--mtime=@${epoch}`,
      '--owner=0',
      '--group=0',
      '--numeric-owner',
      '--mode=go=rX,u+rw',
    ];
    execFileSync('tar', ['-C', place, ...fixed, `--use-compress-program=gzip -n -${level}`, '-cf', output, name]);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
};
