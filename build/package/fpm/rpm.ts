import { execFileSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Order } from './arguments';
import { type Staged, settle } from './stage';

/** Folders that other packages own: an erased package must not claim them. */
const SHARED =
  /^\/(usr|usr\/bin|usr\/share|usr\/share\/(applications|doc|metainfo|man|man\/man1|icons|icons\/hicolor(\/.*)?)|opt)$/;

/** Builds `order.output` with rpmbuild out of the staged `root`; `place` is a folder for its own files. */
export const buildRpm = (order: Order, root: string, place: string, epoch: number, level: string): void => {
  const spec = path.join(place, 'package.spec');
  writeFileSync(spec, specOf(order, root, settle(root, epoch)));
  const defines: Readonly<Record<string, string>> = {
    _topdir: path.join(place, 'rpm'),
    _tmppath: place,
    _binary_payload: order.compression.startsWith('gz') ? `w${level}.gzdio` : `w${level}T0.xzdio`,
    // The binaries stay as Electron published them: not stripped, no debug package, no build ids linked.
    debug_package: '%{nil}',
    __os_install_post: '%{nil}',
    _build_id_links: 'none',
    _unpackaged_files_terminate_build: '1',
    source_date_epoch_from_changelog: '0',
    use_source_date_epoch_as_buildtime: '1',
    clamp_mtime_to_source_date_epoch: '1',
    _buildhost: 'reproducible',
  };
  const define = Object.entries(defines).flatMap(([name, value]) => ['--define', `${name} ${value}`]);
  execFileSync('rpmbuild', ['-bb', '--quiet', '--target', rpmArchitecture(order.architecture), ...define, spec], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, SOURCE_DATE_EPOCH: String(epoch) },
  });
  const built = readdirSync(path.join(place, 'rpm', 'RPMS'), { recursive: true, encoding: 'utf8' });
  const made = built.find((name) => name.endsWith('.rpm'));
  if (made === undefined) throw new Error('rpmbuild made no package');
  copyFileSync(path.join(place, 'rpm', 'RPMS', made), order.output);
};

const rpmArchitecture = (name: string): string => (name === 'amd64' ? 'x86_64' : name === 'arm64' ? 'aarch64' : name);

/** `-` and `~` mean something else in the version of an rpm than in ours; `+` may stand there. */
export const specOf = (order: Order, root: string, staged: readonly Staged[]): string => {
  const files = staged.filter(({ name, kind }) => kind !== 'directory' || !SHARED.test(name));
  return `Name: ${order.name}
Version: ${order.version.replace(/-/g, '_')}
Release: 1
Summary: ${escaped(order.synopsis)}
License: ${order.license}
URL: ${order.url}
Vendor: ${escaped(order.vendor)}
Packager: ${escaped(order.maintainer)}
AutoReqProv: no
${order.depends.map((name) => `Requires: ${name}\n`).join('')}${order.recommends.map((name) => `Recommends: ${name}\n`).join('')}
%description
${escaped(order.description)}

%install
rm -rf %{buildroot}
cp -a ${quoted(root)} %{buildroot}

%post
${script(order.scripts.afterInstall)}

%postun
if [ "$1" -gt 0 ]; then exit 0; fi
${script(order.scripts.afterRemove)}

%files
%defattr(-,root,root,-)
${files.map(({ name, kind }) => `${kind === 'directory' ? '%dir ' : ''}${quoted(name)}\n`).join('')}`;
};

const escaped = (text: string): string => text.replace(/%/g, '%%');
const quoted = (text: string): string => `"${escaped(text)}"`;
const script = (file: string): string =>
  file === '' ? '' : escaped(readFileSync(file, 'utf8').replace(/^#![^\n]*\n/, ''));
