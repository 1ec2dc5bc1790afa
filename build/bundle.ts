import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite';
import { describePackages, notePackages } from './bundled-packages';
import { contractNames } from './contract-names';
import { CommandError } from './entry';
import { root } from './root';
import { inProduction, nodeBuiltins, nodeConfig } from './runtime/bundle-for-node';
import { eagerWrappers } from './runtime/eager-wrappers';

type Part = {
  readonly name: string;
  readonly entry: string;
  /** What stays outside besides Node's builtins. */
  readonly outside: readonly string[];
  readonly config: (target: Target) => InlineConfig;
  /** SECURITY: a process, and the sandboxed preload above all, gets exactly the code of its own entry. */
  readonly oneFile: boolean;
};
export type BundleOptions = { readonly sourceMaps: boolean };
/** `packages` takes the folders of those that came into any part. */
type Target = BundleOptions & { readonly out: string; readonly packages: Set<string> };

/**
 * Builds every part and then puts the new `out` in the place of the old one, which stays whole until then.
 * Throws `CommandError` with the names of the parts that cannot be built.
 */
export const bundle = async (options: BundleOptions): Promise<void> => {
  const missing = parts.filter((part) => !existsSync(path.join(root, part.entry)));
  if (missing.length > 0)
    throw new CommandError(`Cannot build: ${missing.map((part) => part.entry).join(', ')} is missing.`);
  const half = path.join(root, 'node_modules', `.latchkey-out-${process.pid}`);
  try {
    const packages = new Set<string>();
    await bundleInto({ ...options, out: half, packages });
    writeFileSync(path.join(half, 'licences.json'), `${JSON.stringify(describePackages(packages), null, 1)}\n`);
    const out = path.join(root, 'out');
    rmSync(out, { recursive: true, force: true });
    renameSync(half, out);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
};

const bundleInto = async (target: Target): Promise<void> => {
  let built: readonly PromiseSettledResult<void>[] = [];
  await inProduction(async () => {
    built = await Promise.allSettled(parts.map((part) => bundlePart(part, target)));
  });
  const failed = built.flatMap((one) => (one.status === 'rejected' ? [messageOf(one.reason)] : []));
  if (failed.length > 0) throw new CommandError(failed.join('\n'));
  checkPage(path.join(target.out, 'renderer'));
};

/** Vite colours its messages even where nobody can see it. */
const messageOf = (error: unknown): string =>
  stripVTControlCharacters(error instanceof Error ? error.message : String(error));

/** 30 of axios' 69 KB gzipped, and as much of its time to load. A plugin, since an alias does not reach a build for Node. */
const withoutFormData: Plugin = {
  name: 'without-form-data',
  enforce: 'pre',
  resolveId: (id) => (id === 'form-data' ? path.join(root, 'build/no-form-data.ts') : null),
};

/** What Chromium 108 inside the fallback runtime understands; the size is the same for a current target. */
const BROWSER_TARGET = 'chrome108';

/** On a slow machine the bundler would tell a newcomer at length which of its plugins took how long. */
const QUIET = { bundlerTimings: false } as const;

const nodePart = (
  entry: string,
  folder: string,
  outside: readonly string[],
  oneFile: boolean,
  plugins: readonly Plugin[] = [withoutFormData],
): Part => {
  const name = path.basename(entry, '.ts');
  return {
    name,
    entry,
    outside,
    oneFile,
    config: ({ sourceMaps, out, packages }) => {
      const external = [...outside];
      const config = nodeConfig({ entries: { [name]: entry }, output: path.join(out, folder), external });
      const names = { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' } as const;
      // Electron 22's ESM loader does not look into an archive: what is loaded on demand is required there.
      const output = { format: 'cjs', ...names, dynamicImportInCjs: false } as const;
      const rolldownOptions = {
        ...config.build?.rolldownOptions,
        output: { ...output, codeSplitting: !oneFile },
        checks: QUIET,
      };
      return {
        ...config,
        plugins: [...plugins, notePackages(packages)],
        build: { ...config.build, sourcemap: sourceMaps, rolldownOptions },
      };
    },
  };
};

const rendererPart: Part = {
  name: 'renderer',
  entry: 'renderer/index.html',
  outside: [],
  oneFile: false,
  config: ({ sourceMaps, out, packages }) => ({
    configFile: false,
    root: path.join(root, 'renderer'),
    base: './',
    logLevel: 'warn',
    plugins: [react(), eagerWrappers, notePackages(packages)],
    worker: { plugins: () => [notePackages(packages)] },
    build: {
      target: BROWSER_TARGET,
      cssTarget: BROWSER_TARGET,
      cssMinify: 'lightningcss',
      minify: true,
      sourcemap: sourceMaps,
      outDir: path.join(out, 'renderer'),
      emptyOutDir: true,
      reportCompressedSize: false,
      // The content policy has neither data: nor connect-src: nothing may be inlined, and the polyfill would fetch.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // One sheet, named by the page: without the polyfill nobody loads that of a part which is imported on demand.
      cssCodeSplit: false,
      // One file for all that the first paint needs: each further one is asked of main, which is busy then.
      rolldownOptions: {
        output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
        checks: QUIET,
      },
    },
  }),
};

const parts: readonly Part[] = [
  nodePart('electron/main.ts', 'main', ['electron'], false),
  nodePart('electron/command-worker.ts', 'main', ['keytar'], false),
  nodePart('electron/preload.ts', 'preload', ['electron'], true, [contractNames]),
  nodePart('electron/vault/keychain-process.ts', 'main', ['electron', 'keytar'], true),
  nodePart('electron/rows/rows-process.ts', 'main', ['electron'], true),
  nodePart('electron/demo/demo-process.ts', 'main', ['electron'], true),
  rendererPart,
];

const bundlePart = async (part: Part, target: Target): Promise<void> => {
  const result = await build(part.config(target)).catch((error: unknown) => {
    throw new CommandError(`Cannot build ${part.name}: ${messageOf(error)}`);
  });
  const outputs = Array.isArray(result) ? result : 'output' in result ? [result] : [];
  const chunks = outputs.flatMap(({ output }) => output).filter((file) => file.type === 'chunk');
  if (part.oneFile && chunks.length !== 1)
    throw new CommandError(`${part.name} became ${chunks.length} files instead of one`);
  const strangers = chunks.flatMap((chunk) => strangersOf(chunk, part, chunks));
  if (strangers.length > 0) throw new CommandError(`${part.name} would need ${strangers.join(', ')} beside it`);
};

/** Imports that would have to be found in node_modules when the product runs, where there is nothing but keytar. */
const strangersOf = (chunk: Rolldown.OutputChunk, part: Part, chunks: readonly Rolldown.OutputChunk[]): string[] => {
  // A sandboxed preload has no Node either.
  const builtins = part.name === 'preload' ? [] : nodeBuiltins;
  const known = new Set([...part.outside, ...builtins, ...chunks.map((other) => other.fileName)]);
  return [...chunk.imports, ...chunk.dynamicImports].filter((name) => !known.has(name));
};

/** SECURITY: the content policy refuses inline scripts and styles, so a page that has one would come up empty. */
const checkPage = (folder: string): void => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.html')))
    if (/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/i.test(readFileSync(path.join(folder, name), 'utf8')))
      throw new CommandError(`${name} contains an inline script or style`);
};
