import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildIfStale } from '../../../build/build';
import { packageVersion, sourceEpoch } from '../../../build/package/source';
import { ensurePrograms } from '../../../build/package/tools';
import { root } from '../../../build/root';
import { provision } from '../../../build/runtime/provision';
import { hashOf } from '../../../build/stale';

export type Packages = {
  /** The folder as it was packed, before any package was made of it. */
  readonly unpacked: string;
  readonly deb: string;
  readonly rpm: string;
  readonly appImage: string;
  readonly tarGz: string;
  /** The same product with a higher version. */
  readonly newerDeb: string;
  /** `resources/app.asar` of a second run over the same sources. */
  readonly archiveAgain: string;
  readonly version: string;
  readonly newerVersion: string;
};

/** Far above any version that is developed here. */
const NEWER = '99.0.0';

/** Packs everything once and keeps it until a source changes: two versions, and the archive a second time. */
export const buildPackages = async (): Promise<Packages> => {
  ensurePrograms(['deb', 'rpm', 'AppImage', 'tar.gz', 'checks']);
  const runtime = await provision();
  await buildIfStale();
  const { packedVersion, packLinux } = await import('../../../build/package/pack');
  const epoch = sourceEpoch();
  const sources = ['out', 'build/package', 'build/runtime/launcher', 'package.json', 'package-lock.json'];
  const kept = path.join(root, 'node_modules', '.latchkey-packages');
  const place = path.join(kept, hashOf(root, sources).slice(0, 16));
  if (!existsSync(place)) {
    rmSync(kept, { recursive: true, force: true });
    const half = path.join(kept, `half-${process.pid}`);
    mkdirSync(half, { recursive: true });
    const common = { runtime, arch: 'x64', feed: null, isFast: true, isTwin: false, epoch } as const;
    const version = packageVersion();
    const all = ['deb', 'rpm', 'AppImage', 'tar.gz'] as const;
    await packLinux({ ...common, version, targets: all, output: path.join(half, 'first') });
    await packLinux({ ...common, version: NEWER, targets: ['deb'], output: path.join(half, 'newer') });
    await packLinux({ ...common, version, targets: [], output: path.join(half, 'again') });
    renameSync(half, place);
  }
  const find = (folder: string, ending: string): string => {
    const name = readdirSync(path.join(place, folder)).find((file) => file.endsWith(ending));
    if (name === undefined) throw new Error(`no *${ending} was made`);
    return path.join(place, folder, name);
  };
  return {
    unpacked: find('first', 'linux-unpacked'),
    ...{ deb: find('first', '.deb'), rpm: find('first', '.rpm') },
    ...{ appImage: find('first', '.AppImage'), tarGz: find('first', '.tar.gz'), newerDeb: find('newer', '.deb') },
    archiveAgain: path.join(find('again', 'linux-unpacked'), 'resources', 'app.asar'),
    version: packedVersion(packageVersion(), runtime),
    newerVersion: packedVersion(NEWER, runtime),
  };
};
