import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
  /** Where both versions look for updates: the folder that the feed serves, and its port of loopback. */
  readonly newer: string;
  readonly feedPort: number;
  /** What lintian says of the package: it works while the others are packed, and its word is kept with them. */
  readonly lintian: string;
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
  const code = ['out', 'build/package', 'build/runtime/launcher'];
  const sources = [...code, 'package.json', 'package-lock.json', 'CHANGELOG.md', 'LICENSE'];
  const kept = path.join(root, 'node_modules', '.latchkey-packages');
  const hash = hashOf(root, sources);
  const place = path.join(kept, hash.slice(0, 16));
  // Built into the packages, so it is the same for as long as they are kept; below the ports that systems give away.
  const feedPort = 20_000 + (Number.parseInt(hash.slice(0, 8), 16) % 10_000);
  if (!existsSync(place)) {
    rmSync(kept, { recursive: true, force: true });
    const half = path.join(kept, `half-${process.pid}`);
    mkdirSync(half, { recursive: true });
    const common = {
      runtime,
      arch: 'x64',
      feed: `http://127.0.0.1:${feedPort}/`,
      isFast: true,
      isTwin: false,
      epoch,
    } as const;
    const version = packageVersion();
    const all = ['deb', 'rpm', 'AppImage', 'tar.gz'] as const;
    await packLinux({ ...common, version, targets: all, output: path.join(half, 'first') });
    const lintian = lintianOn(find(path.join(half, 'first'), '.deb'));
    await packLinux({ ...common, version: NEWER, targets: ['deb', 'AppImage'], output: path.join(half, 'newer') });
    await packLinux({ ...common, version, targets: [], output: path.join(half, 'again') });
    writeFileSync(path.join(half, 'lintian.txt'), await lintian);
    renameSync(half, place);
  }
  const [first, newer, again] = [path.join(place, 'first'), path.join(place, 'newer'), path.join(place, 'again')];
  return {
    unpacked: find(first, 'linux-unpacked'),
    ...{ deb: find(first, '.deb'), rpm: find(first, '.rpm') },
    ...{ appImage: find(first, '.AppImage'), tarGz: find(first, '.tar.gz') },
    ...{ newer, newerDeb: find(newer, '.deb'), feedPort },
    lintian: readFileSync(path.join(place, 'lintian.txt'), 'utf8'),
    archiveAgain: path.join(find(again, 'linux-unpacked'), 'resources', 'app.asar'),
    version: packedVersion(packageVersion(), runtime),
    newerVersion: packedVersion(NEWER, runtime),
  };
};

const find = (folder: string, ending: string): string => {
  const name = readdirSync(folder).find((file) => file.endsWith(ending));
  if (name === undefined) throw new Error(`no *${ending} was made`);
  return path.join(folder, name);
};

/** Its exit code says that there are tags, overridden ones too; the test judges what it wrote. */
const lintianOn = (deb: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn('lintian', ['--show-overrides', '--tag-display-limit', '0', deb], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.on('error', reject);
    child.on('close', (code) => (code === null ? reject(new Error('lintian was stopped')) : resolve(said)));
  });
