import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { orderOf } from '../../../../build/package/fpm/arguments';
import { controlOf } from '../../../../build/package/fpm/deb';
import { specOf } from '../../../../build/package/fpm/rpm';
import { settle, stage } from '../../../../build/package/fpm/stage';

const place = mkdtempSync(path.join(tmpdir(), 'latchkey-fpm-test-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** As app-builder-lib 26 writes it. */
const args = (type: string): readonly string[] => [
  ...['-s', 'dir', '--force', '-t', type, '-d', 'libc6', '-d', 'libnss3', '--deb-recommends', 'gnome-keyring'],
  ...[type === 'deb' ? '--deb-compression' : '--rpm-compression', type === 'deb' ? 'gz' : 'xzmt'],
  ...['--architecture', 'amd64', '--description', 'A client\n Of 100 % use', '--version', '1.2.3-4'],
  ...['--package', '/out/x', '--name', 'client', '--maintainer', 'M <m@example.test>', '--vendor', 'V'],
  ...['--url=https://example.test/a=b', '--license', 'MIT', '--category', 'devel'],
  ...['/tmp/app/=/opt/Client', '/tmp/entry=/usr/share/applications/client.desktop'],
];

describe('orderOf', () => {
  it('what repeats is kept in order, both forms of an option count, and bare words are mappings', () => {
    expect(orderOf(args('deb'))).toMatchObject({
      ...{ type: 'deb', name: 'client', depends: ['libc6', 'libnss3'], recommends: ['gnome-keyring'] },
      ...{ url: 'https://example.test/a=b', synopsis: 'A client', description: 'Of 100 % use', compression: 'gz' },
      mappings: [
        { from: '/tmp/app/', to: '/opt/Client' },
        { from: '/tmp/entry', to: '/usr/share/applications/client.desktop' },
      ],
    });
  });

  it('a kind of package that is not made here, or no name: an error, not an empty package', () => {
    expect(() => orderOf(args('pacman'))).toThrow('pacman');
    expect(() => orderOf(['-t', 'deb'])).toThrow('--name');
  });
});

describe('what the package says of itself', () => {
  it('deb: fields in order, the long description indented', () => {
    const control = controlOf(orderOf(args('deb')), 12);
    expect(control).toContain('Package: client\nVersion: 1.2.3-4\nArchitecture: amd64\n');
    expect(control).toContain('Depends: libc6, libnss3\nRecommends: gnome-keyring\n');
    expect(control.endsWith('Description: A client\n Of 100 % use\n')).toBe(true);
  });

  it('rpm: percent signs doubled, shared folders not claimed, own ones owned', () => {
    const order = orderOf(args('rpm'));
    const entry = (name: string, kind: 'directory' | 'file') => ({ name, kind, size: 1, file: name });
    const names = ['/usr', '/usr/bin', '/opt', '/opt/Client', '/usr/share/icons/hicolor/16x16/apps'];
    const spec = specOf(order, '/root', [
      ...names.map((name) => entry(name, 'directory')),
      entry('/opt/Client/a', 'file'),
    ]);
    expect(spec).toContain('Version: 1.2.3_4\n');
    expect(spec).toContain('100 %% use');
    expect(spec.slice(spec.indexOf('%files'))).toBe(
      '%files\n%defattr(-,root,root,-)\n%dir "/opt/Client"\n"/opt/Client/a"\n',
    );
  });
});

describe('stage and settle', () => {
  it('modes are those of a package whatever they were here, and every time is the given one', () => {
    const from = path.join(place, 'from');
    const root = path.join(place, 'root');
    mkdirSync(from);
    for (const [name, mode] of [
      ['program', 0o700],
      ['text', 0o600],
      ['library.so.1', 0o755],
      ['add.node', 0o755],
    ] as const) {
      writeFileSync(path.join(from, name), name);
      chmodSync(path.join(from, name), mode);
    }
    stage([{ from: `${from}/`, to: '/opt/Client' }], root);
    const staged = settle(root, 1_000);
    const modes = staged.map(({ name, file }) => [name, lstatSync(file).mode & 0o777, lstatSync(file).mtimeMs]);
    expect(modes).toEqual([
      ['/opt', 0o755, 1_000_000],
      ['/opt/Client', 0o755, 1_000_000],
      ['/opt/Client/add.node', 0o644, 1_000_000],
      ['/opt/Client/library.so.1', 0o644, 1_000_000],
      ['/opt/Client/program', 0o755, 1_000_000],
      ['/opt/Client/text', 0o644, 1_000_000],
    ]);
    expect(readFileSync(path.join(root, 'opt/Client/text'), 'utf8')).toBe('text');
  });
});
