import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { baseConfig, releaseConfig } from '../package/config';
import { writeIcons } from '../package/icon-files';
import { root } from '../root';

/**
 * Signed installers of the system that this runs on, for both kinds of processor: dmg and zip, notarised, on macOS, one
 * that needs no administrator on Windows. electron-builder fails where it cannot sign.
 */
export const packSigned = async (
  system: 'darwin' | 'win32',
  options: { readonly version: string; readonly output: string; readonly feed: string },
): Promise<void> => {
  const place = mkdtempSync(path.join(tmpdir(), 'latchkey-icons-'));
  try {
    writeIcons(place);
    const base = baseConfig({
      ...options,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's own placeholder
      ...{ arch: '${arch}', icons: place, linuxFiles: { both: [], deb: [] }, isFast: false, isTwin: false },
    });
    const { mac, ...always } = releaseConfig;
    const isMac = system === 'darwin';
    const targets = isMac
      ? Platform.MAC.createTarget(['dmg', 'zip'], Arch.x64, Arch.arm64)
      : Platform.WINDOWS.createTarget(['nsis'], Arch.x64, Arch.arm64);
    const config = { ...base, ...always, mac: { ...base.mac, ...mac } };
    await build({ projectDir: root, targets, config, publish: 'never' });
    for (const file of ['builder-debug.yml', 'builder-effective-config.yaml'])
      rmSync(path.join(options.output, file), { force: true });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
};
