import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildIfStale } from '../build';
import { CommandError, note, runAsEntry } from '../entry';
import { writeChecksums } from '../package/checksums';
import { packageVersion, sourceEpoch } from '../package/source';
import { ensurePrograms } from '../package/tools';
import { root } from '../root';
import { provision } from '../runtime/provision';
import { run } from '../shell';
import { checkSigned } from './check-signed';
import { isReleaseSystem, lackingVariables, unfitVariables } from './secrets';
import { signFile } from './signature';

const output = path.join(root, 'dist');

/**
 * `npm run release`: the installers of this system, signed and looked at again, or a failure: never from the fallback
 * runtime, never unsigned, never from a changed tree. `npm run release -- --sums DIR` is the last step, over the files
 * of all systems: checksums and their signature.
 */
const release = async (args: readonly string[]): Promise<number> => {
  if (args[0] === '--sums') return signAll(path.resolve(args[1] ?? output));
  const system = process.platform;
  if (!isReleaseSystem(system)) throw new CommandError(`There is no release for ${system}.`);
  const lacking = lackingVariables(system, process.env);
  if (lacking.length > 0) throw new CommandError(`A release needs ${lacking.join(', ')} in the environment.`);
  const unfit = unfitVariables(process.env);
  if (unfit.length > 0) throw new CommandError(`Nothing false is released: ${unfit.join('; ')}.`);
  const version = packageVersion();
  mustBeTagged(version);
  if (system === 'linux') ensurePrograms(['deb', 'rpm', 'AppImage', 'tar.gz']);
  const runtime = await provision();
  if (runtime.kind !== 'official') throw new CommandError('A release is made with the official Electron alone.');
  await buildIfStale();
  rmSync(output, { recursive: true, force: true });
  const feed = process.env.LATCHKEY_UPDATE_FEED ?? '';
  const epoch = sourceEpoch();
  if (system === 'linux') {
    const { packLinux } = await import('../package/pack');
    const targets = ['deb', 'rpm', 'AppImage', 'tar.gz'] as const;
    for (const arch of ['x64', 'arm64'] as const)
      await packLinux({ ...{ runtime, version, targets, arch, output, feed, epoch }, isFast: false, isTwin: false });
    const { writeSbom } = await import('../package/sbom');
    writeSbom(output, { version, electron: runtime.version, epoch });
  } else {
    const { packSigned } = await import('./pack-signed');
    await packSigned(system, { version, output, feed });
  }
  await checkSigned(system, output, run);
  return 0;
};

const mustBeTagged = (version: string): void => {
  const git = (...args: readonly string[]): string => run('git', ['-C', root, ...args]).stdout.trim();
  if (git('status', '--porcelain') !== '')
    throw new CommandError('The tree has changes: a release is what a tag says.');
  const tags = git('tag', '--points-at', 'HEAD').split('\n');
  if (!tags.includes(`v${version}`)) throw new CommandError(`HEAD is not tagged v${version}.`);
};

const signAll = async (folder: string): Promise<number> => {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('SHA256SUMS'))
    .map(({ name }) => name);
  if (names.length === 0) throw new CommandError('There is nothing to sign.');
  if (names.some((name) => name.includes('fallback')))
    throw new CommandError('A package of the fallback runtime is among the files.');
  signFile(await writeChecksums(folder, names), process.env.LATCHKEY_SIGNING_KEY);
  note(`Signed the checksums of ${names.length} files.`);
  return 0;
};

runAsEntry(__filename, release);
