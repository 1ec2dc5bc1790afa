import { createHash } from 'node:crypto';
import { createReadStream, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

const CHECKSUMS = 'SHA256SUMS';

/** `sha256sum --check` reads it. Resolves with the path of the file. */
export const writeChecksums = async (folder: string, names: readonly string[]): Promise<string> => {
  const lines: string[] = [];
  for (const name of [...names].sort()) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(path.join(folder, name)), hash);
    lines.push(`${hash.digest('hex')}  ${name}\n`);
  }
  const file = path.join(folder, CHECKSUMS);
  writeFileSync(file, lines.join(''));
  return file;
};
