import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Plugin } from 'vite';

/** Bundles the table's pages. */
export const buildPage = (): Promise<string> => buildPages(__dirname, ['index.html', 'static.html']);

/** Bundles pages as the app's window is bundled; gives the folder. */
export const buildPages = async (
  root: string,
  pages: readonly string[],
  more: readonly Plugin[] = [],
): Promise<string> => {
  const outDir = mkdtempSync(join(tmpdir(), 'latchkey-table-'));
  await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'error',
    plugins: [react(), ...more],
    resolve: { dedupe: ['react', 'react-dom'] },
    build: {
      outDir,
      rolldownOptions: { input: pages.map((page) => join(root, page)) },
      emptyOutDir: true,
      target: 'chrome108',
      cssTarget: 'chrome108',
      modulePreload: false,
      assetsInlineLimit: 0,
    },
  });
  return outDir;
};
