import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Arch, build, type Configuration, Platform } from 'electron-builder';
import { baseConfig, releaseConfig } from '../package/config';
import { newestNotes } from '../package/debian-texts';
import { writeIcons } from '../package/icon-files';
import { root } from '../root';

type Options = { readonly version: string; readonly output: string; readonly feed: string };

/** Of dmg and zip on macOS, and of the installer that needs no administrator on Windows. `icons`: see `Packing`. */
export const signedConfig = (options: Options, icons: string): Configuration => {
  const base = baseConfig({
    ...{ ...options, notes: newestNotes(readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8')) },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's own placeholder
    ...{ arch: '${arch}', icons, linuxFiles: { both: [], deb: [] }, isFast: false, isTwin: false },
  });
  return { ...base, ...releaseConfig, mac: { ...base.mac, ...releaseConfig.mac } };
};

/**
 * Signed installers of the system that this runs on, for both kinds of processor: dmg and zip, notarised, on macOS, one
 * that needs no administrator on Windows. electron-builder fails where it cannot sign.
 */
export const packSigned = async (system: 'darwin' | 'win32', options: Options): Promise<void> => {
  const place = mkdtempSync(path.join(tmpdir(), 'latchkey-icons-'));
  try {
    writeIcons(place);
    const targets =
      system === 'darwin'
        ? Platform.MAC.createTarget(['dmg', 'zip'], Arch.x64, Arch.arm64)
        : Platform.WINDOWS.createTarget(['nsis'], Arch.x64, Arch.arm64);
    await build({ projectDir: root, targets, config: signedConfig(options, place), publish: 'never' });
    for (const file of ['builder-debug.yml', 'builder-effective-config.yaml'])
      rmSync(path.join(options.output, file), { force: true });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
};
