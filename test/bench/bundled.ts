import path from 'node:path';
import { build, type PluginOption, type Rolldown } from 'vite';

/** A module with all that it imports, as a window ships it: each chunk's script; a build as a library keeps blanks. */
export const scriptsOf = async (
  entry: string,
  options: Rolldown.RolldownOptions,
  plugins: readonly PluginOption[] = [],
): Promise<readonly string[]> => {
  const built = await build({
    configFile: false,
    root: path.dirname(entry),
    logLevel: 'silent',
    plugins: [...plugins],
    build: {
      ...{ write: false, target: 'chrome108', minify: true, modulePreload: false },
      rolldownOptions: { input: entry, ...options },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  return outputs.flatMap((file) => (file.type === 'chunk' ? [file.code] : []));
};

/** The same as one script that a page can run. */
export const bundled = async (entry: string): Promise<string> => {
  const [script] = await scriptsOf(entry, { output: { format: 'iife' } });
  if (script === undefined) throw new Error(`${entry} gave no script`);
  return script;
};
