import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from './build';
import { CommandError, note, runAsEntry, seconds } from './entry';
import { feedProblem } from './package/addresses';
import type { PackOptions } from './package/pack';
import { packageVersion, sourceEpoch } from './package/source';
import { ensurePrograms, type LinuxTarget } from './package/tools';
import { root } from './root';
import { cacheDirectory } from './runtime/cache';
import { provision } from './runtime/provision';

const ALL: readonly LinuxTarget[] = ['deb', 'rpm', 'AppImage', 'tar.gz'];

/**
 * `npm run dist`: installers for Linux in `dist/`, with their sizes and checksums. `--fast` is for tests (hardly compressed,
 * sizes not compared); `--targets deb,rpm`, `--version 1.2.3`, `--out DIR`, `--feed URL` (where updates are announced),
 * `--arch arm64` (the official runtime only), `--twin` (inspector left on, for window tests).
 */
const dist = async (args: readonly string[]): Promise<number> => {
  const startedMs = Date.now();
  const options = optionsOf(args);
  if (process.platform !== 'linux')
    throw new CommandError('Packages for Linux are made on Linux; for this system see npm run release.');
  ensurePrograms(options.targets);
  const runtime = await provision();
  if (options.arch !== 'x64' && runtime.kind !== 'official')
    throw new CommandError(`The fallback runtime is for x64 alone: ${options.arch} needs the official Electron.`);
  await buildIfStale();
  const { packLinux, unpackedName } = await import('./package/pack');
  if (options.output === path.join(root, 'dist')) rmSync(options.output, { recursive: true, force: true });
  const epoch = sourceEpoch();
  const names = await packLinux({ ...options, runtime, epoch });
  const { writeSbom } = await import('./package/sbom');
  const sbom = writeSbom(options.output, { version: options.version, electron: runtime.version, epoch });
  const { writeChecksums } = await import('./package/checksums');
  await writeChecksums(options.output, [...names, sbom]);
  note(`Packed in ${seconds(startedMs)}:`);
  const { judgeSizes } = await import('./package/sizes');
  const big = judgeSizes(
    { output: options.output, unpacked: path.join(options.output, unpackedName(options.arch)), names },
    options.compareSizes ? { cache: cacheDirectory(), electron: runtime.version } : null,
  );
  if (big.length > 0) throw new CommandError(`Too big: ${big.join(', ')}.`);
  return 0;
};

const optionsOf = (
  args: readonly string[],
): Omit<PackOptions, 'runtime' | 'epoch'> & { readonly compareSizes: boolean } => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      fast: { type: 'boolean', default: false },
      twin: { type: 'boolean', default: false },
      targets: { type: 'string', default: ALL.join(',') },
      version: { type: 'string', default: packageVersion() },
      out: { type: 'string', default: 'dist' },
      feed: { type: 'string', default: process.env.LATCHKEY_UPDATE_FEED ?? '' },
      arch: { type: 'string', default: 'x64' },
    },
  });
  const wanted = values.targets.split(',').filter((name) => name !== '' && name !== 'dir');
  const targets = ALL.filter((name) => wanted.includes(name));
  if (targets.length !== wanted.length) throw new CommandError(`Targets are: ${ALL.join(', ')}, dir.`);
  if (values.arch !== 'x64' && values.arch !== 'arm64') throw new CommandError('--arch is x64 or arm64.');
  const problem = values.feed === '' ? null : feedProblem(values.feed);
  if (problem !== null) throw new CommandError(`The update address ${values.feed} ${problem}.`);
  return {
    ...{ targets, version: values.version, output: path.resolve(root, values.out), isTwin: values.twin },
    ...{ isFast: values.fast, feed: values.feed || null, arch: values.arch, compareSizes: !values.fast },
  };
};

runAsEntry(__filename, dist);
