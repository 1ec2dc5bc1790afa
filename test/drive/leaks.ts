import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Three parts that begin as a JOSE header does: any signed token, whoever made it. */
export const TOKEN = /eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/;

/** Files below a folder that hold a whole token, as text in any of the usual encodings. */
export const filesHoldingTokens = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const holding: string[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    if (TOKEN.test(bytes.toString('latin1')) || TOKEN.test(bytes.toString('utf16le'))) holding.push(file);
  }
  return holding;
};
