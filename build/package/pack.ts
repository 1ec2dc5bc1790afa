import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { root } from '../root';
import { bundleForNode } from '../runtime/bundle-for-node';
import type { Runtime } from '../runtime/provision';
import { baseConfig, type Fallback, fallbackConfig, type Packing } from './config';
import { newestNotes } from './debian-texts';
import { writeIcons } from './icon-files';
import { identity } from './identity';
import { linuxFiles } from './linux-files';
import { tarball } from './tarball';
import { builderEnvironment, type LinuxTarget } from './tools';

export type PackOptions = {
  readonly runtime: Runtime;
  /** Of the product, without what the fallback adds. */
  readonly version: string;
  readonly targets: readonly LinuxTarget[];
  readonly arch: 'x64' | 'arm64';
  readonly output: string;
  readonly feed: string | null;
  readonly isFast: boolean;
  readonly isTwin: boolean;
  /** Seconds since 1970: the only time that the packages know. */
  readonly epoch: number;
};

/** What is built on the fallback runtime says so, in its version and in the names of its files. */
export const packedVersion = (version: string, runtime: Pick<Runtime, 'kind' | 'version'>): string =>
  runtime.kind === 'official' ? version : `${version}+fallback.electron${runtime.version.split('.')[0]}`;

export const unpackedName = (arch: string): string => (arch === 'x64' ? 'linux-unpacked' : `linux-${arch}-unpacked`);

/** Packs `out` for Linux into `output`. Returns the names of the files it made there. */
export const packLinux = async (options: PackOptions): Promise<readonly string[]> => {
  const { runtime, arch, output, isFast, epoch } = options;
  const place = mkdtempSync(path.join(tmpdir(), 'latchkey-package-'));
  try {
    const version = packedVersion(options.version, runtime);
    const icons = path.join(place, 'icons');
    writeIcons(icons);
    const packing: Packing = {
      ...{ version, arch, output, icons, isFast, feed: options.feed, isTwin: options.isTwin },
      notes: newestNotes(readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8')),
      linuxFiles: linuxFiles(path.join(place, 'linux'), version, epoch),
    };
    const isFallback = runtime.kind !== 'official';
    const config = isFallback ? fallbackConfig(packing, await fallbackOf(runtime, place)) : baseConfig(packing);
    const needsAppImage = options.targets.includes('AppImage');
    const environment = builderEnvironment(place, { isFallback, needsAppImage, isFast });
    mkdirSync(output, { recursive: true });
    const ours = options.targets.filter((target) => target !== 'tar.gz');
    const targets = Platform.LINUX.createTarget(ours.length > 0 ? [...ours] : ['dir'], Arch[arch]);
    await withEnvironment({ ...environment, SOURCE_DATE_EPOCH: String(epoch) }, () =>
      build({ projectDir: root, targets, config, publish: 'never' }),
    );
    const name = `${identity.name}-${version}-${arch}`;
    if (options.targets.includes('tar.gz'))
      tarball(
        path.join(output, unpackedName(arch)),
        name,
        path.join(output, `${name}.tar.gz`),
        epoch,
        isFast ? '1' : '9',
      );
    // They name paths of this computer.
    for (const file of ['builder-debug.yml', 'builder-effective-config.yaml'])
      rmSync(path.join(output, file), { force: true });
    return readdirSync(output).filter((file) => file.startsWith(`${name}.`) || /^latest-linux.*\.yml$/.test(file));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
};

const fallbackOf = async (runtime: Runtime, place: string): Promise<Fallback> => {
  const shim = path.join(place, 'shim');
  const launcher = path.join(root, 'build', 'runtime', 'launcher');
  const parts = ['globals', 'protocol', 'child'].map((name) => [name, path.join(launcher, `${name}.ts`)] as const);
  const main = ['main', path.join(root, 'build', 'package', 'shim', 'main.ts')] as const;
  await bundleForNode({ entries: Object.fromEntries([main, ...parts]), output: shim, external: ['electron'] });
  return { dist: runtime.cleanDist, electron: runtime.version, shim };
};

/** electron-builder and what it starts take these from the environment alone. */
const withEnvironment = async (
  values: Readonly<Record<string, string>>,
  action: () => Promise<unknown>,
): Promise<void> => {
  const before = { ...process.env };
  Object.assign(process.env, values);
  try {
    await action();
  } finally {
    for (const name of Object.keys(values)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
};
