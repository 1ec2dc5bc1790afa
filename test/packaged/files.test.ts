import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { MOST_ARCHIVE_BYTES } from '../../build/package/sizes';
import { root } from '../../build/root';

const packages = inject('packages');
const place = mkdtempSync(path.join(tmpdir(), 'latchkey-files-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const archive = path.join(packages.unpacked, 'resources', 'app.asar');
const output = (command: string, ...args: readonly string[]): string =>
  execFileSync(command, args, { encoding: 'utf8' });
const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');
const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

const electron = [
  ...['LICENSE.electron.txt', 'LICENSES.chromium.html', 'chrome-sandbox', 'chrome_100_percent.pak'],
  ...['chrome_200_percent.pak', 'chrome_crashpad_handler', 'icudtl.dat', 'latchkey', 'libEGL.so', 'libGLESv2.so'],
  ...['libffmpeg.so', 'libvk_swiftshader.so', 'libvulkan.so.1', 'locales/en-US.pak', 'resources.pak'],
  ...['snapshot_blob.bin', 'v8_context_snapshot.bin', 'version', 'vk_swiftshader_icd.json'],
];
const ours = [
  'resources/app-update.yml',
  'resources/app.asar',
  'resources/app.asar.unpacked/node_modules/keytar/prebuilds/linux-x64/keytar.node',
  'resources/apparmor-profile',
  'resources/package-type',
];
const icons = [16, 22, 24, 32, 48, 64, 96, 128, 256, 512].map(
  (size) => `/usr/share/icons/hicolor/${size}x${size}/apps/latchkey.png`,
);
const shared = [
  '/usr/bin/latchkey',
  '/usr/share/applications/latchkey.desktop',
  '/usr/share/doc/latchkey/copyright',
  '/usr/share/man/man1/latchkey.1.gz',
  '/usr/share/metainfo/app.latchkey.desktop.metainfo.xml',
  ...icons,
];
const installed = [...[...electron, ...ours].map((name) => `/opt/Latchkey/${name}`), ...shared];

describe('what a package holds', () => {
  it('deb: exactly these files, owned by root, none writable by others', () => {
    const listed = lines(output('dpkg-deb', '--contents', packages.deb)).filter((line) => !line.startsWith('d'));
    const debOnly = ['/usr/share/doc/latchkey/changelog.gz', '/usr/share/lintian/overrides/latchkey'];
    expect(listed.map((line) => line.split(/\s+/)[5]?.slice(1)).sort()).toEqual([...installed, ...debOnly].sort());
    expect(listed.filter((line) => !/^-rw[-x]r-[-x]r-[-x] root\/root/.test(line))).toEqual([]);
  });

  it('rpm: the same files, what it requires, and nothing that other packages own', () => {
    const listed = lines(output('rpm', '-qp', '--queryformat', '[%{FILEMODES:perms} %{FILENAMES}\n]', packages.rpm));
    const files = listed.filter((line) => !line.startsWith('d')).map((line) => line.split(' ')[1]);
    expect(files.sort()).toEqual([...installed].sort());
    const folders = listed.filter((line) => line.startsWith('d')).map((line) => line.split(' ')[1] ?? '');
    expect(folders.filter((name) => !/^\/opt\/Latchkey(\/|$)|^\/usr\/share\/doc\/latchkey$/.test(name))).toEqual([]);
    const requires = output('rpm', '-qp', '--requires', packages.rpm);
    for (const name of ['gtk3', 'nss', 'mesa-libgbm', '(libsecret or libsecret-1-0)'])
      expect(lines(requires)).toContain(name);
    expect(output('rpm', '-qp', '--recommends', packages.rpm)).toContain('gnome-keyring');
    expect(output('rpm', '-qp', '--queryformat', '%{VERSION}', packages.rpm)).toBe(packages.version);
  });

  it('the archive: the bundle, its own package.json and keytar for this system; no source map', () => {
    const inArchive = listPackage(archive, { isPack: false }).filter((name) => /\.\w+$/.test(path.basename(name)));
    const bundle = filesBelow(path.join(root, 'out')).filter((name) => name !== 'stamp.json');
    const keytar = ['LICENSE.md', 'lib/keytar.js', 'package.json', 'prebuilds/linux-x64/keytar.node'];
    const shim = ['child', 'globals', 'main', 'protocol'].map((name) => `/shim/${name}.js`);
    const expected = [
      ...bundle.map((name) => `/out/${name}`),
      ...keytar.map((name) => `/node_modules/keytar/${name}`),
      ...(packages.version.includes('fallback') ? shim : []),
      '/package.json',
    ];
    expect(inArchive.sort()).toEqual(expected.sort());
    const endings = new Set(inArchive.map((name) => path.extname(name)));
    expect([...endings].sort()).toEqual(['.css', '.html', '.js', '.json', '.md', '.node', '.svg']);
    const fields: unknown = JSON.parse(extractFile(archive, 'package.json').toString('utf8'));
    expect(fields).toMatchObject({ name: 'latchkey', productName: 'Latchkey', version: packages.version });
    for (const name of ['scripts', 'devDependencies']) expect(fields).not.toHaveProperty(name);
  });

  it('no path of the computer that packed it', () => {
    for (const name of ['package.json', 'out/main/main.js', 'out/renderer/index.html', 'out/licences.json'])
      expect(extractFile(archive, name).toString('latin1')).not.toContain(root);
  });

  it('the licence of everything bundled, with its text', () => {
    const list: unknown = JSON.parse(extractFile(archive, 'out/licences.json').toString('utf8'));
    const names = Array.isArray(list) ? list.map((one) => String(Reflect.get(Object(one), 'name'))) : [];
    for (const name of ['react', 'react-dom', 'axios', 'valibot', '@github/keytar', 'electron-updater'])
      expect(names).toContain(name);
    expect(names).not.toContain('vite');
    const texts = Array.isArray(list) ? list.map((one) => String(Reflect.get(Object(one), 'text'))) : [];
    expect(texts.filter((text) => !/copyright|author: \S/i.test(text))).toEqual([]);
  });

  it('archive at most 5 MB', () => {
    expect(statSync(archive).size).toBeLessThan(MOST_ARCHIVE_BYTES);
  });
});

describe('what an update goes by', () => {
  it('deb and rpm: each says what it is, though both are made of one folder', () => {
    const name = '/opt/Latchkey/resources/package-type';
    const inDeb = output('sh', '-c', `dpkg-deb --fsys-tarfile '${packages.deb}' | tar -xO '.${name}'`);
    const digests = output('rpm', '-qp', '--queryformat', '[%{FILENAMES} %{FILEDIGESTS}\n]', packages.rpm);
    expect(inDeb).toBe('deb');
    expect(lines(digests)).toContain(`${name} ${createHash('sha256').update('rpm').digest('hex')}`);
  });

  it('the feed: version, notes of the newest change, and a checksum for each file', () => {
    const said = readFileSync(path.join(packages.newer, 'latest-linux.yml'), 'utf8');
    expect(said).toContain(`version: ${packages.newerVersion}\n`);
    expect(said.match(/^ {2}- url: /gm)).toHaveLength(2);
    expect(said.match(/^ {4}sha512: \S{86}==$/gm)).toHaveLength(2);
    const newest = readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8').split(/^## /m)[1]?.split('\n')[1] ?? '';
    expect(said).toContain(newest);
  });
});

describe('packed twice from the same sources', () => {
  it('app.asar: the same bytes', () => {
    expect(sha256(packages.archiveAgain)).toBe(sha256(archive));
  });
});

describe('what the tools of the systems say', () => {
  const unpack = (): string => {
    const folder = path.join(place, 'deb');
    execFileSync('dpkg-deb', ['-x', packages.deb, folder]);
    return folder;
  };

  it('lintian: nothing but the three that cannot be otherwise, each overridden with its reason', () => {
    const said = lines(packages.lintian).filter((line) => !line.startsWith('N:'));
    expect(said.filter((line) => !line.startsWith('O:'))).toEqual([]);
    const tags = new Set(said.map((line) => line.split(/\s+/)[2]));
    expect([...tags].sort()).toEqual(['dir-or-file-in-opt', 'embedded-library', 'unstripped-binary-or-object']);
  });

  it('desktop-file-validate and appstreamcli: no complaint; the menu entry as it should be', () => {
    const folder = unpack();
    const desktop = path.join(folder, 'usr/share/applications/latchkey.desktop');
    const validated = spawnSync('desktop-file-validate', [desktop], { encoding: 'utf8' });
    expect([validated.status, validated.stdout, validated.stderr]).toEqual([0, '', '']);
    const entry = readFileSync(desktop, 'utf8');
    expect(entry).toMatch(/^Exec=\/opt\/Latchkey\/latchkey %U$/m);
    expect(entry).toMatch(/^StartupWMClass=latchkey$/m);
    expect(entry).toMatch(/^Categories=Development;$/m);
    expect(entry).toMatch(/^Keywords=.+;$/m);
    const metainfo = path.join(folder, 'usr/share/metainfo/app.latchkey.desktop.metainfo.xml');
    const stream = spawnSync('appstreamcli', ['validate', '--no-net', metainfo], { encoding: 'utf8' });
    expect(stream.stdout).not.toMatch(/^[EW]:/m);
    expect(stream.status).toBe(0);
  });

  it('deb: recommends a keychain, depends on what Electron opens at run time', () => {
    const field = (name: string): string => output('dpkg-deb', '--field', packages.deb, name);
    expect(field('Recommends')).toContain('gnome-keyring');
    expect(field('Depends')).toContain('libx11-xcb1');
    expect(field('Version').trim()).toBe(packages.version);
    expect(output('dpkg', '--compare-versions', packages.newerVersion, 'gt', packages.version)).toBe('');
  });
});

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
