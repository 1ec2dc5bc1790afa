import {
  chmodSync,
  copyFileSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import type { Mapping } from './arguments';

export type Staged = {
  /** Path in the package, with a leading slash. */
  readonly name: string;
  readonly kind: 'directory' | 'file' | 'link';
  readonly size: number;
  /** Path on this computer. */
  readonly file: string;
};

/** Copies what the package holds under `root`, with the modes that it has on every system: 0755 and 0644. */
export const stage = (mappings: readonly Mapping[], root: string): void => {
  for (const { from, to } of mappings) copy(from.replace(/\/$/, ''), path.join(root, to));
};

const copy = (from: string, to: string): void => {
  const stat = lstatSync(from);
  mkdirSync(path.dirname(to), { recursive: true });
  if (stat.isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else if (stat.isDirectory()) {
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from)) copy(path.join(from, name), path.join(to, name));
  } else {
    copyFileSync(from, to);
    chmodSync(to, isProgram(from, stat.mode) ? 0o755 : 0o644);
  }
};

/** A library is loaded and not run: an execute bit on it is left over from how it was built. */
const isProgram = (file: string, mode: number): boolean => (mode & 0o111) !== 0 && !/\.(so(\.\d+)*|node)$/.test(file);

/** All that is under `root`, sorted; every time is set to `epoch` (s), so that two packages of the same are the same. */
export const settle = (root: string, epoch: number): readonly Staged[] => {
  const walk = (folder: string, prefix: string): readonly Staged[] =>
    readdirSync(folder)
      .sort()
      .flatMap((entry): readonly Staged[] => {
        const file = path.join(folder, entry);
        const name = `${prefix}/${entry}`;
        const stat = lstatSync(file);
        if (stat.isDirectory()) chmodSync(file, 0o755);
        const inside = stat.isDirectory() ? walk(file, name) : [];
        lutimesSync(file, epoch, epoch);
        const kind = stat.isDirectory() ? 'directory' : stat.isSymbolicLink() ? 'link' : 'file';
        return [{ name, kind, size: stat.size, file }, ...inside];
      });
  const all = walk(root, '');
  chmodSync(root, 0o755);
  lutimesSync(root, epoch, epoch);
  return all;
};
