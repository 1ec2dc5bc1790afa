import path from 'node:path';
import { note, runAsEntry, seconds } from './entry';
import { root } from './root';
import { readStamp, removeStamp, sameStamp, writeStamp } from './runtime/stamp';
import { hashOf } from './stale';

const sources = [
  'electron',
  'renderer',
  'build/bundle.ts',
  'build/bundled-packages.ts',
  'build/contract-names.ts',
  'build/no-form-data.ts',
  'build/runtime/bundle-for-node.ts',
  'build/runtime/eager-wrappers.ts',
  'package-lock.json',
  'tsconfig.json',
];
const stampFile = path.join(root, 'out', 'stamp.json');

/**
 * Brings `out` in step with the sources; does nothing when it is already. `--source-maps` is for looking into a bundle,
 * the product has none. Throws `CommandError` when something cannot be built.
 */
export const buildIfStale = async (options = { sourceMaps: false }): Promise<void> => {
  const startedMs = Date.now();
  const stamp = { sources: hashOf(root, sources), sourceMaps: String(options.sourceMaps) };
  if (sameStamp(readStamp(stampFile), stamp)) return;
  removeStamp(stampFile);
  const { bundle } = await import('./bundle'); // Vite, which a start without work need not load
  await bundle(options);
  writeStamp(stampFile, stamp);
  note(`Built in ${seconds(startedMs)}.`);
};

runAsEntry(__filename, async (args) => {
  await buildIfStale({ sourceMaps: args.includes('--source-maps') });
  return 0;
});
