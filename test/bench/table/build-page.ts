import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

/** Bundles the pages as the app's window is bundled; gives the folder. */
export const buildPage = async (): Promise<string> => {
  const outDir = mkdtempSync(join(tmpdir(), 'latchkey-table-'));
  await build({
    configFile: false,
    root: __dirname,
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir,
      rolldownOptions: { input: [join(__dirname, 'index.html'), join(__dirname, 'static.html')] },
      emptyOutDir: true,
      target: 'chrome108',
      cssTarget: 'chrome108',
      modulePreload: false,
      assetsInlineLimit: 0,
    },
  });
  return outDir;
};
