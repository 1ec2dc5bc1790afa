import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** A hash over files and directories with all in them: names and contents. What does not exist counts as empty. */
export const hashOf = (base: string, names: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const name of names.flatMap((one) => filesOf(base, one)))
    hash
      .update(`${name}\0`)
      .update(readFileSync(path.join(base, name)))
      .update('\0');
  return hash.digest('hex');
};

const filesOf = (base: string, name: string): readonly string[] => {
  const full = path.join(base, name);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [name];
  return readdirSync(full)
    .sort()
    .flatMap((entry) => filesOf(base, path.join(name, entry)));
};
