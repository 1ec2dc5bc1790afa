import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Configuration } from 'electron-builder';
import { afterAll, describe, expect, it } from 'vitest';
import { baseConfig, fallbackConfig } from '../../../../build/package/config';
import { writeIcons } from '../../../../build/package/icon-files';
import { signedConfig } from '../../../../build/release/pack-signed';

const icons = mkdtempSync(path.join(tmpdir(), 'latchkey-config-'));
afterAll(() => rmSync(icons, { recursive: true, force: true }));

/** electron-builder's own judgement of a configuration, as it passes it before it packs. */
const judge = async (config: Configuration): Promise<void> => {
  const builder = createRequire(createRequire(__filename).resolve('electron-builder'));
  const { validateConfiguration } = builder('app-builder-lib/out/util/config/config');
  await validateConfiguration(config, { isEnabled: false });
};

const packing = {
  ...{ version: '1.0.0', arch: 'x64', output: 'dist', icons, feed: 'https://u.test/', notes: 'New.' },
  ...{ linuxFiles: { both: [], deb: [] }, isFast: false, isTwin: false },
};
const signed = signedConfig({ version: '1.0.0', output: 'dist', feed: 'https://u.test/' }, icons);

describe('what electron-builder is asked for', () => {
  it('is well formed by its own schema: Linux, the fallback’s, macOS and Windows', async () => {
    await judge(baseConfig(packing));
    await judge({ ...baseConfig(packing), publish: null });
    await judge(fallbackConfig(packing, { dist: 'd', electron: '22.3.25', shim: 's' }));
    await judge(signed);
  });

  it('and the schema would say if it were not', async () => {
    const wrong = { ...signed, nsis: { ...signed.nsis, perMachin: false } };
    await expect(judge(wrong)).rejects.toThrow(/nsis should be/);
  });

  it('macOS: signed, notarised, hardened, as dmg and zip; Windows: for one user, signed or not at all', () => {
    expect(signed.forceCodeSigning).toBe(true);
    expect(signed.mac).toMatchObject({
      hardenedRuntime: true,
      notarize: true,
      target: [{ target: 'dmg' }, { target: 'zip' }],
    });
    expect(signed.win).toMatchObject({ target: [{ target: 'nsis' }], requestedExecutionLevel: 'asInvoker' });
    expect(signed.nsis).toMatchObject({ perMachine: false, deleteAppDataOnUninstall: false });
    expect(readFileSync(String(signed.mac?.entitlements), 'utf8').match(/<key>/g)).toHaveLength(1);
  });

  it('both kinds of processor: the keychain’s library is there for each', () => {
    for (const name of ['darwin-x64', 'darwin-arm64', 'win32-x64', 'win32-arm64', 'linux-x64', 'linux-arm64'])
      expect(existsSync(path.resolve('node_modules/keytar/prebuilds', name))).toBe(true);
  });

  it('icons in the form of each system', () => {
    writeIcons(icons);
    for (const file of [signed.mac?.icon, signed.win?.icon]) expect(existsSync(String(file))).toBe(true);
    expect(existsSync(path.join(icons, 'png', '512x512.png'))).toBe(true);
  });
});
