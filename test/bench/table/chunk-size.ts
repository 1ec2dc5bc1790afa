import path from 'node:path';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

/** Gzipped bytes of what the table adds to a page that has React: grid, columns and page cache. */
export const tableChunkBytes = async (): Promise<number> => {
  const root = path.resolve(__dirname, '../../..');
  const built = await build({
    configFile: false,
    root,
    logLevel: 'silent',
    plugins: [react()],
    build: {
      write: false,
      target: 'chrome108',
      minify: true,
      lib: { entry: path.join(__dirname, 'chunk-entry.mjs'), formats: ['es'] },
      rolldownOptions: { external: [/^react(-dom)?($|\/)/] },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  let bytes = 0;
  for (const output of outputs)
    if ('output' in output)
      for (const file of output.output) if (file.type === 'chunk') bytes += gzipSync(file.code).length;
  return bytes;
};
