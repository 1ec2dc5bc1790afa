import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CommandError, exitCodes } from '../entry';
import { root } from '../root';
import { installPackages, type PackageNames } from '../runtime/apt';
import { cacheDirectory } from '../runtime/cache';
import { type Machine, thisMachine } from '../runtime/machine';
import { run } from '../shell';
import { appImageRuntime } from './appimage-runtime';

export type LinuxTarget = 'deb' | 'rpm' | 'AppImage' | 'tar.gz';

const programs: Readonly<Record<LinuxTarget | 'checks', readonly (readonly [string, PackageNames])[]>> = {
  deb: [['dpkg-deb', ['dpkg']]],
  rpm: [['rpmbuild', ['rpm']]],
  AppImage: [
    ['mksquashfs', ['squashfs-tools']],
    ['desktop-file-validate', ['desktop-file-utils']],
  ],
  'tar.gz': [['tar', ['tar']]],
  checks: [
    ['rpm', ['rpm']],
    ['desktop-file-validate', ['desktop-file-utils']],
    ['appstreamcli', ['appstream']],
    ['lintian', ['lintian']],
  ],
};

/** Root on Debian gets the missing programs installed, everybody else the one command, as a `CommandError` (packages). */
export const ensurePrograms = (
  targets: readonly (LinuxTarget | 'checks')[],
  machine: Machine = thisMachine(null),
  install: typeof installPackages = installPackages,
): void => {
  const lacking = () => targets.flatMap((target) => programs[target]).filter(([name]) => !machine.hasProgram(name));
  const missing = lacking();
  if (missing.length === 0) return;
  const packages = new Map(missing.map(([, names]) => [names[0], names]));
  if (machine.canInstall) install([...packages.values()], run);
  const still = lacking();
  if (still.length === 0) return;
  const names = still.map(([name]) => name).join(', ');
  const command = `sudo apt-get install -y --no-install-recommends ${[...packages.keys()].join(' ')}`;
  throw new CommandError(`To make these packages ${names} is needed. This helps:\n  ${command}`, exitCodes.packages);
};

/**
 * Environment for electron-builder: our stand-in for fpm, and where there is none to be downloaded, the tools of an
 * AppImage out of the system's. `place` takes the files.
 */
export const builderEnvironment = (
  place: string,
  options: { readonly isFallback: boolean; readonly needsAppImage: boolean; readonly isFast: boolean },
): Readonly<Record<string, string>> => {
  const fpm = path.join(place, 'fpm');
  const tsx = pathToFileURL(createRequire(path.join(root, 'package.json')).resolve('tsx')).href;
  const script = path.join(root, 'build', 'package', 'fpm', 'fpm.ts');
  // Not in the environment of electron-builder, which hands on no variable with KEY in its name.
  const level = `export LATCHKEY_PACK_LEVEL=${options.isFast ? '1' : '6'}`;
  writeScript(fpm, `${level}\nexec ${quoted(process.execPath)} --import ${quoted(tsx)} ${quoted(script)} "$@"`);
  const base = { CUSTOM_FPM_PATH: fpm };
  if (!options.isFallback || !options.needsAppImage) return base;
  return { ...base, APPIMAGE_TOOLS_PATH: appImageTools(path.join(place, 'appimage'), options.isFast) };
};

/** The folder layout of electron-builder's own tools (app-builder-lib, toolsets/linux). */
const appImageTools = (folder: string, isFast: boolean): string => {
  mkdirSync(path.join(folder, 'runtimes'), { recursive: true });
  mkdirSync(path.join(folder, 'lib', 'x64'), { recursive: true });
  // Image and files carry the time of SOURCE_DATE_EPOCH, which mksquashfs reads by itself.
  writeScript(path.join(folder, 'mksquashfs'), `exec mksquashfs "$@"${isFast ? ' -noD' : ''}`);
  writeScript(path.join(folder, 'desktop-file-validate'), 'exec desktop-file-validate "$@"');
  const runtime = appImageRuntime(cacheDirectory(), run, thisMachine(null).canInstall);
  writeFileSync(path.join(folder, 'runtimes', 'runtime-x64'), runtime);
  return folder;
};

const writeScript = (file: string, line: string): void => {
  writeFileSync(file, `#!/bin/sh\n${line}\n`);
  chmodSync(file, 0o755);
};

const quoted = (text: string): string => `'${text.replace(/'/g, "'\\''")}'`;
