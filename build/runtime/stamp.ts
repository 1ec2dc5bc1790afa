import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export type Stamp = Readonly<Record<string, string | number>>;

/** The note kept beside a made thing, or null when there is none or it cannot be read. */
export const readStamp = (file: string): Stamp | null => {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isStamp(value) ? value : null;
  } catch {
    return null;
  }
};

/** Write it last: a thing without its stamp counts as half made. */
export const writeStamp = (file: string, stamp: Stamp): void => {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(stamp, null, 1)}\n`);
};

export const removeStamp = (file: string): void => rmSync(file, { force: true });

export const sameStamp = (a: Stamp | null, b: Stamp): boolean =>
  a !== null && [...Object.keys(a), ...Object.keys(b)].every((name) => a[name] === b[name]);

const isStamp = (value: unknown): value is Stamp =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((part) => typeof part === 'string' || typeof part === 'number');
