import path from 'node:path';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build, type PluginOption } from 'vite';

/** Gzipped bytes of what the table adds to a page that has React: grid, columns and page cache. */
export const tableChunkBytes = (): Promise<number> => chunkBytes(path.join(__dirname, 'chunk-entry.mjs'), react());

/** Gzipped bytes of a module with all that it imports but React, as a window ships it; a build as a library keeps blanks. */
export const chunkBytes = async (entry: string, plugin: PluginOption): Promise<number> => {
  const built = await build({
    configFile: false,
    root: path.dirname(entry),
    logLevel: 'silent',
    plugins: [plugin],
    build: {
      ...{ write: false, target: 'chrome108', minify: true, modulePreload: false },
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        external: [/^react(-dom)?($|\/)/],
      },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  return outputs.reduce((sum, file) => sum + (file.type === 'chunk' ? gzipSync(file.code).length : 0), 0);
};
