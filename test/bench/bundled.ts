import path from 'node:path';
import { build } from 'vite';

/** A module with all that it imports, as one script that a page can run. */
export const bundled = async (entry: string): Promise<string> => {
  const built = await build({
    configFile: false,
    root: path.dirname(entry),
    logLevel: 'silent',
    build: {
      ...{ write: false, target: 'chrome108', minify: true, modulePreload: false },
      rolldownOptions: { input: entry, output: { format: 'iife' } },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  const [script] = outputs.flatMap((file) => (file.type === 'chunk' ? [file.code] : []));
  if (script === undefined) throw new Error(`${entry} gave no script`);
  return script;
};
