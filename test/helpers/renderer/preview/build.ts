import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

/** `npx tsx test/helpers/renderer/preview/build.ts FOLDER`: the preview page as files, built like the product. */
const [folder] = process.argv.slice(2);
if (!folder) throw new Error('name a folder for the page');

void build({
  configFile: false,
  root: path.resolve(__dirname),
  base: './',
  logLevel: 'warn',
  plugins: [react()],
  build: {
    target: 'chrome108',
    cssTarget: 'chrome108',
    cssMinify: 'lightningcss',
    outDir: path.resolve(folder),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
  },
});
