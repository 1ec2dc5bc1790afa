import { builtinModules } from 'node:module';
import { build, type InlineConfig } from 'vite';
import { root } from '../root';

export type NodeBundle = {
  /** Name of the output file without `.js` -> source file. Each becomes one file of its own. */
  readonly entries: Readonly<Record<string, string>>;
  readonly output: string;
  readonly external: readonly string[];
};

/** The oldest Node that must run the result: the one inside the fallback runtime. */
const NODE_TARGET = 'node16.17';

export const nodeBuiltins: readonly string[] = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/** CommonJS files for Electron's Node, everything but `external` and the builtins inside. Throws when it cannot. */
export const bundleForNode = async (bundle: NodeBundle): Promise<void> => {
  await inProduction(async () => {
    for (const [name, source] of Object.entries(bundle.entries))
      await build(nodeConfig({ ...bundle, entries: { [name]: source } }));
  });
};

/**
 * Vite sets NODE_ENV when there is none and keeps one that it finds: under a test runner the window would get the slow
 * development React, and after a build the tests would get the production one, which has no `act`.
 */
export const inProduction = async (action: () => Promise<void>): Promise<void> => {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await action();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
};

export const nodeConfig = (bundle: NodeBundle): InlineConfig => ({
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: NODE_TARGET,
    outDir: bundle.output,
    emptyOutDir: false,
    minify: true,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { ...bundle.entries },
      external: [...bundle.external, ...nodeBuiltins],
      output: { format: 'cjs', entryFileNames: '[name].js', codeSplitting: false },
    },
  },
});
