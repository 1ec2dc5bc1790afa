import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { note } from '../entry';
import { readStamp, writeStamp } from '../runtime/stamp';

const MB = 1_000_000;
export const MOST_ARCHIVE_BYTES = 5 * MB;
const MOST_OVER_BARE_BYTES = 6 * MB;

export type BareKind = 'xz' | 'gzip' | 'squashfs';

/**
 * Bytes of Electron alone, compressed as the package is: the unpacked application without what is ours. Takes as long as
 * the package itself, so it is kept in `cache` under `key`.
 */
const bareBytes = (unpacked: string, kind: BareKind, cache: string, key: string): number => {
  const stamp = path.join(cache, `bare-${key}-${kind}.json`);
  const known = readStamp(stamp)?.bytes;
  if (typeof known === 'number') return known;
  const place = mkdtempSync(path.join(tmpdir(), 'latchkey-bare-'));
  try {
    const file = path.join(place, 'bare');
    const names = readdirSync(unpacked).filter((name) => name !== 'resources');
    if (kind === 'squashfs') {
      const sources = names.map((name) => path.join(unpacked, name));
      const how = ['-comp', 'gzip', '-all-root', '-noappend', '-no-progress', '-quiet', '-no-xattrs', '-no-fragments'];
      execFileSync('mksquashfs', [...sources, file, ...how], { stdio: ['ignore', 'ignore', 'inherit'] });
    } else {
      const program = kind === 'xz' ? 'xz -T0 -6' : 'gzip -n -9';
      execFileSync('tar', ['-C', unpacked, `--use-compress-program=${program}`, '--sort=name', '-cf', file, ...names]);
    }
    const bytes = statSync(file).size;
    mkdirSync(cache, { recursive: true });
    writeStamp(stamp, { bytes });
    return bytes;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
};

export type Size = { readonly name: string; readonly bytes: number; readonly most: number | null };

/** `name  12.3 MB (at most 18.0 MB)`; what is too big says so. */
export const sizeLine = ({ name, bytes, most }: Size): string => {
  const limit = most === null ? '' : ` (at most ${mb(most)}${bytes > most ? ': TOO BIG' : ''})`;
  return `  ${name.padEnd(58)} ${mb(bytes).padStart(9)}${limit}`;
};

export const tooBig = (sizes: readonly Size[]): readonly string[] =>
  sizes.filter(({ bytes, most }) => most !== null && bytes > most).map(({ name }) => name);

const mb = (bytes: number): string => `${(bytes / MB).toFixed(2)} MB`;

const bytesOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

type Made = { readonly output: string; readonly unpacked: string; readonly names: readonly string[] };
type Comparison = { readonly cache: string; readonly electron: string };

/** Prints the sizes; with a comparison each installer is measured against Electron alone. Returns what is too big. */
export const judgeSizes = ({ output, unpacked, names }: Made, comparison: Comparison | null): readonly string[] => {
  const archive = { name: 'app.asar', bytes: bytesOf(path.join(unpacked, 'resources', 'app.asar')) };
  const installers = names
    .filter((name) => /\.(deb|rpm|AppImage|tar\.gz)$/.test(name))
    .map((name): Size => {
      const bytes = bytesOf(path.join(output, name));
      if (comparison === null) return { name, bytes, most: null };
      const bare = bareBytes(unpacked, bareKindOf(name), comparison.cache, comparison.electron);
      return { name, bytes, most: bare + MOST_OVER_BARE_BYTES };
    });
  const sizes = [{ ...archive, most: MOST_ARCHIVE_BYTES }, ...installers];
  for (const size of sizes) note(sizeLine(size));
  return tooBig(sizes);
};

const bareKindOf = (name: string): BareKind => {
  if (name.endsWith('.AppImage')) return 'squashfs';
  return name.endsWith('.tar.gz') ? 'gzip' : 'xz';
};
