import { buildIfStale } from './build';
import { runAsEntry } from './entry';
import { root } from './root';
import { ensureEnvironment } from './runtime/environment';
import { provision } from './runtime/provision';

export type LaunchSpec = {
  readonly executable: string;
  /** A caller may append `--user-data-dir=DIR` and other switches. */
  readonly args: readonly string[];
  /** Additions to the environment, not the whole of it. */
  readonly env: Readonly<Record<string, string>>;
  /** The version of the runtime. */
  readonly electron: string;
};

/** How the built application is started here; builds it when it is stale. Starts no display. Throws `CommandError`. */
export const launchSpec = async (): Promise<LaunchSpec> => {
  const runtime = await provision();
  ensureEnvironment(['window'], runtime.executable);
  const isRoot = process.getuid?.() === 0;
  // The window tests on a packaged copy, see docs/release.md: it is started as it is.
  const packaged = process.env.LATCHKEY_PACKAGED_APP;
  if (packaged)
    return { ...specFor(runtime, root, isRoot), executable: packaged, args: isRoot ? ['--no-sandbox'] : [] };
  await buildIfStale();
  return specFor(runtime, root, isRoot);
};

/** Chromium's sandbox refuses to run as root; everybody else keeps it. */
export const specFor = (
  runtime: { readonly executable: string; readonly version: string },
  directory: string,
  isRoot: boolean,
): LaunchSpec => ({
  executable: runtime.executable,
  args: [...(isRoot ? ['--no-sandbox'] : []), directory],
  env: {},
  electron: runtime.version,
});

runAsEntry(__filename, async () => {
  process.stdout.write(`${JSON.stringify(await launchSpec())}\n`);
  return 0;
});
