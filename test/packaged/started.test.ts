import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { launchPackaged } from '../drive/packaged';
import { signInWindow } from '../drive/sign-in';

const packages = inject('packages');
const place = mkdtempSync(path.join(tmpdir(), 'latchkey-started-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const seen = async (command: readonly string[], name: string): Promise<number | null> => {
  const app = await launchPackaged(command, { args: [`--user-data-dir=${path.join(place, name)}`] });
  try {
    await signInWindow(app.page).form.waitFor();
    return await app.quit();
  } finally {
    await app.end();
  }
};

describe('packages that are not installed', () => {
  it('AppImage, where it can be mounted or not: the window opens, and closes without a fault', async () => {
    expect(await seen([packages.appImage, '--appimage-extract-and-run'], 'appimage')).toBe(0);
  });

  it('tar.gz: unpacked anywhere, the window opens, and closes without a fault', async () => {
    const folder = path.join(place, 'tar');
    execFileSync('mkdir', ['-p', folder]);
    execFileSync('tar', ['-xf', packages.tarGz, '-C', folder]);
    expect(readdirSync(folder)).toEqual([`latchkey-${packages.version}-x64`]);
    expect(await seen([path.join(folder, `latchkey-${packages.version}-x64`, 'latchkey')], 'tar-profile')).toBe(0);
  });
});
