import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'electron-builder';
import { buildIfStale } from '../build';
import { CommandError, note, runAsEntry, seconds } from '../entry';
import { writeChecksums } from '../package/checksums';
import { baseConfig, releaseConfig } from '../package/config';
import { writeIcons } from '../package/icon-files';
import { isPlaceholder } from '../package/identity';
import { linuxFiles } from '../package/linux-files';
import { packageVersion, sourceEpoch } from '../package/source';
import { root } from '../root';
import { provision } from '../runtime/provision';

type Environment = Readonly<Record<string, string | undefined>>;

/** Names of electron-builder's signing secrets (docs, code-signing); Linux packages are signed by their checksums file. */
const needed: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['CSC_LINK', 'CSC_KEY_PASSWORD', 'APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
  win32: ['CSC_LINK', 'CSC_KEY_PASSWORD'],
};

/** Why this machine must not release: each line is one reason; none: it may. */
export const releaseFaults = (
  platform: NodeJS.Platform,
  environment: Environment,
  { runtimeKind, hasPlaceholders }: { readonly runtimeKind: string; readonly hasPlaceholders: boolean },
): readonly string[] => [
  ...(runtimeKind === 'official' ? [] : ['A release needs the official Electron; the fallback is for tests alone.']),
  ...(hasPlaceholders ? ['build/package/identity.ts still names placeholders for homepage and maintainer.'] : []),
  ...(needed[platform] ?? []).filter((name) => !environment[name]).map((name) => `${name} is not set: unsigned.`),
];

/** `npm run release`: signed installers of this system, the official Electron inside; refuses whatever is unsigned. */
const release = async (): Promise<number> => {
  const startedMs = Date.now();
  const runtime = await provision();
  const faults = releaseFaults(process.platform, process.env, {
    runtimeKind: runtime.kind,
    hasPlaceholders: isPlaceholder(),
  });
  if (faults.length > 0)
    throw new CommandError(`No release from here:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
  await buildIfStale();
  const place = mkdtempSync(path.join(tmpdir(), 'latchkey-release-'));
  try {
    const icons = path.join(place, 'icons');
    writeIcons(icons);
    const [version, epoch, output] = [packageVersion(), sourceEpoch(), path.join(root, 'dist')];
    const config = baseConfig({
      ...{ version, arch: process.arch, output, icons, isFast: false, isTwin: false },
      linuxFiles: linuxFiles(path.join(place, 'linux'), version, epoch),
      feed: process.env['LATCHKEY_UPDATE_FEED'] ?? null,
    });
    mkdirSync(output, { recursive: true });
    process.env['SOURCE_DATE_EPOCH'] = String(epoch);
    const made = await build({
      projectDir: root,
      config: { ...config, ...releaseConfig, mac: { ...config.mac, ...releaseConfig.mac } },
      publish: 'never',
    });
    await writeChecksums(
      output,
      made.map((file) => path.relative(output, file)),
    );
    note(`Released ${made.length} files in ${seconds(startedMs)}.`);
    return 0;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
};

runAsEntry(__filename, release);
