import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packageFolder } from '../../../../build/bundled-packages';
import { debianChangelog } from '../../../../build/package/debian-texts';
import { icnsOf, icoOf } from '../../../../build/package/icon-containers';
import { packedVersion } from '../../../../build/package/pack';
import { sbomOf } from '../../../../build/package/sbom';
import { sizeLine, tooBig } from '../../../../build/package/sizes';

const about = {
  ...{ name: 'latchkey', version: '1.0.0', maintainer: 'M <m@example.test>', homepage: '', copyright: '' },
  epoch: 0,
};

describe('debianChangelog', () => {
  it('the newest part alone, folded, with the time of the sources', () => {
    const text = gunzipSync(
      debianChangelog(about, `# C\n\n## 1.0.0\n- One\n  two.\n- ${'word '.repeat(30)}\n\n## 0.9\n- Old\n`),
    ).toString();
    expect(text).toMatch(/^latchkey \(1\.0\.0\) stable; urgency=medium\n\n {2}\* One two\.\n/);
    expect(text).not.toContain('Old');
    expect(text.split('\n').every((line) => line.length <= 80)).toBe(true);
    expect(text.endsWith(' -- M <m@example.test>  Thu, 01 Jan 1970 00:00:00 +0000\n')).toBe(true);
  });
});

describe('icon containers', () => {
  const pictures = [
    { size: 256, png: Buffer.from('abc') },
    { size: 16, png: Buffer.from('defg') },
  ];

  it('ico: entries point at their pictures, 256 is written as 0', () => {
    const ico = icoOf(pictures);
    expect([ico.readUInt16LE(2), ico.readUInt16LE(4), ico.readUInt8(6)]).toEqual([1, 2, 0]);
    const second = 6 + 16;
    const at = ico.readUInt32LE(second + 12);
    expect(ico.subarray(at, at + ico.readUInt32LE(second + 8)).toString()).toBe('defg');
  });

  it('icns: the lengths add up to the file', () => {
    const icns = icnsOf(pictures);
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    expect(icns.toString('latin1')).toContain('ic08');
  });
});

describe('sbomOf', () => {
  it('the same content gives the same serial number, another one another', () => {
    const one = { name: '@a/b', version: '1.0.0', licence: 'MIT', text: '' };
    const of = (version: string) => sbomOf([one], { version, electron: '45.4.1', epoch: 0 });
    expect(of('1.0.0')).toEqual(of('1.0.0'));
    expect(of('1.0.1').serialNumber).not.toBe(of('1.0.0').serialNumber);
    expect(of('1.0.0').components.map(({ purl }) => purl)).toEqual(['pkg:npm/electron@45.4.1', 'pkg:npm/%40a/b@1.0.0']);
  });
});

describe('packedVersion', () => {
  it('the fallback says so, the official one does not', () => {
    expect(packedVersion('1.0.0', { kind: 'fallback', version: '22.3.25' })).toBe('1.0.0+fallback.electron22');
    expect(packedVersion('1.0.0', { kind: 'official', version: '45.4.1' })).toBe('1.0.0');
  });
});

describe('packageFolder', () => {
  it('the innermost package of a module, scoped or not; null for our own code', () => {
    expect(packageFolder('/p/node_modules/a/node_modules/@b/c/x.js?v=1')).toBe('/p/node_modules/a/node_modules/@b/c');
    expect(packageFolder('/p/electron/main.ts')).toBeNull();
    expect(packageFolder('\0/p/node_modules/a/x.js')).toBeNull();
  });
});

describe('sizes', () => {
  it('what is over its limit is named, and says so in its line', () => {
    const big = { name: 'a.deb', bytes: 7_000_000, most: 6_000_000 };
    expect(tooBig([big, { name: 'b', bytes: 7, most: null }])).toEqual(['a.deb']);
    expect(sizeLine(big)).toContain('7.00 MB (at most 6.00 MB: TOO BIG)');
  });
});
