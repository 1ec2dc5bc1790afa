import path from 'node:path';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { PluginOption } from 'vite';
import { scriptsOf } from '../bundled';

/** Gzipped bytes of what the table adds to a page that has React: grid, columns and page cache. */
export const tableChunkBytes = (): Promise<number> => chunkBytes(path.join(__dirname, 'chunk-entry.mjs'), react());

/** Gzipped bytes of a module with all that it imports but React, as a window ships it. */
export const chunkBytes = async (entry: string, plugin: PluginOption): Promise<number> => {
  const external = [/^react(-dom)?($|\/)/];
  const scripts = await scriptsOf(entry, { preserveEntrySignatures: 'strict', external }, [plugin]);
  return scripts.reduce((sum, script) => sum + gzipSync(script).length, 0);
};
